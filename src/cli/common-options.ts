import type { Weighing } from '../assess/domain-report.js';
import { DEFAULT_SEVERITIES } from '../checks/severity-profile.js';
import type { ExpectedHolders } from '../model/expected-holders.js';
import type { Confidence, Severity } from '../model/severity.js';
import type { Lang } from '../model/text.js';
import { type LoadedConfig, loadConfig, noConfig } from './config-file.js';
import type { FailOn } from './exit-code.js';
import { type Io, localeLang } from './io.js';
import type { ShowOptions } from './output.js';
import { parseTarget } from './targets.js';
import { UsageError } from './usage-error.js';

/** Options that every command with a report takes. */
export type CommonOptions = {
  readonly format: readonly string[];
  readonly output?: string;
  readonly lang?: Lang;
  readonly failOn?: FailOn;
  readonly minSeverity: Severity;
  readonly minConfidence: Confidence;
  /** A path, or false for `--no-config`. */
  readonly config?: string | boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  /** Share of names, 0 to 1, whose every question must have been answered. */
  readonly minCoverage?: number;
};

export type ReadOptions = {
  readonly loaded: LoadedConfig;
  readonly show: ShowOptions;
  readonly weighing: Weighing;
  readonly failOn: FailOn;
};

/** Completes the options with the configuration and the defaults. Throws a `UsageError`. */
export function readCommonOptions(options: CommonOptions, io: Io): ReadOptions {
  const named = typeof options.config === 'string' ? options.config : undefined;
  const loaded = options.config === false ? noConfig(io.cwd) : loadConfig(named, io.cwd);
  const severities = loaded.config.severities ?? {};
  const strange = Object.keys(severities).find((id) => !Object.hasOwn(DEFAULT_SEVERITIES, id));
  if (strange !== undefined) {
    throw new UsageError(`${loaded.path ?? 'configuration'}: "severities": there is no check "${strange}"`);
  }
  return {
    loaded,
    show: {
      lang: options.lang ?? localeLang(io.env),
      color: options.color,
      quiet: options.quiet === true,
      verbose: options.verbose === true,
    },
    weighing: {
      severities,
      expectedHolders: readHolders(loaded),
      minSeverity: options.minSeverity,
      minConfidence: options.minConfidence,
    },
    failOn: options.failOn ?? loaded.config.failOn ?? 'high',
  };
}

/** The names as they are compared: in lower case, without a trailing dot, as A-labels. */
function readHolders({ config, path }: LoadedConfig): ExpectedHolders {
  const entries = Object.entries(config.expectedHolders ?? {}).map(([key, holder]) => {
    const read = parseTarget(key, 'expectedHolders');
    if (!('kind' in read)) return [read.domain, holder] as const;
    throw new UsageError(`${path ?? 'configuration'}: "expectedHolders.${key}": ${read.reason.en}`);
  });
  return Object.fromEntries(entries);
}
