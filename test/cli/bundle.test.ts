import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, isBuilt, scratchFolder } from './run-cli.js';

describe.skipIf(!isBuilt)('the bundle (skipped where dist is not built)', () => {
  const root = dirname(dirname(BIN));
  let folder: ReturnType<typeof scratchFolder>;

  beforeEach(() => {
    folder = scratchFolder();
    for (const part of ['bin', 'dist/cli', 'package.json'])
      cpSync(join(root, part), join(folder.path, part), { recursive: true });
  });
  afterEach(() => folder.remove());

  const compiled = () => join(folder.path, 'dist/cli/compiled');
  const explain = (...flags: string[]) => {
    const args = [...flags, join(folder.path, 'bin/lgaudit.js'), 'explain', 'zone/mx-target', '--lang', 'ja'];
    return spawnSync(process.execPath, args, { encoding: 'utf8' });
  };
  const whole = { status: 0, stderr: '', stdout: expect.stringContaining('zone/mx-target') };

  it('has code compiled ahead for the Node that built it, and of all that an audit loads', () => {
    const mine = `${process.versions.v8}-${process.platform}-${process.arch}`;
    expect(readdirSync(compiled())).toContain(mine);
    const parts = readdirSync(join(compiled(), mine)).map((file) => file.replace(/-.*|\.cjs$/, ''));
    expect(parts).toEqual(expect.arrayContaining(['main', 'audit', 'assess', 'checks', 'text']));
  });

  it('starts where there is none, or none of this Node', () => {
    rmSync(compiled(), { recursive: true });
    expect(explain()).toMatchObject(whole);
  });

  it.each<[string, (octets: Buffer) => Buffer]>([
    ['cut off', (octets) => octets.subarray(0, octets.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['of something else', (octets) => Buffer.alloc(octets.length, 'lgaudit')],
  ])('starts where it is %s', (_, spoilt) => {
    for (const build of readdirSync(compiled()))
      for (const file of readdirSync(join(compiled(), build))) {
        const path = join(compiled(), build, file);
        writeFileSync(path, spoilt(readFileSync(path)));
      }
    expect(explain()).toMatchObject(whole);
  });

  it('starts where V8 is given options that the code was not compiled for', () => {
    expect(explain('--no-lazy')).toMatchObject(whole);
  });

  it('keeps nothing of its own at run time', () => {
    rmSync(compiled(), { recursive: true });
    explain();
    expect(existsSync(compiled())).toBe(false);
  });
});

/** What the bundler's configuration answers from a place, where it is asked what two files import. */
const ASKED = `
const { default: config } = await import(process.argv[1] + '/rolldown.config.js');
const later = config.plugins.find(({ name }) => name === 'loaded-later');
const from = (file) => later.resolveId('node:net', process.argv[1] + file) !== null;
console.log(JSON.stringify([from('/src/net/tcp.ts'), from('/node_modules/whoiser/dist/whoiser.js')]));
`;

it('puts stand-ins into our own files alone, also where the project lies in a folder called src', () => {
  const root = dirname(dirname(BIN));
  const folder = scratchFolder();
  const place = join(folder.path, 'src/lgaudit');
  mkdirSync(place, { recursive: true });
  cpSync(join(root, 'rolldown.config.js'), join(place, 'rolldown.config.js'));
  writeFileSync(join(place, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  const args = ['--input-type=module', '-e', ASKED, place];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  folder.remove();
  expect(JSON.parse(stdout)).toEqual([true, false]);
});
