import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Milliseconds for one zone. */
const PATIENCE_MS = 60_000;

/** Debian's pygraphviz has lost the submodule in which dnsviz 0.9 looks for its version. */
const GROK = `
import sys, types, pygraphviz
if not hasattr(pygraphviz, 'release'):
    pygraphviz.release = types.SimpleNamespace(version=pygraphviz.__version__)
from dnsviz.commands.grok import main
main(['dnsviz grok'] + sys.argv[1:])
`;

/** It ends in a traceback where a server has a signed and another an unsigned copy of the SOA record, or all unsigned. */
const CRASH = '(no opinion: it crashes)';

/** Of every world: its servers are at loopback addresses. And what is in order. */
const USUAL = /_PRIVATE_IP$|^(VALID|SECURE|INSECURE|NOERROR|NXDOMAIN)$/;

/**
 * Runs `dnsviz` on a zone from the root server at `root` down, over IPv4, every server asked, and returns the codes of its
 * errors and warnings and the states of what is not in order, sorted. `keys` are the root's DNSKEY records.
 */
export async function askDnsviz(zone: string, root: string, keys: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lgaudit-dnsviz-'));
  const run = promisify(execFile);
  try {
    const [probed, trusted, out] = ['probe.json', 'root.key', 'grok.json'].map((file) =>
      join(folder, file),
    ) as [string, string, string];
    await writeFile(trusted, keys);
    const options = ['-4', '-A', '-x', `.:root=${root}`, '-o', probed];
    await run('dnsviz', ['probe', ...options, zone], { timeout: PATIENCE_MS });
    // Debian's Python has Debian's packages, whatever comes first in PATH.
    const grok = run('/usr/bin/python3', ['-c', GROK, '-r', probed, '-t', trusted, '-o', out], {
      timeout: PATIENCE_MS,
    });
    const isDone = await grok.then(
      () => true,
      () => false,
    );
    if (!isDone) return [CRASH];
    return [...codesIn(JSON.parse(await readFile(out, 'utf8')))].filter((code) => !USUAL.test(code)).sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every code of an error or warning in its JSON, at whatever depth, and every state of a signature that is not good. */
function codesIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const own = [
    ...('code' in value && typeof value.code === 'string' ? [value.code] : []),
    ...('status' in value && typeof value.status === 'string' ? [value.status] : []),
  ];
  return new Set([...own, ...Object.values(value).flatMap((part) => [...codesIn(part)])]);
}
