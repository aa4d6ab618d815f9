import { describe, expect, it } from 'vitest';
import { evidenceSchema } from '../../../src/model/schemas/index.js';
import { closed, expectExplained, validatorOf, withoutEachField } from './closed.js';
import { SAMPLE_AUDITED, SAMPLE_EVIDENCE } from './sample-evidence.js';

const problemOf = validatorOf(evidenceSchema);
const problemOfClosed = validatorOf(closed(evidenceSchema));

describe('the evidence schema', () => {
  it.each(SAMPLE_AUDITED)('names every field of evidence with an audited zone: %j', (audited) => {
    expect(problemOfClosed({ ...SAMPLE_EVIDENCE, audited })).toBeNull();
  });

  it('allows fields that are added later', () => {
    expect(problemOf({ ...SAMPLE_EVIDENCE, added: true })).toBeNull();
  });

  it('asks for every field that is not optional', () => {
    const optional =
      /\/(note|detail|reached)$|^probes\/\d+\/exchanges\/[^/]+$|^(baseline|dependencies|dnssec)$|^baseline\/(registrations|delegations)\/[^/]+(\/(registrant|registrar|nameServers|handle))?$|^(baseline\/hosts(\/[^/]+(\/addresses\/[^/]+)?)?|origins(\/[^/]+)?)$/;
    const asked = withoutEachField(SAMPLE_EVIDENCE).filter(
      ({ path }) => !optional.test(path) || path.endsWith('lookup/detail'),
    );
    expect(asked.length).toBeGreaterThan(200);
    const missed = asked.filter(({ value }) => problemOf(value) === null);
    expect(missed.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['an unknown failure', '"kind":"timeout"', '"kind":"tired"'],
    ['an unknown registration state', '"state":"redemption"', '"state":"gone"'],
    ['an unknown reason of a registry', '"reason":"rate-limited"', '"reason":"unregistered"'],
    ['a question without a type', '"type":"SOA"', '"type":"soa"'],
    ['another version', '"evidenceVersion":"1.0"', '"evidenceVersion":"2.0"'],
  ])('refuses %s', (_, from, to) => {
    const text = JSON.stringify(SAMPLE_EVIDENCE);
    expect(text).toContain(from);
    expect(problemOf(JSON.parse(text.replace(from, to)))).not.toBeNull();
  });

  it('explains every field', () => expectExplained(evidenceSchema));
});
