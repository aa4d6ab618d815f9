import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../../src/model/schemas/index.js';
import { renderJson } from '../../../src/reporters/json.js';
import { SAMPLE_REPORTS } from '../../reporters/sample-reports.js';
import { closed, expectExplained, validatorOf, withoutEachField } from './closed.js';

/** It has every field of the type at least once, the optional ones too. */
const full = SAMPLE_REPORTS['several-domains'];

const problemOf = validatorOf(resultSchema);

describe('the result schema', () => {
  it.each(Object.entries(SAMPLE_REPORTS))('takes the report %s as it is written', (_, report) => {
    expect(problemOf(JSON.parse(renderJson(report, { lang: 'en' })))).toBeNull();
  });

  it('names every field of a full report', () => expect(validatorOf(closed(resultSchema))(full)).toBeNull());

  it('allows fields that are added later', () => {
    expect(problemOf({ ...full, added: true })).toBeNull();
  });

  it('asks for every field that is not optional', () => {
    const optional = /(^|\/)(input|unicode|nameServer|registeredDomain|zone|origins)$/;
    const asked = withoutEachField(full).filter(({ path }) => !optional.test(path));
    expect(asked.length).toBeGreaterThan(100);
    const missed = asked.filter(({ value }) => problemOf(value) === null);
    expect(missed.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['an unknown severity', '"severity":"medium"', '"severity":"grave"'],
    ['an unknown status', '"status":"incomplete"', '"status":"fine"'],
    ['an exposure over 1', '"exposure":0.5', '"exposure":1.5'],
    ['another schema version', '"schemaVersion":"1.0"', '"schemaVersion":"2.0"'],
    ['a fingerprint of another kind', '"lga1:', '"md5:'],
  ])('refuses %s', (_, from, to) => {
    const text = JSON.stringify(full);
    expect(text).toContain(from);
    expect(problemOf(JSON.parse(text.replace(from, to)))).not.toBeNull();
  });

  it('explains every field', () => expectExplained(resultSchema));
});
