import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDomainName } from '../dns/name.js';
import { EVIDENCE_VERSION, type Evidence } from '../model/evidence.js';
import { evidenceSchema } from '../model/schemas/index.js';
import { misfit } from '../model/schemas/misfit.js';
import { EVIDENCE_SUFFIX } from './evidence-file-name.js';
import { parseJson, readText } from './read-file.js';
import { UsageError } from './usage-error.js';

/** The evidence files at these paths, folders' too, each once. Throws a `UsageError`. */
export function evidenceFiles(paths: readonly string[], cwd: string): readonly string[] {
  return [...new Set(paths.flatMap((path) => filesAt(resolve(cwd, path))))];
}

function filesAt(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`${path}: there is no such file`);
  if (!stat.isDirectory()) return [path];
  const files = readdirSync(path).filter((name) => name.endsWith(EVIDENCE_SUFFIX));
  if (files.length === 0) throw new UsageError(`${path}: no *${EVIDENCE_SUFFIX} file in this folder`);
  return files.sort().map((name) => join(path, name));
}

/** Reads one evidence file. Throws a `UsageError`. */
export function readEvidence(path: string): Evidence {
  const value = parseJson(readText(path), path);
  const problem = evidenceProblem(value);
  if (problem !== undefined) throw new UsageError(`${path}: not evidence of lgaudit: ${problem}`);
  return value as Evidence;
}

function evidenceProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'not an object';
  const evidence = value as Record<string, unknown>;
  if (evidence.evidenceVersion !== EVIDENCE_VERSION) return `"evidenceVersion" is not "${EVIDENCE_VERSION}"`;
  const domain = (evidence.target as { domain?: unknown } | undefined)?.domain;
  if (typeof domain !== 'string' || parseDomainName(domain) !== domain)
    return '"target.domain" is not a domain name';
  if (Number.isNaN(Date.parse(String(evidence.collectedAt)))) return '"collectedAt" is not an instant';
  return misfit(evidenceSchema, value);
}
