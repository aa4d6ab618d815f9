import type { Lang } from '../../model/text.js';
import { readCommonOptions } from '../common-options.js';
import { diagnose } from '../doctor/diagnose.js';
import { isWell } from '../doctor/diagnosis.js';
import { lookAtNetwork } from '../doctor/look.js';
import { renderDoctorJson, renderDoctorText } from '../doctor/render.js';
import { EXIT } from '../exit-code.js';
import { onInterrupt } from '../interrupt.js';
import { colorLevel, type Io } from '../io.js';
import { networkSettings } from '../network-settings.js';

export type DoctorOptions = {
  readonly format: 'text' | 'json';
  readonly lang?: Lang;
  /** A path, or false for `--no-config`. */
  readonly config?: string | boolean;
  readonly color?: boolean;
};

/** Milliseconds for everything: a silent network takes the patience of one question and of one registry. */
const LIMIT_MS = 30_000;

/** `lgaudit doctor`: can this network be audited from. Exit 0 where all is well, 3 where something is not or is not known. */
export async function doctor(options: DoctorOptions, io: Io, version: string): Promise<number> {
  const now = () => new Date();
  const { loaded, show } = readCommonOptions(
    { ...options, format: [], minSeverity: 'info', minConfidence: 'possible' },
    io,
  );
  const settings = networkSettings(loaded, { nameTimeoutMs: LIMIT_MS, offline: false });
  const interrupt = onInterrupt();
  try {
    const signal = AbortSignal.any([interrupt.signal, AbortSignal.timeout(LIMIT_MS)]);
    const look = await lookAtNetwork({ settings, now, signal });
    if (interrupt.signal.aborted) return EXIT.interrupted;
    const diagnoses = diagnose(look);
    const report = { tool: { name: 'lgaudit', version }, startedAt: look.startedAt, diagnoses } as const;
    io.out.write(
      options.format === 'json'
        ? renderDoctorJson(report)
        : renderDoctorText(report, {
            lang: show.lang,
            colorLevel: colorLevel(io, io.out, show.color),
            ...(io.out.columns === undefined ? {} : { width: io.out.columns }),
          }),
    );
    return diagnoses.every(isWell) ? EXIT.clean : EXIT.incomplete;
  } finally {
    interrupt.stop();
  }
}
