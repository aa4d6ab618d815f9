import { type DomainName, domainName, isBelow, textLabelsOf } from '../dns/name.js';
import { registrableDomain } from '../dns/public-suffix.js';
import operators from './hijack-data/operators.json' with { type: 'json' };

/**
 * The registered domains of operators whose name servers many zones use. One who numbers its domains (`awsdns-09.com`)
 * has the number of `domain`: which number was meant, nobody can tell.
 */
export function operatorDomains(domain: DomainName): readonly DomainName[] {
  const number = /\d+/.exec(domain)?.[0];
  return OPERATORS.map(({ name, numbered }) =>
    numbered && number !== undefined ? domainName(name.replace(/\d+/, number)) : name,
  );
}

const OPERATORS = operators.rows.flatMap(({ domains, numbered }) =>
  domains.map((domain) => ({ name: domainName(domain), numbered })),
);

/** Letters that a name needs before one of them can be said to be wrong: short names are close to everything. */
const LEAST_LETTERS = 5;

/** Labels that name servers go by, before a dot that was left out: `ns1example.jp`. */
const SERVER_LABEL = /^(ns|dns)\d*$/;

/**
 * How one registered domain may be a slip of the pen for another. `letters`: one letter missing, added, other or two
 * swapped (a flipped bit is one other letter). `suffix`: the same first label under another suffix. `dot`: a dot left
 * out of the one that was meant, `b`. Undefined for anything else, and where only digits differ: `example1.jp` and
 * `example2.jp` are siblings, not slips.
 */
export function slipBetween(a: DomainName, b: DomainName): 'letters' | 'suffix' | 'dot' | undefined {
  if (a === b) return undefined;
  if (lacksDot(a, b)) return 'dot';
  const [first, ...restA] = textLabelsOf(a);
  const [second, ...restB] = textLabelsOf(b);
  if (first === undefined || second === undefined) return undefined;
  if (first === second) return restA.join('.') === restB.join('.') ? undefined : 'suffix';
  if (restA.join('.') !== restB.join('.')) return undefined;
  if (Math.min(first.length, second.length) < LEAST_LETTERS) return undefined;
  if (withoutDigits(first) === withoutDigits(second)) return undefined;
  return isOneEdit(first, second) ? 'letters' : undefined;
}

/** True for `exampleco.jp` in the place of `example.co.jp`, and for `ns1example.jp` in that of `ns1.example.jp`. */
function lacksDot(a: DomainName, b: DomainName): boolean {
  if (a.length === b.length - 1 && a.replaceAll('.', '') === b.replaceAll('.', '')) return true;
  return a.endsWith(b) && SERVER_LABEL.test(a.slice(0, -b.length));
}

/** The name that was meant where a master file lost its trailing dot: `ns1.example.jp.city.example.lg.jp`. */
export function withoutOrigin(host: DomainName, zone: DomainName): DomainName | undefined {
  if (!isBelow(host, zone)) return undefined;
  const inner = host.slice(0, -zone.length - 1) as DomainName;
  const last = textLabelsOf(inner).at(-1);
  // Two labels are a plain host of the zone; the last must be one that names end in.
  const isWhole = textLabelsOf(inner).length >= 3 && last !== undefined && COMMON_TLDS.has(last);
  return isWhole && registrableDomain(inner) !== undefined ? inner : undefined;
}

const COMMON_TLDS = new Set(['jp', 'com', 'net', 'org', 'info', 'biz', 'io', 'uk']);

function withoutDigits(label: string): string {
  return label.replace(/\d/g, '');
}

/** One insertion, deletion, substitution, or swap of neighbours (Damerau). */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
