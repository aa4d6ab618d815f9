import { join } from 'node:path';
import type { DomainName } from '../../dns/name.js';
import { misfit } from '../../model/schemas/misfit.js';
import { lookupSchema } from '../../model/schemas/registration.js';
import { isFresh, type RegistryAnswer, type RegistryCache } from '../../registries/registry-cache.js';
import { openLineLog } from './line-log.js';

type Entry = { readonly domain: DomainName; readonly answer: RegistryAnswer };

const KIND = {
  heading: { lgaudit: 'registry-answers', version: 1 },
  isEntry: (value: unknown): value is Entry => {
    const entry = value as Partial<Entry> | null | undefined;
    return (
      typeof entry?.domain === 'string' &&
      misfit(lookupSchema, entry.answer) === undefined &&
      entry.answer?.kind === 'answer' &&
      entry.answer.registration.domain === entry.domain &&
      !Number.isNaN(Date.parse(entry.answer.at))
    );
  },
};

/** The registry cache in `registry.jsonl`. Each answer is written when it comes; `close` leaves out what is stale. */
export function openRegistryAnswers(
  folder: string,
  now: () => Date,
  tell: (line: string) => void,
): RegistryCache & { readonly close: () => void } {
  const log = openLineLog<Entry>(join(folder, 'registry.jsonl'), KIND, tell);
  const answers = new Map(log.entries.map(({ domain, answer }) => [domain, answer]));
  return {
    get(domain) {
      const answer = answers.get(domain);
      return answer !== undefined && isFresh(answer, now()) ? answer : undefined;
    },
    put(domain, answer) {
      answers.set(domain, answer);
      log.append({ domain, answer });
    },
    close() {
      const fresh = [...answers].filter(([, answer]) => isFresh(answer, now()));
      log.rewrite(fresh.sort(([a], [b]) => (a < b ? -1 : 1)).map(([domain, answer]) => ({ domain, answer })));
      log.close();
    },
  };
}
