import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandsByHand } from '../../src/checks/by-hand.js';
import type { Check } from '../../src/checks/check.js';
import { CHECKS } from '../../src/checks/index.js';
import { DEFAULT_SEVERITIES } from '../../src/checks/severity-profile.js';
import { SEVERITIES } from '../../src/model/severity.js';
import { TEST_CASES } from '../docs/zonemaster.js';

const SOURCE = new URL('../../src/checks/', import.meta.url);
const TESTS = new URL('./', import.meta.url);
const DESIGN = new URL('../../../shared/design/checks.md', import.meta.url);

/** Folders of src/checks that hold no checks. */
const NO_FAMILIES = ['remedy'];

const ids = CHECKS.map(({ id }) => id);
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the list of checks', () => {
  it('is sorted by id, without doubles', () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('has a line for every file of every family, and a file for every line', () => {
    const families = readdirSync(SOURCE).filter(
      (name) => statSync(new URL(name, SOURCE)).isDirectory() && !NO_FAMILIES.includes(name),
    );
    const files = families.flatMap((family) =>
      readdirSync(new URL(`${family}/`, SOURCE)).map((file) => `${family}/${file.replace(/\.ts$/, '')}`),
    );
    expect(files.sort()).toEqual(ids);
  });

  it('has no severities for checks that are not there', () => {
    expect(Object.keys(DEFAULT_SEVERITIES).sort()).toEqual(ids);
  });
});

describe.each(CHECKS.map((check): [string, Check] => [check.id, check]))('%s', (id, check) => {
  it('says in both languages what it finds, why it matters and what to do', () => {
    for (const text of [check.title, check.why, check.remedy, ...Object.values(check.messages)]) {
      expect(text.en).toMatch(/^[\x20-\x7e’“”「」\p{Script=Han}\p{Script=Katakana}]+$/u);
      expect(text.ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
      expect(placeholders(text.ja)).toEqual(placeholders(text.en));
    }
    expect(check.references.length).toBeGreaterThan(0);
    expect(commandsByHand(check.id)).not.toEqual([]);
  });

  it('has a severity for every message, and no other', () => {
    const rows = DEFAULT_SEVERITIES[check.id] ?? {};
    expect(Object.keys(rows).sort()).toEqual(Object.keys(check.messages).sort());
    for (const severity of Object.values(rows)) expect(SEVERITIES).toContain(severity);
  });

  it('has a test of its own', () => {
    expect(existsSync(new URL(`${id}.test.ts`, TESTS))).toBe(true);
  });
});

describe('the design’s catalogue', () => {
  if (!existsSync(DESIGN))
    process.stdout.write("skipped: the design's catalogue (shared/design/checks.md) is not here\n");
  it.skipIf(!existsSync(DESIGN)).each(ids)('knows %s, or Zonemaster does', (id) => {
    const known = readFileSync(DESIGN, 'utf8');
    // `hijack/dependency-unregistered`, `-expired`: a row may name its further ids by their ends.
    const isInDesign = known.includes(`\`${id}\``) || known.includes(`, \`-${id.split('-').at(-1)}\``);
    expect(isInDesign || TEST_CASES.some(({ ours }) => ours.includes(id))).toBe(true);
  });
});
