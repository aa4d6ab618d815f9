import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DomainName, isAtOrBelow, parseDomainName } from '../../dns/name.js';
import { remoteLine } from '../../model/remote-text.js';
import type { DomainReport } from '../../model/report.js';
import type { Lang } from '../../model/text.js';
import { toJsonText } from '../../reporters/json.js';
import { EXIT } from '../exit-code.js';
import { type Io, localeLang } from '../io.js';
import { readResult } from '../result-files.js';
import { parseTarget } from '../targets.js';
import { UsageError } from '../usage-error.js';

export type DependentsOptions = {
  readonly result?: readonly string[];
  readonly state?: string;
  readonly format: 'text' | 'json';
  readonly lang?: Lang;
};

/** An audited name, and which of its name servers live in the domain asked about. */
type Dependent = {
  readonly domain: string;
  readonly nameServers: readonly string[];
  /** The way to the domain where none of its name servers lives there: zone, host, zone, host ... */
  readonly via: readonly string[];
  /** All its name servers, those elsewhere too. */
  readonly of: number;
};

/** `lgaudit dependents NAME`: from saved results, which names stand or fall with that domain. Returns the exit code. */
export function dependents(input: string, options: DependentsOptions, io: Io): number {
  const asked = parseTarget(input, 'dependents');
  if ('kind' in asked)
    throw new UsageError(`dependents ${asked.input}: ${asked.reason[options.lang ?? localeLang(io.env)]}`);
  const name = asked.domain;
  const found = rowsOf(filesOf(options, io))
    .map((row) => dependentOf(row, name))
    .filter(({ nameServers, via }) => nameServers.length > 0 || via.length > 0)
    .sort((a, b) => (a.domain < b.domain ? -1 : 1));
  if (options.format === 'json') {
    io.out.write(`${toJsonText({ name, dependents: found }, 2)}\n`);
    return EXIT.clean;
  }
  const lang = options.lang ?? localeLang(io.env);
  const counted = {
    en: `${found.length === 1 ? '1 name depends' : `${found.length} names depend`} on ${name}`,
    ja: `${name}に依存するドメイン名 ${found.length}件`,
  };
  io.out.write(`${counted[lang]}\n`);
  for (const { domain, nameServers, via, of } of found) {
    if (nameServers.length === 0) {
      io.out.write(`  ${remoteLine(`${domain}  ${via.join(' → ')}`)}\n`);
      continue;
    }
    const share = { en: `${nameServers.length} of ${of}`, ja: `${of}台中${nameServers.length}台` }[lang];
    io.out.write(`  ${remoteLine(`${domain}  ${share}: ${nameServers.join(', ')}`)}\n`);
  }
  return EXIT.clean;
}

/** One row a name: the latest, where several results have it. */
function rowsOf(files: readonly string[]): DomainReport[] {
  const rows = new Map<string, DomainReport>();
  for (const row of files.flatMap((file) => readResult(file).domains)) {
    const known = rows.get(row.domain);
    if (known === undefined || known.collectedAt < row.collectedAt) rows.set(row.domain, row);
  }
  return [...rows.values()];
}

function filesOf({ result = [], state }: DependentsOptions, io: Io): string[] {
  const files = result.map((file) => resolve(io.cwd, file));
  if (state !== undefined) files.push(join(resolve(io.cwd, state), 'last.json'));
  if (files.length === 0)
    throw new UsageError('dependents needs a saved result: --result FILE or --state DIR');
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`${missing}: there is no such file`);
  return files;
}

function dependentOf(row: DomainReport, name: DomainName): Dependent {
  const inside = row.nameServers.filter(({ host, registeredDomain }) => {
    const read = parseDomainName(host);
    return registeredDomain === name || (typeof read === 'string' && isAtOrBelow(read, name));
  });
  const further = row.dependencies?.find(({ registeredDomain }) => registeredDomain === name);
  return {
    domain: row.domain,
    nameServers: inside.map(({ host }) => host),
    via: further?.path ?? [],
    of: row.nameServers.length,
  };
}
