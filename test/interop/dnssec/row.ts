import type { World } from '../../../fixtures/world/world.js';
import type { Zone } from '../../../fixtures/world/zone-text.js';
import { WORLDS } from '../../../fixtures/worlds/index.js';
import { type DomainName, domainName } from '../../../src/dns/name.js';
import type { ZoneTexts } from '../real-servers.js';
import type { Software } from '../software.js';
import { signWorld } from './sign-world.js';
import { type PlannedKey, usualSigning } from './signing.js';

/** One way to sign the city's zone, whole or broken, and what must be said of it. */
export type Row = {
  readonly name: string;
  /** In place of one key that signs everything. */
  readonly keys?: readonly PlannedKey[];
  readonly denial?: 'nsec' | 'nsec3';
  /** Days from the audit to the signing of the city's zone; the signatures are good for a day before and 30 days after. */
  readonly days?: number;
  /** The same for all other zones. */
  readonly daysAbove?: number;
  /** Of every zone. */
  readonly algorithm?: string;
  /** What is different at the second server: an older copy of the zone, signed with other keys or then. */
  readonly second?: { readonly keys?: readonly PlannedKey[]; readonly days?: number };
  /** The city's DS records on their way to jp. */
  readonly editDs?: (lines: readonly string[]) => readonly string[];
  /** What a server (0 or 1) holds in place of the signed text. */
  readonly edit?: (text: string, zone: Zone, server: number) => string;
  readonly state: string;
  /** Of each server, where they are not all as the zone is. */
  readonly servers?: readonly [string, string];
  readonly findings: readonly string[];
};

export const CITY: DomainName = domainName('city.example.lg.jp');
/** The hosts of the city's two servers, by name. */
export const HOSTS = ['dns1.city.example.lg.jp', 'dns2.city.example.lg.jp'] as const;

const healthy = WORLDS.find((world) => world.name === 'healthy-in-house') as World;

/** Each server with its own copy of its zones, so that one of them can hold another text. */
export const CITY_WORLD: World = {
  ...healthy,
  servers: healthy.servers.map((server) => ({ ...server, zones: server.zones.map((zone) => ({ ...zone })) })),
};

const copies = CITY_WORLD.servers.flatMap(({ zones }) => zones).filter(({ apex }) => apex === CITY);

/** The zones of the city's world as a row wants them, signed by the software's tools as of `today`. */
export async function textsFor(
  software: Software,
  row: Row,
  today: string,
): Promise<{ readonly texts: ZoneTexts; readonly rootDs: readonly string[] }> {
  const { days = 0, daysAbove = 0, second = {}, editDs, edit = (text) => text } = row;
  const usual = { ...usualSigning(software, row.algorithm), days: daysAbove };
  const first = { ...usual, days, keys: row.keys ?? usual.keys, denial: row.denial ?? usual.denial };
  const signings = [first, { ...first, ...second }];
  const { texts, rootDs } = await signWorld(
    software,
    { ...CITY_WORLD, today },
    {
      signingOf: (zone) => signings[copies.indexOf(zone)] ?? usual,
      editDs: (apex, lines) => (apex === CITY && editDs !== undefined ? editDs(lines) : lines),
    },
  );
  const edited = [...texts].map(([zone, text]): [Zone, string] => {
    const server = copies.indexOf(zone);
    return [zone, server < 0 ? text : edit(text, zone, server)];
  });
  return { texts: new Map(edited), rootDs };
}
