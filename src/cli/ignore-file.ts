import { resolve } from 'node:path';
import * as v from 'valibot';
import { DEFAULT_SEVERITIES } from '../checks/severity-profile.js';
import type { AcceptanceRule, RuleUse } from '../history/acceptances.js';
import { issueText } from './config-file.js';
import { parseJson, readText } from './read-file.js';
import { parseTarget } from './targets.js';
import { UsageError } from './usage-error.js';

/** Nothing is accepted for longer than this, in days; then somebody looks again. */
const MAX_DAYS = 366;

const text = v.pipe(
  v.string(),
  v.trim(),
  v.check((value) => value !== '', 'a text that is not empty'),
);
const day = v.pipe(v.string(), v.check(isDay, 'a day as 2027-03-31'));
const fingerprint = v.pipe(
  v.string(),
  v.check((value) => value.startsWith('lga1:'), 'a fingerprint, which begins with lga1:'),
);

const entrySchema = v.strictObject({
  id: v.optional(text),
  fingerprint: v.optional(fingerprint),
  domain: v.optional(text),
  reason: text,
  owner: text,
  expires: day,
});

/**
 * Reads the `--ignore` file: a JSON list of entries, or an object with such a list as `ignore`. Throws a `UsageError`
 * that names the entry. `today` is `YYYY-MM-DD`.
 */
export function readIgnoreFile(file: string, cwd: string, today: string): readonly AcceptanceRule[] {
  const path = resolve(cwd, file);
  const value = parseJson(readText(path), file);
  const list = Array.isArray(value) ? value : (value as { ignore?: unknown } | null)?.ignore;
  if (!Array.isArray(list)) throw new UsageError(`${file}: expects a list of entries`);
  return list.map((entry, at) => readEntry(entry, `${file}: entry ${at + 1}`, today));
}

function readEntry(entry: unknown, place: string, today: string): AcceptanceRule {
  const result = v.safeParse(entrySchema, entry);
  if (!result.success) {
    throw new UsageError(`${place}: ${issueText(result.issues[0])}`);
  }
  const { id, fingerprint, domain, ...acceptance } = result.output;
  if (id === undefined && fingerprint === undefined)
    throw new UsageError(`${place}: needs "id" or "fingerprint"`);
  if (id !== undefined && !Object.hasOwn(DEFAULT_SEVERITIES, id))
    throw new UsageError(`${place}: "id": there is no check "${id}"`);
  const name = domain === undefined ? undefined : parseTarget(domain, place);
  if (name !== undefined && 'kind' in name) throw new UsageError(`${place}: "domain": ${name.reason.en}`);
  if (Date.parse(acceptance.expires) - Date.parse(today) > MAX_DAYS * 24 * 60 * 60 * 1000)
    throw new UsageError(`${place}: "expires": ${acceptance.expires} is more than a year ahead`);
  return {
    ...acceptance,
    place,
    ...(id === undefined ? {} : { id }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(name === undefined ? {} : { domain: name.domain }),
  };
}

/** `2027-02-31` looks like one. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text.length === 10;
}

/**
 * What people should hear about their entries: those that ran out, and those that hide nothing any more. In a part of
 * the names (not `isWhole`), what an entry is for may be in another one.
 */
export function ignoreWarnings(
  rules: readonly AcceptanceRule[],
  uses: ReadonlyMap<AcceptanceRule, ReadonlySet<RuleUse>>,
  isWhole: boolean,
): readonly string[] {
  return rules.flatMap((rule) => {
    const used = uses.get(rule);
    const what = `${rule.place} (${rule.id ?? rule.fingerprint}, ${rule.owner})`;
    if (used?.has('expired')) return [`${what} expired on ${rule.expires}: what it accepted is back`];
    return used === undefined && isWhole ? [`${what} matches no finding: remove it`] : [];
  });
}
