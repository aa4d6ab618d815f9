import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../../fixtures/world/world.js';
import type { Zone } from '../../../fixtures/world/zone-text.js';
import { type DomainName, fqdn, isBelow, labelCount } from '../../../src/dns/name.js';
import { masterFile } from '../master-file.js';
import type { ZoneTexts } from '../real-servers.js';
import type { Software } from '../software.js';
import { signZone } from './sign-zone.js';
import { type Signing, usualSigning } from './signing.js';

/** A world's zones, signed from the leaves to the root, each DS in its parent. `rootDs` is the trust anchor. */
export type SignedWorld = { readonly texts: ZoneTexts; readonly rootDs: readonly string[] };

/** What a test may change. Copies of one zone are signed one by one, each with what `signingOf` says of it. */
export type SignOptions = {
  readonly signingOf?: (zone: Zone) => Signing;
  /** The DS records of a zone, on their way to its parent. */
  readonly editDs?: (zone: DomainName, lines: readonly string[]) => readonly string[];
};

/** Signs every zone of a world with the software's own tools. The parent has the DS that the last copy asks for. */
export async function signWorld(
  software: Software,
  world: World,
  { signingOf = () => usualSigning(software), editDs = (_, lines) => lines }: SignOptions = {},
): Promise<SignedWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'lgaudit-sign-'));
  try {
    const zones = [...new Set(world.servers.flatMap((server) => server.zones))];
    const texts = new Map<Zone, string>();
    const ds = new Map<DomainName, readonly string[]>();
    for (const zone of zones.sort((a, b) => labelCount(b.apex) - labelCount(a.apex))) {
      const cuts = new Set(zone.records.flatMap((rr) => (rr.type === 'NS' ? [rr.name] : [])));
      const children = [...ds].filter(([apex]) => isBelow(apex, zone.apex) && cuts.has(apex));
      const unsigned =
        masterFile(zone) + children.flatMap(([, lines]) => lines.map((line) => `${line}\n`)).join('');
      const own = await folderFor(folder, zone.apex);
      const job = { folder: own, apex: fqdn(zone.apex), unsigned, today: world.today };
      const signed = await signZone(software, job, signingOf(zone));
      texts.set(zone, signed.text);
      ds.set(zone.apex, editDs(zone.apex, signed.ds));
    }
    return { texts, rootDs: [...ds].find(([apex]) => apex === '.')?.[1] ?? [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function folderFor(folder: string, apex: DomainName): Promise<string> {
  const own = join(folder, apex === '.' ? 'root' : apex);
  await mkdir(own, { recursive: true });
  return own;
}
