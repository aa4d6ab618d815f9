import * as v from 'valibot';
import type { DomainName } from '../../dns/name.js';
import type { RegistryUnknownReason } from '../../model/registration.js';
import { remoteLine } from '../../model/remote-text.js';
import { stateFromEpp } from '../epp-state.js';
import {
  bareRegistration,
  isName,
  type RegistryReading,
  readNameServers,
  rulesOf,
  unknownReading,
} from '../registry-reading.js';
import { findWithheld } from '../withheld.js';
import { RdapDomain, RdapError } from './rdap-domain.js';
import { readEvents } from './rdap-events.js';

/** A final HTTP reply: its status, its body as JSON, as nothing or as another text. */
export type RdapReply = {
  readonly status: number;
  readonly text: string;
  readonly body:
    | { readonly kind: 'json'; readonly value: unknown }
    | { readonly kind: 'empty' }
    | { readonly kind: 'not-json'; readonly detail: string };
};

/**
 * Reads the reply to a domain query. 404 is the registry's "not registered" only where it is RDAP that says so: an RDAP
 * error of that code, or no body at all, which RFC 7480 section 5.3 allows. A web page or a gateway's own JSON tells
 * nothing about the name. Source: RFC 9083 sections 5.3 and 6, RFC 7480 section 5.
 */
export function parseRdap(reply: RdapReply, asked: DomainName): RegistryReading {
  const text = reply.body.kind === 'json' ? JSON.stringify(reply.body.value, null, 2) : reply.text;
  const value = reply.body.kind === 'json' ? reply.body.value : undefined;
  if (reply.status === 200) return readObject(reply, value, asked, text);
  if (reply.status === 404) return readNotFound(reply, value, asked, text);
  return unknownReading(reasonOf(reply.status), describe(reply.status, value), text);
}

function readObject(reply: RdapReply, value: unknown, asked: DomainName, text: string): RegistryReading {
  if (reply.body.kind === 'empty') return unknownReading('empty', 'an answer without content', text);
  if (reply.body.kind === 'not-json') return unknownReading('malformed', reply.body.detail, text);
  const error = v.safeParse(RdapError, value);
  if (error.success) {
    // An error 404 too: beside the status 200 it contradicts itself, and is no word on the name.
    const code = error.output.errorCode;
    return unknownReading(reasonOf(code), describe(code, value), text);
  }
  const domain = v.safeParse(RdapDomain, value);
  if (!domain.success) return unknownReading('malformed', 'not an RDAP domain object', text);
  const { ldhName, unicodeName, status, nameservers, handle } = domain.output;
  const name = ldhName ?? unicodeName ?? '';
  if (!isName(name, asked)) return unknownReading('malformed', `an answer about ${name || 'no name'}`, text);

  return {
    kind: 'registration',
    registration: {
      ...stateFromEpp(status),
      domain: asked,
      rules: rulesOf(asked),
      stateWords: status.map((word) => remoteLine(word)),
      ...readEvents(domain.output.events),
      nameServers: readNameServers(nameservers.map((host) => host.ldhName ?? host.unicodeName ?? '')),
      registrar: contactOf(domain.output, 'registrar', ['fn', 'org']),
      registrant: contactOf(domain.output, 'registrant', ['org', 'fn']),
      handle: handle === undefined || handle === '' ? null : remoteLine(handle),
    },
    observed: `status: ${status.join(', ') || '(none)'}`,
    text,
  };
}

function readNotFound(reply: RdapReply, value: unknown, asked: DomainName, text: string): RegistryReading {
  const error = v.safeParse(RdapError, value);
  const isRdap = reply.body.kind === 'empty' || (error.success && error.output.errorCode === 404);
  if (!isRdap) return unknownReading('malformed', 'status 404 with a body that is not RDAP', text);
  const withheld = findWithheld(text.split('\n'));
  const registration = bareRegistration(
    asked,
    rulesOf(asked),
    withheld === undefined ? { state: 'unregistered' } : { state: 'unknown', raw: remoteLine(withheld) },
  );
  return { kind: 'registration', registration, observed: withheld ?? describe(404, value), text };
}

function reasonOf(status: number): RegistryUnknownReason {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403 || status === 451) return 'refused';
  if (status === 501) return 'no-service';
  return status >= 500 ? 'unavailable' : 'malformed';
}

function describe(status: number, value: unknown): string {
  const error = v.safeParse(RdapError, value);
  return [String(status), error.success ? error.output.title : undefined].filter(Boolean).join(' ');
}

/** Names a registry puts where it does not say who it is. */
const REDACTED =
  /redact|privacy|private (person|registration)|withheld|not disclosed|data protected|gdpr|masked/i;

function contactOf(domain: RdapDomain, role: string, properties: readonly string[]): string | null {
  const card = domain.entities.find((entity) => entity.roles.includes(role))?.vcardArray?.[1] ?? [];
  const values = properties.flatMap((name) => card.filter((each) => each.name === name));
  const found = values.find(({ value }) => value.trim() !== '' && !REDACTED.test(value));
  return found === undefined ? null : remoteLine(found.value);
}
