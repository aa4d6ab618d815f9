import { dayInJapan } from '../model/clock-in-japan.js';

/** Questions put to each registry, by day in Japan (`YYYY-MM-DD`). A state keeps them over its runs. */
export type QuestionLedger = {
  readonly asked: (registry: string, day: string) => number;
  readonly note: (registry: string, day: string) => void;
};

/** What may be asked of each registry on one day. */
export type QuestionBudget = {
  readonly isSpent: (registry: string) => boolean;
  /** One more question goes out. */
  readonly note: (registry: string) => void;
};

/** At most `perDay` questions a registry and day; 0 means no limit, and they are counted all the same. */
export function createQuestionBudget(
  perDay: number,
  ledger: QuestionLedger,
  now: () => Date,
): QuestionBudget {
  return {
    isSpent: (registry) => perDay > 0 && ledger.asked(registry, questionDay(now())) >= perDay,
    note: (registry) => ledger.note(registry, questionDay(now())),
  };
}

/** Counts for as long as the process lives. */
export function createQuestionLedger(): QuestionLedger {
  const counts = new Map<string, number>();
  return {
    asked: (registry, day) => counts.get(`${day} ${registry}`) ?? 0,
    note: (registry, day) => {
      const key = `${day} ${registry}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}

/** The day of the registry that is asked most: a new one begins at 00:00 in Japan. */
export function questionDay(now: Date): string {
  return dayInJapan(now.toISOString());
}
