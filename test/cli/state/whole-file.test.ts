import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder, tryToWrite, writeAtomically } from '../../../src/cli/state/whole-file.js';
import { UsageError } from '../../../src/cli/usage-error.js';
import { scratchFolder } from '../run-cli.js';

/** Node has no call for it. POSIX has the program. */
const MAKE_PIPE = 'mkfifo';

const folder = scratchFolder();
const at = (...parts: string[]) => join(folder.path, ...parts);

afterAll(folder.remove);

describe('making a folder', () => {
  it('makes those above it too, and is content with one that is there', () => {
    makeFolder(at('a', 'b', 'c'));
    makeFolder(at('a', 'b', 'c'));
    expect(lstatSync(at('a', 'b', 'c')).isDirectory()).toBe(true);
  });

  it('takes a link to a folder for a folder', () => {
    mkdirSync(at('real'));
    symlinkSync(at('real'), at('link'));
    makeFolder(at('link', 'below'));
    expect(existsSync(at('real', 'below'))).toBe(true);
  });

  it.each([
    ['below a file', ['a-file', 'x'], /a-file.x: cannot be written \(a file is where a folder should be/],
    ['in the place of a file', ['a-file'], /a-file: cannot be written \(a file is where a folder should be/],
    ['with a name of 300 letters', ['a'.repeat(300)], /cannot be written \(the name is too long/],
  ])('says in one line that it cannot, %s', (_, path, message) => {
    writeFileSync(at('a-file'), '');
    expect(() => makeFolder(at(...path))).toThrow(UsageError);
    expect(() => makeFolder(at(...path))).toThrow(message);
  });

  it('ends where a folder takes no other', () => {
    expect(() => makeFolder('/proc/lgaudit/state')).toThrow(/^\/proc\/lgaudit\/state: cannot be written/);
  });
});

describe('writing a file', () => {
  it('leaves nothing but the file, and makes its folder', () => {
    writeAtomically(at('out', 'x.json'), 'one');
    writeAtomically(at('out', 'x.json'), 'two');
    expect(readFileSync(at('out', 'x.json'), 'utf8')).toBe('two');
    expect(readdirSync(at('out'))).toEqual(['x.json']);
  });

  it('writes through a link and leaves it a link', () => {
    writeFileSync(at('night-1.json'), 'old');
    symlinkSync('night-1.json', at('latest.json'));
    writeAtomically(at('latest.json'), 'new');
    expect(lstatSync(at('latest.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('night-1.json'), 'utf8')).toBe('new');
  });

  it('feeds a pipe and leaves it a pipe', async () => {
    spawnSync(MAKE_PIPE, [at('pipe')]);
    const reader = spawn('cat', [at('pipe')]);
    let read = '';
    reader.stdout.on('data', (chunk) => {
      read += chunk;
    });
    const ended = new Promise((resolve) => reader.on('close', resolve));
    writeAtomically(at('pipe'), 'through');
    await ended;
    expect(read).toBe('through');
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });

  it('says in one line that it cannot write into a folder', () => {
    mkdirSync(at('a-folder'));
    for (const write of [tryToWrite, (path: string) => writeAtomically(path, '')])
      expect(() => write(at('a-folder'))).toThrow(/a-folder: cannot be written \(it is a folder/);
  });

  it('is tried without a trace in what is there', () => {
    writeFileSync(at('kept.json'), 'kept');
    tryToWrite(at('kept.json'));
    tryToWrite(at('tried', 'x.json'));
    expect(readFileSync(at('kept.json'), 'utf8')).toBe('kept');
    expect(readdirSync(at('tried'))).toEqual([]);
    expect(() => tryToWrite('/proc/lgaudit.json')).toThrow(/cannot be written/);
  });
});
