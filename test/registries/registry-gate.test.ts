import { describe, expect, test } from 'vitest';
import type { DomainName } from '../../src/dns/name.js';
import type { RegistryUnknownReason } from '../../src/model/registration.js';
import { createQuestionBudget, createQuestionLedger } from '../../src/registries/question-budget.js';
import {
  ANSWERS_WORTH_A_REST,
  createRegistryGate,
  FIRST_REST_MS,
  MAX_REST_MS,
  MAX_TIMEOUTS,
} from '../../src/registries/registry-gate.js';
import {
  bareRegistration,
  type RegistryReading,
  unknownReading,
} from '../../src/registries/registry-reading.js';

const never = new AbortController().signal;
const registration = bareRegistration('example.jp' as DomainName, 'jp-general', { state: 'active' });
const answer: RegistryReading = { kind: 'registration', registration, observed: '', text: '' };
const no = (reason: RegistryUnknownReason): RegistryReading => unknownReading(reason, '', '');

/** A clock that moves only when somebody waits or `pass` says how long asking took. */
function world(perDay = 0) {
  let now = 1_000_000;
  const waits: number[] = [];
  const budget = createQuestionBudget(perDay, createQuestionLedger(), () => new Date(now));
  const clock = {
    now: () => now,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
  const gate = createRegistryGate(clock, budget);
  return {
    gate,
    waits,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    ask: async (reading: RegistryReading, registry = 'r') =>
      (await gate.pass(registry, 0, never, async () => reading)).kind,
  };
}

describe('pace', () => {
  test('one question in flight a registry, in order, the interval after each answer', async () => {
    const { gate, waits, advance } = world();
    const log: string[] = [];
    const ask = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      advance(500);
      log.push(`${name} ends`);
      return answer;
    };
    await Promise.all(['a', 'b', 'c'].map((name) => gate.pass('r', 3000, never, ask(name))));
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(waits).toEqual([3000, 3000]);
  });

  test('time that has passed by itself is not waited again, and 0 means no interval', async () => {
    const { gate, waits, advance } = world();
    const ask = async () => answer;
    await gate.pass('r', 3000, never, ask);
    advance(2000);
    await gate.pass('r', 3000, never, ask);
    await gate.pass('r', 0, never, ask);
    expect(waits).toEqual([1000]);
  });

  test('registries do not wait for each other', async () => {
    const { gate } = world();
    const held = gate.pass('slow', 0, never, () => new Promise(() => undefined));
    expect((await gate.pass('other', 0, never, async () => answer)).kind).toBe('asked');
    void held;
  });

  test('a withdrawn question is not asked, and holds nobody up', async () => {
    const { gate, ask } = world();
    const outcome = await gate.pass('r', 0, AbortSignal.abort(), () => {
      throw new Error('asked');
    });
    expect(outcome).toEqual({ kind: 'withdrawn' });
    expect(await ask(answer)).toBe('asked');
  });

  test('our own bug in one question does not stop the next', async () => {
    const { gate, ask } = world();
    await expect(gate.pass('r', 0, never, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(await ask(answer)).toBe('asked');
  });
});

describe('rest', () => {
  test.each(['rate-limited', 'refused'] as const)(
    'after %s the registry is left alone, then asked again',
    async (reason) => {
      const { gate, ask, advance } = world();
      await ask(no(reason));
      expect(await gate.pass('r', 0, never, async () => answer)).toMatchObject({ kind: 'closed', reason });
      expect(await ask(answer, 'other')).toBe('asked');
      advance(FIRST_REST_MS - 1);
      expect(await ask(answer)).toBe('closed');
      advance(1);
      expect(await ask(answer)).toBe('asked');
    },
  );

  test('it doubles up to the maximum, and an answer sets it back', async () => {
    const { ask, advance } = world();
    for (const rest of [1, 2, 4, 8, 15, 15].map((minutes) => minutes * 60_000)) {
      await ask(no('rate-limited'));
      advance(rest - 1);
      expect(await ask(answer), `${rest} ms`).toBe('closed');
      advance(1);
    }
    expect(await ask(answer)).toBe('asked');
    await ask(no('rate-limited'));
    advance(FIRST_REST_MS);
    expect(await ask(answer)).toBe('asked');
  });

  test('a longer rest that the registry asks for is kept, up to the maximum', async () => {
    for (const [retryAfterSeconds, rest] of [
      [5, FIRST_REST_MS],
      [300, 300_000],
      [86_400, MAX_REST_MS],
    ] as const) {
      const { ask, advance } = world();
      await ask({ ...unknownReading('rate-limited', '', ''), retryAfterSeconds });
      advance(rest - 1);
      expect(await ask(answer)).toBe('closed');
      advance(1);
      expect(await ask(answer)).toBe('asked');
    }
  });

  test('a registry that had been answering for a while is waited for, once', async () => {
    const { gate, ask, waits } = world();
    for (let i = 0; i < ANSWERS_WORTH_A_REST; i++) await ask(answer);
    const limited = await gate.pass('r', 0, never, async () => no('rate-limited'));
    expect(limited).toMatchObject({ kind: 'asked', isWaitedFor: true });
    expect(waits).toEqual([]);
    expect(await ask(answer)).toBe('asked');
    expect(waits).toEqual([FIRST_REST_MS]);
    await ask(no('rate-limited'));
    expect(await ask(answer)).toBe('closed');
    expect(waits).toEqual([FIRST_REST_MS]);
  });

  test('who stops waiting for the end of a rest asks nothing', async () => {
    const { gate, ask } = world();
    for (let i = 0; i < ANSWERS_WORTH_A_REST; i++) await ask(answer);
    await ask(no('rate-limited'));
    const stop = new AbortController();
    const outcome = gate.pass('r', 0, stop.signal, () => Promise.reject(new Error('asked')));
    stop.abort();
    expect(await outcome).toEqual({ kind: 'withdrawn' });
  });

  test('timeouts in a row close it, and after the rest one more does', async () => {
    const { gate, ask, advance } = world();
    for (let i = 0; i < MAX_TIMEOUTS; i++) expect(await ask(no('timeout'))).toBe('asked');
    expect(await gate.pass('r', 0, never, async () => answer)).toMatchObject({
      kind: 'closed',
      reason: 'timeout',
    });
    advance(FIRST_REST_MS);
    expect(await ask(no('timeout'))).toBe('asked');
    expect(await ask(answer)).toBe('closed');
  });

  test('timeouts apart from each other do not', async () => {
    const { ask } = world();
    for (const reading of [
      no('timeout'),
      no('timeout'),
      answer,
      no('timeout'),
      no('timeout'),
      no('malformed'),
      no('timeout'),
    ]) {
      expect(await ask(reading)).toBe('asked');
    }
    expect(await ask(answer)).toBe('asked');
  });
});

describe('the day’s budget', () => {
  test('is each registry’s own, and none is asked beyond it until the day in Japan is over', async () => {
    const { gate, ask, advance } = world(2);
    expect([await ask(answer), await ask(answer)]).toEqual(['asked', 'asked']);
    expect(
      await gate.pass('r', 0, never, () => {
        throw new Error('asked');
      }),
    ).toMatchObject({ kind: 'closed', reason: 'budget-spent' });
    expect(await ask(answer, 'other')).toBe('asked');
    // The clock begins shortly after midnight in London: nine in the morning in Japan.
    advance(14 * HOUR_MS);
    expect(await ask(answer)).toBe('closed');
    advance(HOUR_MS);
    expect(await ask(answer)).toBe('asked');
  });

  test('of side by side questions no more go out than there are left', async () => {
    const { ask } = world(2);
    const kinds = await Promise.all(Array.from({ length: 5 }, () => ask(answer)));
    expect(kinds.sort()).toEqual(['asked', 'asked', 'closed', 'closed', 'closed']);
  });
});

const HOUR_MS = 60 * 60 * 1000;
