import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.js';
import { TEST_CASES } from './zonemaster.js';

const DOCUMENT = new URL('../../docs/zonemaster.md', import.meta.url);

const ids = new Set<string>(CHECKS.map(({ id }) => id));

function table(): string {
  const rows = TEST_CASES.map(({ id, about, ours, note = '' }) => {
    const checks = ours.length === 0 ? 'none' : ours.map((check) => `\`${check}\``).join(', ');
    return `| ${id} | ${about} | ${checks} | ${note} |`;
  });
  const covered = TEST_CASES.filter(({ ours }) => ours.length > 0).length;
  return `# Zonemaster's test cases and our checks

[Zonemaster](https://github.com/zonemaster/zonemaster) is the reference for testing delegations. Each of its test cases
has a row here: the checks of ours that look at the same thing, or why there is none (yet). ${covered} of
${TEST_CASES.length} have one. The descriptions are ours. Written by \`npm run docs\` from \`test/docs/zonemaster.ts\`.
What came of auditing its public test zones stands in [test/interop/zonemaster-zones.md](../test/interop/zonemaster-zones.md).

| Test case | Looks at | Our checks | What is different, or why not |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

describe('the table of Zonemaster’s test cases', () => {
  it('is the one in docs/zonemaster.md (npm run docs writes it)', () => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(DOCUMENT, table());
    else expect(readFileSync(DOCUMENT, 'utf8')).toBe(table());
  });

  it('has each test case once, in order', () => {
    const cases = TEST_CASES.map(({ id }) => id);
    expect(cases).toEqual([...new Set(cases)].sort());
  });

  it.each(TEST_CASES)('$id has a check that is there, or a reason', ({ ours, note }) => {
    for (const check of ours) expect(ids).toContain(check);
    if (ours.length === 0) expect(note).toMatch(/^(Not yet|Not needed|Seen at every server)/);
  });
});
