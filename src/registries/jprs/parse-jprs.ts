import type { DomainName } from '../../dns/name.js';
import type { RegistrationState } from '../../model/registration.js';
import { remoteLine } from '../../model/remote-text.js';
import { decodeText } from '../decode-text.js';
import {
  bareRegistration,
  isName,
  type RegistryReading,
  readNameServers,
  rulesOf,
  unknownReading,
} from '../registry-reading.js';
import { findTrouble } from '../trouble-words.js';
import { readJprsDate, readJstInstant } from './jprs-dates.js';
import { type JprsEntry, type JprsField, splitJprsText } from './jprs-fields.js';

/**
 * Reads an answer of whois.jprs.jp: general-use and organizational form, English or Japanese, UTF-8 or ISO-2022-JP.
 * A registration needs the name that was asked, one state and a last update. The last update closes the block in every
 * answer seen, so an answer that broke off on the way is `malformed`, never healthy. `No match!!` counts only alone.
 */
export function parseJprs(octets: Uint8Array, asked: DomainName): RegistryReading {
  const text = decodeText(octets);
  const { entries, lines } = splitJprsText(text);
  const noMatch = lines.includes(NO_MATCH);
  if (entries.length > 0) {
    return noMatch
      ? unknownReading('malformed', `${NO_MATCH} beside a registration`, text)
      : readBlock(entries, asked, text);
  }
  const trouble = findTrouble(lines, asked);
  if (trouble !== undefined) return unknownReading(trouble.reason, trouble.line, text);
  if (noMatch) {
    const registration = bareRegistration(asked, rulesOf(asked), { state: 'unregistered' });
    return { kind: 'registration', registration, observed: NO_MATCH, text };
  }
  return lines.length === 0
    ? unknownReading('empty', 'an answer without content', text)
    : unknownReading('malformed', lines[0] ?? '', text);
}

const NO_MATCH = 'No match!!';

function readBlock(entries: readonly JprsEntry[], asked: DomainName, text: string): RegistryReading {
  const malformed = (detail: string) => unknownReading('malformed', detail, text);
  const all = (field: JprsField) => entries.filter((entry) => entry.field === field);
  const value = (field: JprsField) => all(field).find((entry) => entry.value !== '')?.value ?? '';

  const names = all('domain');
  if (names.length === 0) return malformed('no domain name in the answer');
  const other = names.find((name) => !isName(name.value, asked));
  if (other !== undefined) return malformed(`an answer about ${other.value}`);
  const [state, ...moreStates] = all('state');
  if (state === undefined || moreStates.length > 0) return malformed('not exactly one state');

  const stated = readState(state.value);
  const createdAt = readJprsDate(value('createdAt'));
  const expiresAt = readJprsDate(value('expiresAt'));
  const updatedAt = readJstInstant(value('updatedAt'));
  if (stated === undefined) return malformed(`the state ${state.value}`);
  if (createdAt === undefined || expiresAt === undefined) return malformed('a date that is none');
  if (updatedAt === undefined) return malformed('no last update: the answer is not whole');

  const registrant = value('registrantEn') || value('registrantJa');
  return {
    kind: 'registration',
    registration: {
      ...stated.state,
      domain: asked,
      rules: rulesOf(asked),
      stateWords: [state.value, ...all('lock').map((lock) => lock.value)]
        .filter(Boolean)
        .map((word) => remoteLine(word)),
      createdAt,
      updatedAt,
      // In the organizational form the date beside the state is the expiry, save for a deleted name.
      expiresAt: expiresAt ?? (stated.state.state === 'deleted' ? null : stated.date),
      nameServers: readNameServers(all('nameServer').map((entry) => entry.value.split(/\s/)[0] ?? '')),
      registrar: null,
      registrant: registrant === '' || registrant === FREED ? null : remoteLine(registrant),
      handle: null,
      events: [],
    },
    observed: `[${state.label}] ${state.value}`,
    text,
  };
}

/** JPRS writes this where the holder of a deleted name stood (seen 2012-08). */
const FREED = 'Suspended Domain Name';

/**
 * `Connected (2027/03/31)`, `To be suspended`. Undefined where a date is there that is none. A word without a row
 * (Renamed, Advance-Registered, ...) stays as it is: what follows from it is not published.
 */
function readState(text: string): { state: RegistrationState; date: string | null } | undefined {
  const parts = /^([^(]*?)\s*(?:\(([^)]*)\))?$/.exec(text);
  const word = parts?.[1]?.toLowerCase() ?? '';
  const known = STATES.get(word);
  if (known === undefined)
    return { state: { state: 'unknown', raw: remoteLine(text) || '(no state)' }, date: null };
  const date = readJprsDate(parts?.[2] ?? '');
  if (date === undefined) return undefined;
  return { state: known === 'deleted' ? { state: known, until: date } : { state: known }, date };
}

const STATES = new Map<string, Exclude<RegistrationState['state'], 'unknown' | 'unregistered'>>([
  ['active', 'active'],
  ['connected', 'active'],
  // Registered, but without name servers: the name is held all the same.
  ['registered', 'active'],
  ['to be suspended', 'to-be-suspended'],
  ['suspended', 'suspended'],
  ['to be deleted', 'to-be-deleted'],
  ['deleted', 'deleted'],
  ['reserved', 'reserved'],
  ['hold', 'hold'],
]);
