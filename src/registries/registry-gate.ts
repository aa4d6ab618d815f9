import type { RegistryUnknownReason } from '../model/registration.js';
import type { QuestionBudget } from './question-budget.js';
import type { RegistryReading } from './registry-reading.js';

/** Rest after a registry limited or refused us, milliseconds; doubled each time it happens again, up to the maximum. */
export const FIRST_REST_MS = 60_000;
export const MAX_REST_MS = 15 * 60_000;
/** Questions under way at a registry that need not be paced (a lab's), so that they do not wait for each other. */
const MAX_UNPACED = 32;
/** Timeouts in a row after which a registry is taken to be down or silent to us. */
export const MAX_TIMEOUTS = 3;
/**
 * Answers since its last rest that make a registry's next rest worth waiting for. A night's list asks hundreds and must
 * not lose the rest of them to one limit; one name asks fewer, and its reader hears of the limit at once.
 */
export const ANSWERS_WORTH_A_REST = 20;

/**
 * `asked`: where `isWaitedFor`, the registry rests because of this question, which may be put again: it will wait.
 * `closed`: the registry is left alone for now, and `reason` is what it did, or our own budget; nothing was asked.
 */
type GateOutcome =
  | { readonly kind: 'asked'; readonly reading: RegistryReading; readonly isWaitedFor: boolean }
  | { readonly kind: 'closed'; readonly reason: RegistryUnknownReason; readonly detail: string }
  | { readonly kind: 'withdrawn' };

/** `now` in milliseconds; `wait` returns early where the signal is aborted. */
export type Clock = {
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

export type RegistryGate = {
  readonly pass: (
    registry: string,
    intervalMs: number,
    signal: AbortSignal,
    ask: () => Promise<RegistryReading>,
  ) => Promise<GateOutcome>;
};

/**
 * Keeps us from being a nuisance: one question in flight a registry, an interval after each, a rest after a limit, and a
 * budget for the day. An interval of 0 means unlimited: then a few may be under way at once. A rest is waited out where
 * the registry had been answering for a while, once: who limits us again right after it is left alone.
 */
export function createRegistryGate(clock: Clock, budget: QuestionBudget): RegistryGate {
  const states = new Map<string, State>();

  async function passInTurn(
    registry: string,
    state: State,
    intervalMs: number,
    signal: AbortSignal,
    ask: () => Promise<RegistryReading>,
  ): Promise<GateOutcome> {
    if (signal.aborted) return { kind: 'withdrawn' };
    if (budget.isSpent(registry)) return SPENT;
    const restsFor = state.closedUntil - clock.now();
    if (restsFor > 0 && !state.isWaitedFor) return closed(state);
    const dueIn = Math.max(restsFor, state.askedAt + intervalMs - clock.now());
    if (dueIn > 0) await clock.wait(dueIn, signal);
    if (signal.aborted) return { kind: 'withdrawn' };
    // Others may have waited for the same moment.
    if (budget.isSpent(registry)) return SPENT;
    budget.note(registry);
    const reading = await ask();
    state.askedAt = clock.now();
    const rests = takeNote(state, reading, clock.now());
    return { kind: 'asked', reading, isWaitedFor: rests && state.isWaitedFor };
  }

  return {
    async pass(registry, intervalMs, signal, ask) {
      const state = states.get(registry) ?? newState();
      states.set(registry, state);
      const lane = intervalMs > 0 ? 0 : state.passed++ % MAX_UNPACED;
      const turn = (state.lanes[lane] ?? Promise.resolve()).then(() =>
        passInTurn(registry, state, intervalMs, signal, ask),
      );
      state.lanes[lane] = turn.catch(() => undefined);
      return turn;
    },
  };
}

type State = {
  /** Who comes next waits for the last of its lane; there is one lane, unless the registry need not be paced. */
  readonly lanes: Promise<unknown>[];
  passed: number;
  /** When the last answer ended. */
  askedAt: number;
  closedUntil: number;
  closedFor: RegistryUnknownReason;
  restMs: number;
  timeouts: number;
  /** Since the last rest began. */
  answers: number;
  /** Whether questions wait for the end of the rest, or end as unknown. */
  isWaitedFor: boolean;
};

function newState(): State {
  return {
    lanes: [],
    passed: 0,
    askedAt: Number.NEGATIVE_INFINITY,
    closedUntil: Number.NEGATIVE_INFINITY,
    closedFor: 'rate-limited',
    restMs: FIRST_REST_MS,
    timeouts: 0,
    answers: 0,
    isWaitedFor: false,
  };
}

const SPENT: GateOutcome = {
  kind: 'closed',
  reason: 'budget-spent',
  detail: 'not asked: the questions of this day (Japan) are spent',
};

function closed(state: State): GateOutcome {
  const until = new Date(state.closedUntil).toISOString();
  return {
    kind: 'closed',
    reason: state.closedFor,
    detail: `not asked: left alone until ${until} after it answered "${state.closedFor}"`,
  };
}

/** True where the registry is to rest. */
function takeNote(state: State, reading: RegistryReading, now: number): boolean {
  if (reading.kind === 'registration') {
    state.timeouts = 0;
    state.restMs = FIRST_REST_MS;
    state.answers++;
    return false;
  }
  if (reading.reason === 'not-asked') return false;
  if (reading.reason !== 'timeout') state.timeouts = 0;
  else state.timeouts++;
  const silent = state.timeouts >= MAX_TIMEOUTS;
  if (reading.reason !== 'rate-limited' && reading.reason !== 'refused' && !silent) return false;
  const wished = (reading.retryAfterSeconds ?? 0) * 1000;
  state.closedUntil = now + Math.min(MAX_REST_MS, Math.max(state.restMs, wished));
  state.closedFor = reading.reason;
  state.isWaitedFor = state.answers >= ANSWERS_WORTH_A_REST;
  state.answers = 0;
  state.restMs = Math.min(MAX_REST_MS, state.restMs * 2);
  // After the rest one more timeout is enough.
  if (silent) state.timeouts = MAX_TIMEOUTS - 1;
  return true;
}
