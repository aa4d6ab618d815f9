import { isIP } from 'node:net';
import { parseDomainName, ROOT } from '../dns/name.js';
import type { Target } from '../model/target.js';

/** A name that cannot be audited: what was given, where, and why not. */
export type BadTarget = {
  readonly kind: 'bad-target';
  readonly input: string;
  readonly where: string;
  readonly reason: string;
};

export type Targets = { readonly targets: readonly Target[]; readonly bad: readonly BadTarget[] };

/** Characters of bad input repeated in the message. */
const MAX_SHOWN = 60;

/** Reads one name as people give it: any case, a trailing dot, IDN, or the URL of the site. */
export function parseTarget(input: string, where: string): Target | BadTarget {
  const bad = (reason: string): BadTarget => ({ kind: 'bad-target', input: shown(input), where, reason });
  const text = hostOf(input.trim());
  if (isIP(text.replace(/^\[|\]$/g, '')) !== 0) return bad('it is an IP address, not a domain name');
  const blank = /[\s\u3000]/.exec(text);
  if (blank !== null) return bad('it contains a blank');
  const domain = parseDomainName(text);
  if (typeof domain !== 'string') return bad(domain.reason);
  if (domain === ROOT) return bad('the root has no parent that could delegate it');
  if (!/^[a-z0-9_.-]+$/.test(domain)) return bad('it has characters that no registered name has');
  return { input: text, domain };
}

/** Reads a list: one name a line, `#` comments, blank lines. Duplicates are audited once; a bad line spoils no other. */
export function parseTargetList(text: string, source: string): Targets {
  const entries = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ line: line.replace(/(^|\s)#.*$/, '').trim(), where: `${source}:${at + 1}` }))
    .filter(({ line }) => line !== '');
  return collectTargets(entries.map(({ line, where }) => parseTarget(line, where)));
}

export function collectTargets(parsed: readonly (Target | BadTarget)[]): Targets {
  const targets = new Map<string, Target>();
  const bad: BadTarget[] = [];
  for (const one of parsed) {
    if ('kind' in one) bad.push(one);
    else if (!targets.has(one.domain)) targets.set(one.domain, one);
  }
  return { targets: [...targets.values()], bad };
}

function hostOf(text: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]*|\[[^\]]*\])(?::\d+)?(?:[/?#].*)?$/i.exec(text);
  return url?.[1] ?? text.replace(/[/?#].*$/, '');
}

function shown(input: string): string {
  const line = JSON.stringify(input.length > MAX_SHOWN ? `${input.slice(0, MAX_SHOWN)}…` : input);
  return line;
}
