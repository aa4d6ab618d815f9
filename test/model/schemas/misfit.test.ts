import { describe, expect, it } from 'vitest';
import type { DomainReport } from '../../../src/model/report.js';
import { evidenceSchema, resultSchema } from '../../../src/model/schemas/index.js';
import { misfit } from '../../../src/model/schemas/misfit.js';
import { SAMPLE_REPORTS } from '../../reporters/sample-reports.js';
import { validatorOf, withoutEachField } from './closed.js';
import { SAMPLE_EVIDENCE } from './sample-evidence.js';

const full = JSON.parse(JSON.stringify(SAMPLE_REPORTS['several-domains']));

const city = (report: typeof full) =>
  report.domains.find(
    ({ findings, registrations }: DomainReport) => findings.length * registrations.length > 0,
  );

describe('a value and its schema', () => {
  it.each(Object.entries(SAMPLE_REPORTS))('the report %s fits', (_, report) => {
    expect(misfit(resultSchema, JSON.parse(JSON.stringify(report)))).toBeUndefined();
  });

  it('evidence fits', () => {
    expect(misfit(evidenceSchema, JSON.parse(JSON.stringify(SAMPLE_EVIDENCE)))).toBeUndefined();
  });

  it('a missing field is missed wherever a whole validator of JSON Schema misses it', () => {
    const problemOf = validatorOf(resultSchema);
    const all = withoutEachField(full);
    expect(all.length).toBeGreaterThan(100);
    for (const { path, value } of all)
      expect([path, misfit(resultSchema, value) === undefined]).toEqual([path, problemOf(value) === null]);
  });

  it.each<[string, (report: typeof full) => void, RegExp]>([
    [
      'a word nobody knows',
      (report) => {
        city(report).risk = 'grave';
      },
      /^"domains\.\d+\.risk" is not a word known here$/,
    ],
    [
      'a list that is none',
      (report) => {
        city(report).nameServers[0].addresses = 'x';
      },
      /^"domains\.\d+\.nameServers\.0\.addresses" is not of type array$/,
    ],
    [
      'a text that is none, where there may be nothing',
      (report) => {
        city(report).registrations[0].expiresAt = 5;
      },
      /^"domains\.\d+\.registrations\.0\.expiresAt" is not of type string$/,
    ],
    [
      'a part of one of several shapes',
      (report) => {
        city(report).findings[0].evidence[0].observed = null;
      },
      /^"domains\.\d+\.findings\.0\.evidence\.0\.observed" is not of type string$/,
    ],
  ])('%s is named with its place', (_, damage, message) => {
    const report = structuredClone(full);
    damage(report);
    expect(misfit(resultSchema, report)).toMatch(message);
  });

  it.each([null, 5, 'x', []])('%j is no report', (value) => {
    expect(misfit(resultSchema, value)).toBe('it is not of type object');
  });
});
