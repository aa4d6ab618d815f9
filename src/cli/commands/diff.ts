import { resolve } from 'node:path';
import { compareReports } from '../../history/compare-reports.js';
import type { Lang } from '../../model/text.js';
import { renderDiff } from '../../reporters/diff.js';
import type { DiffFormat } from '../../reporters/diff-formats.js';
import { EXIT, exitCodeOfNews, type FailOn } from '../exit-code.js';
import { colorLevel, type Io, localeLang } from '../io.js';
import { readResult } from '../result-files.js';
import { writeAtomically } from '../state/whole-file.js';

export type DiffOptions = {
  readonly format: DiffFormat;
  readonly output?: string;
  readonly lang?: Lang;
  readonly color?: boolean;
  readonly failOnNew?: boolean;
  readonly failOn: FailOn;
};

/** `lgaudit diff OLD NEW`: what is new, changed, resolved, reopened and unknown. Returns the exit code. */
export function diff(oldFile: string, newFile: string, options: DiffOptions, io: Io): number {
  const earlier = readResult(resolve(io.cwd, oldFile));
  const later = readResult(resolve(io.cwd, newFile));
  const history = compareReports(earlier, later);
  const toTerminal = options.output === undefined;
  const text = renderDiff(history, later.run.startedAt, options.format, {
    lang: options.lang ?? localeLang(io.env),
    colorLevel: toTerminal ? colorLevel(io, io.out, options.color) : 0,
    ...(toTerminal && io.out.columns !== undefined ? { width: io.out.columns } : {}),
  });
  if (options.output === undefined) io.out.write(text);
  else writeAtomically(resolve(io.cwd, options.output), text);
  // What could not be checked is told, and is no failure of comparing.
  return options.failOnNew === true ? exitCodeOfNews(later, history, options.failOn, 0) : EXIT.clean;
}
