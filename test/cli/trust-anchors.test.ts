import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkSettings } from '../../src/cli/network-settings.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { ROOT_ANCHORS } from '../../src/derive/dnssec/root-anchors.js';

const DIGEST = 'ab'.repeat(32);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lgaudit-anchors-'));
  writeFileSync(join(folder, 'root.hints'), '. NS a.root.example.\na.root.example. A 127.0.0.1\n');
  writeFileSync(join(folder, 'good'), `. IN DS 4711 13 2 ${DIGEST}\n`);
  writeFileSync(join(folder, 'bad'), '; a comment\n. IN DS 4711 13 2 ab\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The trust anchors that a configuration in the folder leads to. */
function anchorsFor(network: { readonly rootHints?: string; readonly trustAnchors?: string }) {
  const loaded = { config: { network }, folder, path: join(folder, 'lgaudit.config.json') };
  return networkSettings(loaded, { nameTimeoutMs: 1000, offline: false }).trustAnchors;
}

describe('the trust anchors', () => {
  const own = [{ zone: '.', keyTag: 4711, algorithm: 13, digestType: 2, digest: DIGEST }];

  it.each([
    ['are IANA’s with IANA’s root', {}, ROOT_ANCHORS],
    ['are none with another root', { rootHints: 'root.hints' }, []],
    ['are those of the file, with another root', { rootHints: 'root.hints', trustAnchors: 'good' }, own],
    ['are those of the file, with IANA’s root', { trustAnchors: 'good' }, own],
  ])('%s', (_, network, expected) => {
    expect(anchorsFor(network)).toEqual(expected);
  });

  it.each([
    ['missing', 'missing'],
    ['bad', 'bad:2'],
  ])('name the place of a file that is %s', (trustAnchors, place) => {
    expect(() => anchorsFor({ trustAnchors })).toThrow(UsageError);
    expect(() => anchorsFor({ trustAnchors })).toThrow(join(folder, place));
  });
});
