import type { DomainName } from '../../dns/name.js';
import type { RegistryUnknownReason } from '../../model/registration.js';
import type { JsonFailure, JsonOutcome } from '../../net/https.js';
import { addressesOf, type RegistryContext } from '../registry-context.js';
import { type RegistryReading, unknownReading } from '../registry-reading.js';
import { type BootstrapReading, parseBootstrap } from './bootstrap.js';
import { parseRdap } from './parse-rdap.js';

/** Asks an RDAP service about a domain; `base` ends in a slash. Source: RFC 9082 section 3.1.3. */
export async function askRdap(
  domain: DomainName,
  base: string,
  context: RegistryContext,
  signal: AbortSignal,
): Promise<RegistryReading> {
  const outcome = await get(`${base}domain/${encodeURIComponent(domain)}`, RDAP_ACCEPT, context, signal);
  // A forbidden address or URL was not contacted, so no question went out.
  if (outcome.kind === 'reply' || outcome.failure !== 'forbidden') context.onQuestion('rdap');
  if (outcome.kind === 'failed') return unknownReading(REASONS[outcome.failure], outcome.detail, '');
  const reading = parseRdap(outcome, domain);
  return reading.kind === 'unknown' && outcome.retryAfterSeconds !== null
    ? { ...reading, retryAfterSeconds: outcome.retryAfterSeconds }
    : reading;
}

/** A bootstrap that cannot be had is a value too: `failed`, with the reason a look-up gets that needed it. */
export type BootstrapOutcome =
  | BootstrapReading
  | { readonly kind: 'failed'; readonly reason: RegistryUnknownReason; readonly detail: string };

/** Fetches IANA's bootstrap file, a second time where the connection failed. */
export async function fetchBootstrap(
  url: string,
  context: RegistryContext,
  signal: AbortSignal,
): Promise<BootstrapOutcome> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await get(url, 'application/json', context, signal);
    if (outcome.kind === 'failed') {
      if (outcome.failure === 'unreachable' && attempt === 0) continue;
      return { kind: 'failed', reason: REASONS[outcome.failure], detail: outcome.detail };
    }
    if (outcome.status !== 200) {
      return { kind: 'failed', reason: 'unavailable', detail: `status ${outcome.status}` };
    }
    return outcome.body.kind === 'json'
      ? parseBootstrap(outcome.body.value)
      : { kind: 'malformed', detail: 'not JSON' };
  }
}

const RDAP_ACCEPT = 'application/rdap+json, application/json;q=0.9';

/** `forbidden` is our own refusal to go there; a registry that answers from there is out of reach for us. */
const REASONS: { readonly [F in JsonFailure]: RegistryUnknownReason } = {
  timeout: 'timeout',
  unreachable: 'unreachable',
  'too-large': 'too-large',
  malformed: 'malformed',
  forbidden: 'unreachable',
  aborted: 'not-asked',
};

function get(
  url: string,
  accept: string,
  context: RegistryContext,
  signal: AbortSignal,
): Promise<JsonOutcome> {
  return context.getJson({
    url,
    accept,
    deadlineMs: context.settings.registryTimeoutMs,
    resolve: (host) => addressesOf(host, context),
    openedSpecialUse: context.settings.openedSpecialUse,
    allowInsecure: context.settings.allowInsecureRdap,
    signal,
  });
}
