import { join } from 'node:path';
import { createQuestionLedger, type QuestionLedger, questionDay } from '../../registries/question-budget.js';
import { openLineLog } from './line-log.js';

type Entry = { readonly registry: string; readonly day: string; readonly questions: number };

const KIND = {
  heading: { lgaudit: 'registry-questions', version: 1 },
  isEntry: (value: unknown): value is Entry => {
    const entry = value as Partial<Entry> | null | undefined;
    return (
      typeof entry?.registry === 'string' &&
      /^\d{4}-\d\d-\d\d$/.test(entry.day ?? '') &&
      Number.isInteger(entry.questions) &&
      Number(entry.questions) > 0
    );
  },
};

/** The day's questions in `questions.jsonl`, each noted before it goes out; `close` leaves the sums of today. */
export function openQuestionLog(
  folder: string,
  now: () => Date,
  tell: (line: string) => void,
): QuestionLedger & { readonly close: () => void } {
  const log = openLineLog<Entry>(join(folder, 'questions.jsonl'), KIND, tell);
  const registries = new Set(log.entries.map(({ registry }) => registry));
  const before = new Map<string, number>();
  for (const { registry, day, questions } of log.entries) {
    const key = `${day} ${registry}`;
    before.set(key, (before.get(key) ?? 0) + questions);
  }
  const run = createQuestionLedger();
  const asked = (registry: string, day: string) =>
    (before.get(`${day} ${registry}`) ?? 0) + run.asked(registry, day);
  return {
    asked,
    note(registry, day) {
      registries.add(registry);
      run.note(registry, day);
      log.append({ registry, day, questions: 1 });
    },
    close() {
      const day = questionDay(now());
      const today = [...registries]
        .sort()
        .map((registry) => ({ registry, day, questions: asked(registry, day) }));
      log.rewrite(today.filter(({ questions }) => questions > 0));
      log.close();
    },
  };
}
