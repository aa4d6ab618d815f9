import { isIP } from 'node:net';
import { type NameFault, parseDomainName, ROOT } from '../dns/name.js';
import { remoteLine } from '../model/remote-text.js';
import type { Target } from '../model/target.js';
import { message, type Text } from '../model/text.js';

/** A name that cannot be audited: what was given, where, and why not. */
export type BadTarget = {
  readonly kind: 'bad-target';
  readonly input: string;
  readonly where: string;
  readonly reason: Text;
  /** The whole input as safe text: what stands in the place of a name, and never reads as one. */
  readonly text: string;
  readonly inputs?: readonly string[];
};

export type Targets = { readonly targets: readonly Target[]; readonly bad: readonly BadTarget[] };

const WHY_NOT: Readonly<Record<NameFault | 'address' | 'blank' | 'root' | 'characters', Text>> = {
  empty: message('the name is empty', '名前が空です'),
  'not-idn': message(
    'it is not a valid internationalized domain name',
    '国際化ドメイン名として正しくありません',
  ),
  'bad-escape': message(
    'an escape (\\) is not followed by a character or three digits',
    '「\\」の後に文字または3桁の数字がありません',
  ),
  'empty-label': message(
    'a label is empty: two dots in a row, or a dot in front',
    'ドット（.）が連続しているか、先頭にあります',
  ),
  'long-label': message('a label has more than 63 octets', '63オクテットを超えるラベルがあります'),
  'long-name': message('it has more than 255 octets', '255オクテットを超えています'),
  address: message('it is an IP address, not a domain name', 'ドメイン名ではなくIPアドレスです'),
  blank: message('it contains a blank', '空白が含まれています'),
  root: message('the root has no parent that could delegate it', 'ルートには委任元の親ゾーンがありません'),
  characters: message(
    'it has characters that no registered name has',
    '登録ドメイン名に使えない文字が含まれています',
  ),
};

/** Characters of bad input repeated in the message. */
const MAX_SHOWN = 60;

/** Reads one name as people give it: any case, a trailing dot, IDN, or the URL of the site. */
export function parseTarget(input: string, where: string): Target | BadTarget {
  const bad = (why: keyof typeof WHY_NOT): BadTarget => {
    return { kind: 'bad-target', input: shown(input), where, reason: WHY_NOT[why], text: neverAName(input) };
  };
  const text = hostOf(input.trim());
  if (mayBeAddress(text) && isIP(text.replace(/^\[|\]$/g, '')) !== 0) return bad('address');
  const blank = /[\s\u3000]/.exec(text);
  if (blank !== null) return bad('blank');
  const domain = parseDomainName(text);
  if (typeof domain !== 'string') return bad(domain.fault);
  if (domain === ROOT) return bad('root');
  if (!/^[a-z0-9_.-]+$/.test(domain)) return bad('characters');
  return { input: text, domain };
}

/** What one line or argument gave, and that line with its place, as `names.txt:3: City.Example.lg.jp`. */
export type Given = { readonly read: Target | BadTarget; readonly line: string };

export function givenAs(input: string, where: string): Given {
  return { read: parseTarget(input, where), line: `${where}: ${remoteLine(input)}` };
}

/** Reads a list: one name a line, `#` comments, blank lines. A bad line spoils no other. */
export function parseTargetList(text: string, source: string): readonly Given[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ line: line.replace(/(^|\s)#.*$/, '').trim(), where: `${source}:${at + 1}` }))
    .filter(({ line }) => line !== '')
    .map(({ line, where }) => givenAs(line, where));
}

/** Each name once: what was given more than once keeps all its lines, and so does what cannot be read. */
export function collectTargets(given: readonly Given[]): Targets {
  const targets = new Map<string, Target>();
  const bad = new Map<string, BadTarget>();
  const lines = new Map<Target | BadTarget, string[]>();
  for (const { read, line } of given) {
    const first = 'kind' in read ? sameOr(bad, read.text, read) : sameOr(targets, read.domain, read);
    const known = lines.get(first);
    if (known === undefined) lines.set(first, [line]);
    else known.push(line);
  }
  const withLines = <T extends Target | BadTarget>(read: T): T => {
    const inputs = lines.get(read) ?? [];
    return inputs.length > 1 ? { ...read, inputs } : read;
  };
  return { targets: [...targets.values()].map(withLines), bad: [...bad.values()].map(withLines) };
}

/** What the map has under the key; `value` where it had nothing. */
function sameOr<T>(map: Map<string, T>, key: string, value: T): T {
  const first = map.get(key) ?? value;
  map.set(key, first);
  return first;
}

function hostOf(text: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]*|\[[^\]]*\])(?::\d+)?(?:[/?#].*)?$/i.exec(text);
  return url?.[1] ?? text.replace(/[/?#].*$/, '');
}

/** Keeps Node from compiling its expression for IPv6 addresses, 3 ms, before the first question goes out. */
function mayBeAddress(text: string): boolean {
  return /:|^[\d.]+$/.test(text);
}

/** Safe text lacks what is invisible: the rest, in quotes, is not taken for a name that has a row of its own. */
function neverAName(input: string): string {
  const line = remoteLine(input);
  return line === input.trim() && line !== '' ? line : `"${line}"`;
}

function shown(input: string): string {
  return JSON.stringify(input.length > MAX_SHOWN ? `${input.slice(0, MAX_SHOWN)}…` : input);
}
