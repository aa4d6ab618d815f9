import type { whoisDomain } from 'whoiser';
import type { DomainName } from '../../dns/name.js';
import type { Registration } from '../../model/registration.js';
import { remoteLine } from '../../model/remote-text.js';
import { decodeText } from '../decode-text.js';
import { stateFromEpp } from '../epp-state.js';
import {
  bareRegistration,
  isName,
  type RegistryReading,
  readNameServers,
  rulesOf,
  unknownReading,
} from '../registry-reading.js';
import { classifyAnswer } from './classify-answer.js';
import { readWhoisDate } from './whois-date.js';

/**
 * Reads the WHOIS answer of a registry other than JPRS. The text is classified first; only a record goes to whoiser,
 * which knows the labels of many registries, and only one about the asked name becomes a registration.
 */
export async function parseWhois(octets: Uint8Array, asked: DomainName): Promise<RegistryReading> {
  const text = decodeText(octets);
  const answer = classifyAnswer(text, asked);
  switch (answer.kind) {
    case 'trouble':
      return unknownReading(answer.reason, answer.line, text);
    case 'withheld': {
      const state = { state: 'unknown', raw: remoteLine(answer.line) } as const;
      return {
        kind: 'registration',
        registration: bareRegistration(asked, rulesOf(asked), state),
        observed: answer.line,
        text,
      };
    }
    case 'not-found': {
      const registration = bareRegistration(asked, rulesOf(asked), { state: 'unregistered' });
      return { kind: 'registration', registration, observed: answer.line, text };
    }
    case 'record':
      return readRecord(await readLabels(text, asked), asked, text);
  }
}

function readRecord(data: DomainWhoisData | undefined, asked: DomainName, text: string): RegistryReading {
  if (data === undefined) return unknownReading('malformed', 'an answer that cannot be parsed', text);
  const one = (label: string) =>
    Object.hasOwn(data, label) && typeof data[label] === 'string' ? data[label] : '';
  // A label that comes twice has both values, with a blank between them.
  const names = one('Domain Name').split(/\s+/).filter(Boolean);
  if (names.length === 0) return unknownReading('malformed', 'no domain name in the answer', text);
  const other = names.find((name) => !isName(name, asked));
  if (other !== undefined) return unknownReading('malformed', `an answer about ${other}`, text);

  const words = statusWords(data['Domain Status'] ?? []);
  const registration: Registration = {
    ...stateFromEpp(words.map((word) => (LIVE_WORDS.has(word.toLowerCase()) ? 'active' : word))),
    domain: asked,
    rules: rulesOf(asked),
    stateWords: words.map((word) => remoteLine(word)),
    createdAt: readWhoisDate(one('Created Date')),
    updatedAt: readWhoisDate(one('Updated Date')),
    expiresAt: readWhoisDate(one('Expiry Date')),
    nameServers: readNameServers(data['Name Server'] ?? []),
    registrar: lineOrNull(one('Registrar')),
    registrant: lineOrNull(one('Registrant Organization') || one('Registrant Name')),
    handle: lineOrNull(one('Registry Domain ID') || one('ROID')),
    events: [],
  };
  return { kind: 'registration', registration, observed: `status: ${words.join(', ') || '(none)'}`, text };
}

type DomainWhoisData = Awaited<ReturnType<typeof whoisDomain>>[string];

/** Registries' own words for a live delegation: DENIC's `connect`, TCI's `REGISTERED, DELEGATED, VERIFIED`. */
const LIVE_WORDS = new Set(['connect', 'registered', 'delegated', 'verified']);

/** `clientHold https://icann.org/epp#clientHold` as `clientHold`; several on one line are told apart by commas. */
function statusWords(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.replace(/\(?https?:\/\/\S+/g, ' ').split(','))
    .map((word) => word.trim())
    .filter(Boolean);
}

function lineOrNull(text: string): string | null {
  return text === '' ? null : remoteLine(text);
}

/**
 * whoiser as a pure parser: it "asks" for the text we already have, once, and follows no referral. Lines it trips over
 * are taken out before: labels that name a member of every object (`constructor: x` ends its parse), and referrals,
 * whose URLs it parses without need. Blank lines are folded, because it takes them out one by one.
 */
async function readLabels(text: string, asked: DomainName): Promise<DomainWhoisData | undefined> {
  const calm = text
    .split('\n')
    .filter(
      (line) =>
        !INHERITED.has(labelOf(line)) && !/whois server|referralserver|registrar whois/.test(labelOf(line)),
    )
    .join('\n')
    .replace(/\n\s*\n(\s*\n)+/g, '\n\n');
  try {
    const { whoisDomain } = await import('whoiser');
    const results = await whoisDomain(asked, {
      host: WHOISER_KEY,
      follow: 1,
      raw: false,
      whoisQuery: async () => calm,
    });
    const data = results[WHOISER_KEY];
    return data === undefined || 'error' in data ? undefined : data;
  } catch {
    return undefined;
  }
}

/** whoiser files its result under the host that was asked; nobody is asked here. */
const WHOISER_KEY = 'registry';

const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype).map((name) => name.toLowerCase()));

function labelOf(line: string): string {
  return (/^\s*\[?([^:\]]*)/.exec(line)?.[1] ?? '').trim().toLowerCase();
}
