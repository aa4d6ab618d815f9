import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRandomOctets } from '../../src/net/random-octets.js';

/** Octets of many calls, more than are fetched at a time. */
function many(device?: string): string[] {
  const random = createRandomOctets(device);
  return Array.from({ length: 3000 }, () => Buffer.from(random(8)).toString('hex'));
}

describe('random octets', () => {
  it('are as many as asked for, and never the same twice', () => {
    const taken = many();
    expect(taken.every((one) => one.length === 16)).toBe(true);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('come from elsewhere where the system has no such file', () => {
    expect(new Set(many('/nowhere/urandom')).size).toBe(3000);
  });

  it.each([
    ['too little', 'too little'],
    ['the same each time', Buffer.alloc(100_000, 7)],
  ])('come from elsewhere where the file is none of the system, and gives %s', (_, content) => {
    expect(new Set(many(file(content))).size).toBe(3000);
  });

  it('are those that the system gives', (test) => {
    if (!existsSync('/dev/zero')) return test.skip('no /dev/zero here');
    expect([...createRandomOctets('/dev/zero')(3)]).toEqual([0, 0, 0]);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'lgaudit-random-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Buffer): string {
  const path = join(folder, 'urandom');
  writeFileSync(path, content);
  return path;
}
