import { parseArgs } from 'node:util';
import { drawCorpus } from '../../fixtures/corpus/corpus.js';
import { CHECKS } from '../../src/checks/index.js';
import { auditCorpus } from './audit-corpus.js';
import { grade } from './grade.js';
import { complaintsText, explanationText, notBuiltText, tableText } from './score-text.js';
import { tallies } from './tally.js';

/**
 * `npm run score -- [--seed N] [--seeds COUNT] [--only NAME] [--kind KIND] [--explain]`: draws the corpus of a seed,
 * audits it and prints recall and precision. Exit code 1 where a floor is missed.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    only: { type: 'string' },
    kind: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
});

const built = new Set(CHECKS.map(({ id }) => id));
const first = Number(values.seed);
if (!Number.isSafeInteger(first) || !(Number(values.seeds) > 0))
  throw new Error('--seed and --seeds are whole numbers');

for (let seed = first; seed < first + Number(values.seeds); seed++) {
  const started = Date.now();
  const corpus = drawCorpus(seed);
  const labels = corpus.labels.filter(
    ({ audit, kind }) => (values.only ?? audit) === audit && (values.kind ?? kind) === kind,
  );
  if (labels.length === 0) throw new Error(`seed ${seed} has no such name or kind`);
  const rows = await auditCorpus(corpus, labels);
  const grades = labels.map((label, at) => grade(label, rows[at] as (typeof rows)[number], built));
  const scores = tallies(grades);
  const open = grades.filter(({ row }) => row.unknowns.length > 0).length;
  print(tableText(seed, scores));
  print(complaintsText(seed, grades));
  print(notBuiltText(grades));
  if (values.explain) print(grades.map(explanationText).join('\n\n'));
  print(
    `${labels.length} names, ${open} with open questions, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
  if (scores.some(({ holds }) => !holds)) process.exitCode = 1;
}

function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}
