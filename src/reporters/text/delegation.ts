import type { DomainReport, NameServerReport } from '../../model/report.js';
import { ADDRESS_STATES, RELATIONS } from './delegation-words.js';
import { hang, type Span, span, wrap } from './layout.js';
import { type Page, say } from './page.js';
import { registrationAgainLine, registrationLine } from './registration-line.js';
import { signedLine } from './signed-line.js';

/**
 * The delegation as a tree: parent zone, audited zone, each name server with its registered domain and addresses.
 * Box characters are of ambiguous width in East Asian fonts, so nothing to their right is aligned.
 */
export function delegationBlock(page: Page, row: DomainReport): string[] {
  if (row.zone === null) return [...nowhere(page, row), ...others(page, row, new Set())];
  const seen = new Set<string>();
  const parent = row.parentZone === null ? [] : [zoneLine(page, row.parentZone, PARENT_ZONE)];
  const zone = [zoneLine(page, row.zone, AUDITED_ZONE), ...inside(page, row)];
  const own = registrationOf(row, row.zone) === undefined ? [] : registrationLines(page, row, row.zone, seen);
  const servers = row.nameServers.map((server) => [
    serverLine(page, server),
    ...(server.registeredDomain === null ? [] : registrationLines(page, row, server.registeredDomain, seen)),
    ...addressLines(page, server),
  ]);
  const arrow = parent.length === 0 ? { first: '', rest: '' } : { first: '└─▶ ', rest: '    ' };
  return [
    ...parent.flatMap((line) => wrap(line, page.width)),
    ...branch(page, [...zone, ...own], arrow.first, arrow.rest),
    ...servers.flatMap((lines, index) => {
      const last = index === servers.length - 1;
      return branch(
        page,
        lines,
        `${arrow.rest}${last ? '└─ ' : '├─ '}`,
        `${arrow.rest}${last ? '   ' : '│  '}`,
      );
    }),
    ...others(page, row, seen),
  ];
}

const PARENT_ZONE = { en: 'parent zone', ja: '親ゾーン' };
const AUDITED_ZONE = { en: 'audited zone', ja: '監査対象のゾーン' };
const NO_ZONE = { en: 'no delegated zone was seen', ja: '委任されたゾーンは確認できませんでした' };
const INSIDE = { en: 'lies inside this zone', ja: 'はこのゾーンの中の名前です' };
const NO_ADDRESS = { en: 'no address was found', ja: 'アドレスが見つかりませんでした' };
const ONLY_IN = {
  parent: { en: 'named by the parent only', ja: '親ゾーン側だけに記載' },
  child: { en: 'named by the zone itself only', ja: 'ゾーン自身だけに記載' },
} as const;

function zoneLine(page: Page, zone: string, role: { readonly en: string; readonly ja: string }): Span[] {
  return [span(zone, page.palette.strong), span(`  ${say(page, role)}`, page.palette.faint)];
}

function inside(page: Page, row: DomainReport): Span[][] {
  if (row.zone === row.domain) return [];
  return [[span(`○ ${row.domain} ${say(page, INSIDE)}`)]];
}

function nowhere(page: Page, row: DomainReport): string[] {
  const name = span(row.domain, page.palette.strong);
  return wrap(signedLine(page, 'unknown', name, say(page, NO_ZONE)), page.width);
}

function serverLine(page: Page, server: NameServerReport): Span[] {
  const only = server.in.length === 1 ? server.in[0] : undefined;
  const notes = [say(page, RELATIONS[server.relation])];
  if (only !== undefined) notes.push(say(page, ONLY_IN[only]));
  return [
    span(server.host, page.palette.strong),
    span(`  ${notes.join(page.lang === 'ja' ? '、' : ', ')}`, page.palette.faint),
  ];
}

function addressLines(page: Page, server: NameServerReport): Span[][] {
  if (server.addresses.length === 0) return [signedLine(page, 'unknown', span(''), say(page, NO_ADDRESS))];
  return server.addresses.map(({ address, state }) => {
    const word = ADDRESS_STATES[state];
    return signedLine(page, word.health, span(address), say(page, word));
  });
}

function registrationLines(page: Page, row: DomainReport, domain: string, seen: Set<string>): Span[][] {
  const registration = registrationOf(row, domain);
  if (registration === undefined) return [];
  if (seen.has(domain)) return [registrationAgainLine(page, registration, row)];
  seen.add(domain);
  return [registrationLine(page, registration, row)];
}

function registrationOf(row: DomainReport, domain: string) {
  return row.registrations.find((registration) => registration.domain === domain);
}

/** Registered domains that no name server needs, such as those of mail or web targets. */
function others(page: Page, row: DomainReport, drawn: ReadonlySet<string>): string[] {
  return row.registrations
    .filter((registration) => !drawn.has(registration.domain))
    .flatMap((registration) => hangSigned(page, registrationLine(page, registration, row), '', ''));
}

/** The first line at the branch, the others below it. */
function branch(page: Page, lines: readonly (readonly Span[])[], first: string, rest: string): string[] {
  return lines.flatMap((line, index) => hangSigned(page, line, index === 0 ? first : rest, rest));
}

/** A wrapped line goes on under its own text: two columns in, behind the sign. */
function hangSigned(page: Page, line: readonly Span[], first: string, rest: string): string[] {
  return hang(first, line, page.width, `${rest}  `);
}
