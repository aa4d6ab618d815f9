import { Chalk, type ColorSupportLevel } from 'chalk';
import type { Severity } from '../../model/severity.js';
import type { Paint } from './layout.js';

/** Colours by meaning. They only repeat what the words already say. */
export type Palette = {
  readonly severity: Readonly<Record<Severity, Paint>>;
  /** An open question: never the colour of health. */
  readonly unknown: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly strong: Paint;
  readonly faint: Paint;
};

/** The sixteen basic colours only: each terminal's own theme keeps them legible. */
export function paletteOf(level: ColorSupportLevel): Palette {
  const chalk = new Chalk({ level });
  return {
    severity: {
      critical: chalk.bold.whiteBright.bgRed,
      high: chalk.bold.red,
      medium: chalk.bold.yellow,
      low: chalk.cyan,
      info: chalk.blue,
    },
    unknown: chalk.magenta,
    good: chalk.green,
    bad: chalk.red,
    strong: chalk.bold,
    faint: chalk.dim,
  };
}
