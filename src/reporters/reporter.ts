import type { Report } from '../model/report.js';
import type { Lang } from '../model/text.js';

/** How a report is to be shown. A format ignores what means nothing to it. */
export type ReporterOptions = {
  readonly lang: Lang;
  /** Columns of the terminal; 80 where absent, kept between 60 and 120. */
  readonly width?: number;
  /** Chalk's levels: 0 is plain, and the default. */
  readonly colorLevel?: 0 | 1 | 2 | 3;
  /** References, fingerprints and all evidence. */
  readonly verbose?: boolean;
  /** Headlines of the findings and the summary only. */
  readonly quiet?: boolean;
};

/** One output format: pure, and the same report gives the same text. Ends with a line end. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
