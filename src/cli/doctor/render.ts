import { fill, message, type Text } from '../../model/text.js';
import { toJsonText } from '../../reporters/json.js';
import { jstMinute } from '../../reporters/jst.js';
import type { ReporterOptions } from '../../reporters/reporter.js';
import { hang, span, stack, wrap } from '../../reporters/text/layout.js';
import { inset, type Page, pageOf, say } from '../../reporters/text/page.js';
import { joined } from '../../reporters/text/words.js';
import { type Diagnosis, type DiagnosisId, type DiagnosisState, isWell } from './diagnosis.js';

/** The doctor's report: who wrote it, when it was looked, and what was found. */
export type DoctorReport = {
  readonly tool: { readonly name: 'lgaudit'; readonly version: string };
  /** ISO instant, by this machine's clock. */
  readonly startedAt: string;
  readonly diagnoses: readonly Diagnosis[];
};

/** As text: a line each, and where something is not well what follows and what to do. */
export function renderDoctorText(report: DoctorReport, options: ReporterOptions): string {
  const page = pageOf(options);
  const title = `${report.tool.name} ${report.tool.version}  ${say(page, headline(report.startedAt))}`;
  const blocks = report.diagnoses.map((one) => block(page, one));
  return `${stack([wrap([span(title, page.palette.faint)], page.width), ...blocks, conclusion(page, report)]).join('\n')}\n`;
}

/** As JSON: `checks` in a fixed order, texts in both languages. */
export function renderDoctorJson({ tool, startedAt, diagnoses }: DoctorReport): string {
  const wellAll = diagnoses.every(isWell);
  return `${toJsonText({ schemaVersion: '1.0', tool, startedAt, ok: wellAll, checks: diagnoses }, 2)}\n`;
}

const TITLES: Readonly<Record<DiagnosisId, Text>> = {
  'dns-udp': { en: 'Port 53/udp (DNS)', ja: '53/udp（DNS）' },
  'dns-tcp': { en: 'Port 53/tcp (DNS)', ja: '53/tcp（DNS）' },
  'dns-ipv6': { en: 'IPv6', ja: 'IPv6' },
  interception: { en: 'Interception of DNS', ja: 'DNSの横取り' },
  whois: { en: 'Port 43/tcp (WHOIS of JPRS)', ja: '43/tcp（JPRS WHOIS）' },
  https: { en: 'Port 443/tcp (RDAP)', ja: '443/tcp（RDAP）' },
  clock: { en: 'Clock', ja: '時計' },
};

const STATES: Readonly<Record<DiagnosisState, Text & { readonly sign: string }>> = {
  ok: { sign: '✓', en: 'ok', ja: '問題なし' },
  fails: { sign: '!', en: 'fails', ja: '問題あり' },
  'cannot-tell': { sign: '?', en: 'cannot tell', ja: '判定不能' },
  'not-available': { sign: '-', en: 'not available', ja: '利用なし' },
};

const FOLLOWS = message('What follows: ', '影響: ');
const REMEDY = message('What to do: ', '対処: ');

function headline(startedAt: string): Text {
  const when = jstMinute(startedAt);
  return { en: `looked at this network ${when} JST`, ja: `ネットワークの確認 ${when}（日本時間）` };
}

function block(page: Page, { id, state, seen, follows, remedy }: Diagnosis): string[] {
  const word = STATES[state];
  const paint = paintOf(page, state);
  const heading = [span(`${say(page, TITLES[id])}: `, page.palette.strong), span(say(page, word), paint)];
  return [
    ...hang(`${paint(word.sign)} `, heading, page.width, '  '),
    ...inset(page, 2, (body) => [
      ...wrap(say(page, seen), body.width),
      ...(follows === null ? [] : hang(say(page, FOLLOWS), say(page, follows), body.width, '  ')),
      ...(remedy === null ? [] : hang(say(page, REMEDY), say(page, remedy), body.width, '  ')),
    ]),
  ];
}

function paintOf({ palette }: Page, state: DiagnosisState) {
  switch (state) {
    case 'ok':
      return palette.good;
    case 'fails':
      return palette.bad;
    case 'cannot-tell':
      return palette.unknown;
    case 'not-available':
      return palette.faint;
  }
}

const WELL = message('This network is fit for audits.', 'このネットワークから監査できます。');
const UNWELL = message(
  'An audit from here would be incomplete or misled. Not in order: {titles}',
  'このままでは監査が不完全になるか、誤った結果になります。要確認: {titles}',
);

function conclusion(page: Page, { diagnoses }: DoctorReport): string[] {
  const open = diagnoses.filter((one) => !isWell(one));
  if (open.length === 0) return wrap([span(say(page, WELL), page.palette.strong)], page.width);
  const titles = joined(
    open.map(({ id }) => say(page, TITLES[id])),
    page.lang,
  );
  return wrap([span(say(page, fill(UNWELL, { titles })), page.palette.strong)], page.width);
}
