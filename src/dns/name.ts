import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * A domain name in presentation form: absolute, lower case, without the trailing dot; the root is `.`.
 * Octets that are not printable, and the characters that mean something in a master file, are escaped
 * (`\.`, `\009`). Made only by the functions of this file, so case and dot are settled once.
 * Source: RFC 1035 section 5.1, RFC 4343 section 2.1.
 */
export type DomainName = string & { readonly __brand: 'DomainName' };

export const ROOT = '.' as DomainName;

/** Octets of a label, and of a whole name on the wire. RFC 1035 section 2.3.4. */
export const MAX_LABEL_OCTETS = 63;
export const MAX_NAME_OCTETS = 255;

/** What keeps a text from being a name, in a word. */
export type NameFault = 'empty' | 'not-idn' | 'bad-escape' | 'empty-label' | 'long-label' | 'long-name';

export type NameProblem = {
  readonly kind: 'name-problem';
  readonly fault: NameFault;
  /** The same in words. */
  readonly reason: string;
};

/**
 * Reads a name that a person or a document wrote: any case, with or without the trailing dot, with U-labels,
 * with master-file escapes. Returns the reason as a value where it is not a name.
 */
export function parseDomainName(text: string): DomainName | NameProblem {
  const labels = parseLabels(text);
  return 'kind' in labels ? labels : nameFromLabels(labels);
}

/** The octets of the labels of a written name, leftmost first, in the case given. Their lengths are not looked at. */
export function parseLabels(text: string): readonly Uint8Array[] | NameProblem {
  if (text === '') return problem('empty', 'the name is empty');
  if (text === '.') return [];
  const ascii = isAscii(text) ? text : toALabels(text);
  if (ascii === undefined) return problem('not-idn', 'it is not a valid internationalized domain name');
  const labels = readLabels(ascii.endsWith('.') && !endsWithEscapedDot(ascii) ? ascii.slice(0, -1) : ascii);
  return labels ?? problem('bad-escape', 'an escape (\\) is not followed by a character or three digits');
}

/** As `parseDomainName`, for text that is known to be a name (constants, tests): throws where it is not. */
export function domainName(text: string): DomainName {
  const name = parseDomainName(text);
  if (typeof name !== 'string') throw new Error(`not a domain name: ${JSON.stringify(text)}: ${name.reason}`);
  return name;
}

/** Builds a name from the octets of its labels (leftmost first), as read from the wire. */
export function nameFromLabels(labels: readonly Uint8Array[]): DomainName | NameProblem {
  let octets = 1;
  for (const label of labels) {
    if (label.length === 0) return problem('empty-label', 'a label is empty');
    if (label.length > MAX_LABEL_OCTETS) {
      return problem('long-label', `a label has ${label.length} octets, at most ${MAX_LABEL_OCTETS} fit`);
    }
    octets += label.length + 1;
  }
  if (octets > MAX_NAME_OCTETS)
    return problem('long-name', `the name has ${octets} octets, at most ${MAX_NAME_OCTETS} fit`);
  if (labels.length === 0) return ROOT;
  return labels.map(escapeLabel).join('.') as DomainName;
}

/** The octets of each label, leftmost first; none for the root. */
export function labelsOf(name: DomainName): Uint8Array[] {
  return name === ROOT ? [] : (readLabels(name) ?? []);
}

/** The labels in presentation form, leftmost first. */
export function textLabelsOf(name: DomainName): string[] {
  if (name === ROOT) return [];
  return name.includes('\\') ? labelsOf(name).map(escapeLabel) : name.split('.');
}

export function labelCount(name: DomainName): number {
  return textLabelsOf(name).length;
}

/** The name one label up, or undefined for the root. */
export function parentOf(name: DomainName): DomainName | undefined {
  if (name === ROOT) return undefined;
  return lastLabels(name, labelCount(name) - 1);
}

/** The rightmost `count` labels: `lastLabels('a.b.jp', 2)` is `b.jp`; 0 gives the root. */
export function lastLabels(name: DomainName, count: number): DomainName {
  const labels = textLabelsOf(name);
  return count <= 0 ? ROOT : (labels.slice(Math.max(0, labels.length - count)).join('.') as DomainName);
}

/** True where `name` is `ancestor` itself or stands below it. */
export function isAtOrBelow(name: DomainName, ancestor: DomainName): boolean {
  if (ancestor === ROOT || name === ancestor) return true;
  if (!name.endsWith(`.${ancestor}`)) return false;
  // `a\.jp` ends in `.jp` as text, yet is a single label.
  return !name.includes('\\') || lastLabels(name, labelCount(ancestor)) === ancestor;
}

export function isBelow(name: DomainName, ancestor: DomainName): boolean {
  return name !== ancestor && isAtOrBelow(name, ancestor);
}

/** With the trailing dot, as `dig` prints it: `example.jp.`; the root stays `.`. */
export function fqdn(name: DomainName): string {
  return name === ROOT ? '.' : `${name}.`;
}

/** The U-label form where it differs from the A-label form, to be shown beside it, never instead. */
export function unicodeForm(name: DomainName): string | undefined {
  if (!name.includes('xn--')) return undefined;
  const unicode = domainToUnicode(name);
  return unicode === '' || unicode === name ? undefined : unicode;
}

/** Canonical order: by label from the right, as octets. RFC 4034 section 6.1. */
export function compareNames(a: DomainName, b: DomainName): number {
  if (a === b) return 0;
  const left = labelsOf(a).reverse();
  const right = labelsOf(b).reverse();
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = Buffer.compare(left[i] as Uint8Array, right[i] as Uint8Array);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function problem(fault: NameFault, reason: string): NameProblem {
  return { kind: 'name-problem', fault, reason };
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

function toALabels(text: string): string | undefined {
  // Node reads a URL's host here: a slash, `?`, `#` or backslash would cut the rest off, `%2e` would become a dot.
  if (NOT_IN_A_HOST.test(text)) return undefined;
  // UTS 46 maps the ideographic full stop and full-width letters too, which Japanese keyboards produce.
  const ascii = domainToASCII(text);
  return ascii === '' ? undefined : ascii;
}

/** ASCII other than letters, digits, hyphen, underscore and dot. */
const NOT_IN_A_HOST = /[^\w.\-\u0080-\uffff]/;

function endsWithEscapedDot(text: string): boolean {
  let first = text.length - 1;
  while (text[first - 1] === '\\') first--;
  return (text.length - 1 - first) % 2 === 1;
}

function readLabels(text: string): Uint8Array[] | undefined {
  if (!text.includes('\\')) return text.split('.').map((label) => Buffer.from(label, 'latin1'));
  const labels: Uint8Array[] = [];
  let octets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '.') {
      labels.push(Uint8Array.from(octets));
      octets = [];
    } else if (char === '\\') {
      const next = text[i + 1];
      if (next === undefined) return undefined;
      const isDecimal = next >= '0' && next <= '9';
      const digits = isDecimal ? text.slice(i + 1, i + 4) : '';
      if (isDecimal && (!/^\d{3}$/.test(digits) || Number(digits) > 255)) return undefined;
      octets.push(isDecimal ? Number(digits) : next.charCodeAt(0));
      i += isDecimal ? 3 : 1;
    } else {
      octets.push(char.charCodeAt(0));
    }
  }
  labels.push(Uint8Array.from(octets));
  return labels;
}

function escapeLabel(label: Uint8Array): string {
  let text = '';
  for (const octet of label) text += PRESENTATION[octet];
  return text;
}

/** Every octet as it is written in a name. A table, because each name of each message goes through it. */
const PRESENTATION: readonly string[] = Array.from({ length: 256 }, (_, octet) => {
  const lower = octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet;
  const char = String.fromCharCode(lower);
  if (lower <= 0x20 || lower >= 0x7f) return `\\${String(lower).padStart(3, '0')}`;
  return '.\\"();@$'.includes(char) ? `\\${char}` : char;
});
