import type { Ora } from 'ora';
import { questionsSent } from '../collect/questions-sent.js';
import { fill, message } from '../model/text.js';
import { colorLevel, type Io } from './io.js';
import type { ShowOptions } from './output.js';

/** What a person sees on stderr while names are audited; nothing where stderr is no terminal. */
export type Progress = { readonly done: (count: number) => void; readonly stop: () => void };

const ONE = message('auditing {name} …', '{name} を監査しています…');
const MANY = message(
  '{done} of {total} names, {rate} a second, {left} left',
  '{total}件中{done}件、毎秒{rate}件、残り{left}',
);

/** A spinner for one name; for several a line with count, rate and remaining time. */
export function startProgress(
  names: readonly string[],
  { lang, color, quiet }: Pick<ShowOptions, 'lang' | 'color' | 'quiet'>,
  io: Io,
): Progress {
  const started = performance.now();
  let isOver = quiet;
  let spinner: Ora | undefined;
  void questionsSent().then(spin);
  async function spin(): Promise<void> {
    if (isOver || io.err.isTTY !== true) return;
    const { default: ora } = await import('ora');
    if (isOver) return;
    const hue = colorLevel(io, io.err, color) === 0 ? false : 'cyan';
    spinner = ora({ stream: io.err, discardStdin: false, color: hue, text: textFor(0) }).start();
  }
  function textFor(done: number): string {
    const [name] = names;
    if (names.length === 1 && name !== undefined) return fill(ONE, { name })[lang];
    const seconds = (performance.now() - started) / 1000;
    const rate = seconds === 0 ? 0 : done / seconds;
    const left = rate === 0 ? '?' : clock((names.length - done) / rate);
    return fill(MANY, { done, total: names.length, rate: rate.toFixed(1), left })[lang];
  }
  return {
    done: (count) => {
      if (spinner !== undefined) spinner.text = textFor(count);
    },
    stop: () => {
      isOver = true;
      spinner?.stop();
    },
  };
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
