import { describe, expect, it } from 'vitest';
import { renderJson, toJsonText } from '../../src/reporters/json.js';
import { expectGolden } from './golden.js';
import { criticalCity } from './sample-domains.js';
import { reportOf, SAMPLE_REPORTS } from './sample-reports.js';

const several = SAMPLE_REPORTS['several-domains'];

describe('the JSON result', () => {
  it('is the golden one', () => {
    // Named .txt so that no formatter touches its bytes.
    expectGolden('json/several-domains.json.txt', renderJson(several, { lang: 'en' }));
  });

  it.each(Object.entries(SAMPLE_REPORTS))('says what the report says: %s', (_, report) => {
    // Lists are compared as sets: sorting is part of the format.
    expect(sorted(JSON.parse(renderJson(report, { lang: 'en' })))).toEqual(sorted(report));
  });

  it('is indented by two and ends in one line end', () => {
    const text = renderJson(several, { lang: 'en' });
    expect(text).toMatch(/^\{\n {2}"schemaVersion": "1\.0",\n/);
    expect(text).toMatch(/\}\n$/);
    expect(text).not.toMatch(/\n\n$/);
  });

  it('is the same whatever the options', () => {
    const plain = renderJson(several, { lang: 'en' });
    expect(renderJson(several, { lang: 'ja', quiet: true, width: 60, colorLevel: 3 })).toBe(plain);
  });

  it('is the same for the same facts in another order of lists and fields', () => {
    expect(renderJson(turnedRound(several) as typeof several, { lang: 'en' })).toBe(
      renderJson(several, { lang: 'en' }),
    );
  });

  it('writes its fields in the order of the contract', () => {
    const keysOf = (value: unknown) => Object.keys(value as object);
    const result = JSON.parse(renderJson(turnedRound(several) as typeof several, { lang: 'en' }));
    expect(keysOf(result)).toEqual(['schemaVersion', 'tool', 'run', 'summary', 'domains', 'rootCauses']);
    expect(keysOf(result.summary)).toEqual([
      'domains',
      'clean',
      'withFindings',
      'incomplete',
      'bySeverity',
      'complete',
      'reasons',
    ]);
    const finding = result.domains.find((row: { domain: string }) => row.domain === criticalCity.domain)
      .findings[0];
    expect(keysOf(finding).filter((key) => key !== 'title')).toEqual([
      'id',
      'severity',
      'confidence',
      'subject',
      'exposure',
      'message',
      'remediation',
      'evidence',
      'references',
      'fingerprint',
    ]);
    expect(keysOf(finding.evidence[0])).toEqual(['kind', 'server', 'question', 'observed', 'at']);
  });

  it('keeps the order of steps and evidence, which means something', () => {
    const result = JSON.parse(renderJson(reportOf([criticalCity]), { lang: 'en' }));
    const [first] = criticalCity.findings;
    expect(result.domains[0].findings[0].remediation.en).toEqual(first?.remediation.en);
    expect(result.domains[0].findings[0].evidence).toEqual(first?.evidence);
  });

  it('keeps fields of a newer version, after those it knows', () => {
    const newer = { ...reportOf([]), zeta: 1, alpha: { b: 1, a: 2 } };
    const keys = Object.keys(JSON.parse(renderJson(newer, { lang: 'en' })));
    expect(keys.slice(-2)).toEqual(['alpha', 'zeta']);
  });
});

describe('toJsonText', () => {
  it.each(['\u001b[31m', '\u009b31m', '\u202e\u2066', '\u200b\ufeff', '\u{e0041}', 'a\nb', '\u2028'])(
    'escapes what a terminal would obey or hide: %j',
    (text) => {
      const json = toJsonText({ text });
      expect(json).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(json)).toEqual({ text });
    },
  );
});

/** Everything that means nothing, turned round: the order of fields everywhere, of lists where they are sets. */
function turnedRound(value: unknown, key = ''): unknown {
  const meansSomething = ['evidence', 'references', 'en', 'ja'].includes(key);
  if (Array.isArray(value)) {
    const items = value.map((item) => turnedRound(item));
    return meansSomething ? items : items.reverse();
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, turnedRound(item, name)] as const)
      .reverse(),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}
