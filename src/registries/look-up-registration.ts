import { setTimeout as delay } from 'node:timers/promises';
import type { DomainName } from '../dns/name.js';
import type { RegistryLookup } from '../model/registration.js';
import { remoteLine, remoteLines } from '../model/remote-text.js';
import type { NetworkSettings } from '../model/settings.js';
import type { getJson } from '../net/https.js';
import { askWhois } from '../net/whois.js';
import { findService, type RegistryService } from './find-service.js';
import { asPackedJson } from './packed-json.js';
import { createQuestionBudget, createQuestionLedger, type QuestionLedger } from './question-budget.js';
import { type BootstrapOutcome, fetchBootstrap } from './rdap/ask-rdap.js';
import type { RegistryCache } from './registry-cache.js';
import type { RegistryContext } from './registry-context.js';
import { createRegistryGate } from './registry-gate.js';
import { type RegistryReading, type UnknownReading, unknownReading } from './registry-reading.js';
import { createSharedRuns, type RunResult } from './shared-runs.js';

/** Lines kept of a raw answer: all of any answer seen, and not all of a flood. */
const MAX_RAW_LINES = 200;

/**
 * Looks registrations up for one run.
 * `lookUp`: one question a registered domain, its outcome shared by all who ask, failures too; never rejects.
 * `counts`: the questions sent so far.
 */
export type RegistryClient = {
  readonly lookUp: (domain: DomainName, signal: AbortSignal) => Promise<RegistryLookup>;
  readonly counts: () => { readonly whois: number; readonly rdap: number };
};

/** `resolveHost` gives a registry host's addresses, none where it fails. The last three are for tests. */
export type RegistryClientDeps = {
  readonly settings: NetworkSettings;
  /** Answers of earlier runs. What is fresh there is not asked, even where we may ask. */
  readonly cache?: RegistryCache | undefined;
  /** Questions that other runs have asked today; without it only this run's count. */
  readonly ledger?: QuestionLedger | undefined;
  readonly resolveHost: (host: string) => Promise<readonly string[]>;
  readonly now: () => Date;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly askWhois?: RegistryContext['askWhois'];
  readonly getJson?: RegistryContext['getJson'];
};

export function createRegistryClient(deps: RegistryClientDeps): RegistryClient {
  const counts = { whois: 0, rdap: 0 };
  const context: RegistryContext = {
    settings: deps.settings,
    resolveHost: deps.resolveHost,
    askWhois: deps.askWhois ?? askWhois,
    getJson: deps.getJson ?? getJsonWhenAsked,
    onQuestion: (protocol) => {
      counts[protocol]++;
    },
  };
  const budget = createQuestionBudget(
    deps.settings.pace.registryQuestionsPerDay ?? 0,
    deps.ledger ?? createQuestionLedger(),
    deps.now,
  );
  const clock = { now: () => deps.now().getTime(), wait: deps.wait ?? waitUntilAborted };
  const gate = createRegistryGate(clock, budget);
  const lookups = createSharedRuns<DomainName, RegistryLookup>(
    asPackedJson(({ protocol, source }) => `${protocol} ${source}`),
  );
  const bootstraps = createSharedRuns<'bootstrap', BootstrapOutcome>();

  async function lookUpOnce(domain: DomainName, signal: AbortSignal): Promise<RunResult<RegistryLookup>> {
    const service = await findService(domain, context, () => bootstrap(signal));
    if (service.kind === 'unknown') return { value: unknown(null, service, deps.now()), keep: true };
    for (let attempt = 0; ; attempt++) {
      const outcome = await gate.pass(service.registry, service.intervalMs, signal, () =>
        service.ask(attempt, signal),
      );
      if (outcome.kind === 'withdrawn')
        return { value: unknown(service, OUT_OF_TIME, deps.now()), keep: false };
      if (outcome.kind === 'closed') {
        // Nothing was asked, so the next name that needs this domain may ask again.
        return {
          value: unknown(service, unknownReading(outcome.reason, outcome.detail, ''), deps.now()),
          keep: false,
        };
      }
      if (attempt === 0 && (outcome.isWaitedFor || isWorthRetrying(outcome.reading))) continue;
      const lookup = lookupOf(service, outcome.reading, deps.now());
      if (lookup.kind === 'answer') deps.cache?.put(domain, lookup);
      return { value: lookup, keep: true };
    }
  }

  async function bootstrap(signal: AbortSignal): Promise<BootstrapOutcome> {
    const source = deps.settings.rdapBootstrap;
    if (source.kind === 'services') return source;
    const outcome = await bootstraps.join('bootstrap', signal, async (shared) => ({
      value: await fetchBootstrap(source.url, context, shared),
      keep: true,
    }));
    return outcome ?? { kind: 'failed', reason: OUT_OF_TIME.reason, detail: OUT_OF_TIME.detail };
  }

  return {
    async lookUp(domain, signal) {
      const kept = deps.cache?.get(domain);
      if (kept !== undefined) return kept;
      if (deps.settings.offline) return unknown(null, OFFLINE, deps.now());
      const lookup = await lookups.join(domain, signal, (shared) => lookUpOnce(domain, shared));
      return lookup ?? unknown(null, OUT_OF_TIME, deps.now());
    },
    counts: () => ({ ...counts }),
  };
}

const OFFLINE = unknownReading('not-asked', 'offline', '');
const OUT_OF_TIME = unknownReading('not-asked', 'time ran out before an answer came', '');

/** TLS takes as long to load as a round trip, and most names of Japan need no RDAP. */
const getJsonWhenAsked: typeof getJson = async (request) =>
  (await import('../net/https.js')).getJson(request);

/** A lost connection may be chance; a timeout or a limit is not, and asking again at once would make it worse. */
function isWorthRetrying(reading: RegistryReading): boolean {
  return reading.kind === 'unknown' && (reading.reason === 'unreachable' || reading.reason === 'empty');
}

function lookupOf(service: RegistryService, reading: RegistryReading, at: Date): RegistryLookup {
  if (reading.kind === 'unknown') return unknown(service, reading, at);
  return {
    kind: 'answer',
    protocol: service.protocol,
    source: service.source,
    at: at.toISOString(),
    registration: reading.registration,
    observed: remoteLine(reading.observed),
    raw: remoteLines(reading.text, MAX_RAW_LINES),
  };
}

function unknown(service: RegistryService | null, reading: UnknownReading, at: Date): RegistryLookup {
  return {
    kind: 'unknown',
    protocol: service?.protocol ?? null,
    source: service?.source ?? null,
    at: at.toISOString(),
    reason: reading.reason,
    detail: remoteLine(reading.detail),
    raw: remoteLines(reading.text, MAX_RAW_LINES),
  };
}

async function waitUntilAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An aborted wait ends early; whoever waited looks at the signal next.
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
