import { describe, expect, it } from 'vitest';
import { drawCorpus } from '../../fixtures/corpus/corpus.js';
import { BENIGN } from '../../fixtures/corpus/kinds/index.js';
import { CHECKS } from '../../src/checks/index.js';
import { auditCorpus } from './audit-corpus.js';
import { grade } from './grade.js';
import { complaintsText } from './score-text.js';
import { tallies } from './tally.js';

const benign = new Set(BENIGN.map(({ name }) => name));
const built = new Set(CHECKS.map(({ id }) => id));

describe('the corpus', () => {
  const corpus = drawCorpus(1);

  it('has faults and look-alikes enough, each name once', () => {
    const healthy = corpus.labels.filter(({ kind }) => benign.has(kind));
    expect(healthy.length).toBeGreaterThanOrEqual(150);
    expect(corpus.labels.length - healthy.length).toBeGreaterThanOrEqual(500);
    expect(new Set(corpus.labels.map(({ audit }) => audit)).size).toBe(corpus.labels.length);
  });

  it('expects no hijack finding above info of a look-alike', () => {
    const alarms = corpus.labels
      .filter(({ kind }) => benign.has(kind))
      .flatMap(({ must, may }) => [...must, ...may.filter(({ atMost }) => atMost !== 'info')])
      .filter(({ id }) => id.startsWith('hijack/'));
    expect(alarms).toEqual([]);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(drawCorpus(1).labels).toEqual(corpus.labels);
    expect(drawCorpus(2).labels).not.toEqual(corpus.labels);
  });

  it('stays on loopback, one machine an address', () => {
    const addresses = corpus.internet.servers.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => !/^127\./.test(address))).toEqual([]);
  });

  it('holds nothing but names of its own, save the operators that attackers know by name', () => {
    const strange = corpus.labels.filter(
      ({ audit }) => !/\bexample-[a-z]{8}\.([a-z]+\.)?(jp|org)$/.test(audit),
    );
    expect(strange).toEqual([]);
  });
});

describe('an audit of one name of each kind', () => {
  it.each([11, 12])('says what the labels ask for and nothing else: seed %i', async (seed) => {
    const { labels, ...rest } = drawCorpus(seed, 0);
    const rows = await auditCorpus({ ...rest, labels }, labels);
    const grades = labels.map((label, at) => grade(label, rows[at] as (typeof rows)[number], built));
    expect(complaintsText(seed, grades)).toBe('');
    expect(tallies(grades).every(({ holds }) => holds)).toBe(true);
  });
});
