import { answer } from '../../fixtures/world/answer.js';
import type { Internet } from '../../fixtures/world/world.js';
import type { Zone } from '../../fixtures/world/zone-text.js';
import { type DomainName, isAtOrBelow, ROOT } from '../../src/dns/name.js';
import type { ResourceRecord } from '../../src/dns/rr.js';

/** Mulberry32: the same throws for the same seed. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The NS set held of the name's own zone: the parent's, or the child's by all its servers. */
export type Side = 'parent' | 'child';

/**
 * Resolves over a world's zones as a resolver without a cache does: from the root down by referrals, one name server of
 * each drawn by lot, its address from the glue or, where there is none, resolved in turn. The result is true where it
 * draws a server whose name is in `suspect`. It knows nothing of the graph that is to be tested.
 */
export function createDiceResolver({ servers }: Pick<Internet, 'servers'>, random: () => number) {
  const copies = new Map<DomainName, Zone[]>();
  for (const zone of servers.flatMap(({ zones }) => zones))
    copies.set(zone.apex, [...(copies.get(zone.apex) ?? []), zone]);

  const steps = new Map<string, Step | undefined>();
  /** What the servers of a zone say on the way to a name: the next cut, and its name servers. Asked once each. */
  function stepFrom(zone: DomainName, name: DomainName): Step | undefined {
    const key = `${zone} ${name}`;
    if (!steps.has(key)) steps.set(key, firstStep(copies, zone, name));
    return steps.get(key);
  }

  function drawFrom(hosts: readonly DomainName[]): DomainName {
    return hosts[Math.floor(random() * hosts.length)] ?? ROOT;
  }

  function meetsSuspect(
    name: DomainName,
    suspect: DomainName,
    side: Side,
    busy: readonly DomainName[] = [],
  ): boolean {
    if (busy.includes(name)) return false;
    for (let zone = ROOT; ; ) {
      const step = stepFrom(zone, name);
      if (step === undefined) return false;
      const { cut, parent, child, glue } = step;
      const drawn = drawFrom(side === 'child' && cut === name && child.length > 0 ? child : parent);
      if (isAtOrBelow(drawn, suspect)) return true;
      if (
        !isAtOrBelow(drawn, cut) &&
        !glue.includes(drawn) &&
        meetsSuspect(drawn, suspect, 'parent', [...busy, name])
      )
        return true;
      zone = cut;
    }
  }
  return meetsSuspect;
}

/** A zone cut: the NS sets on both sides, and the hosts whose address comes along. */
type Step = {
  readonly cut: DomainName;
  readonly parent: readonly DomainName[];
  readonly child: readonly DomainName[];
  readonly glue: readonly DomainName[];
};

function firstStep(
  copies: ReadonlyMap<DomainName, readonly Zone[]>,
  zone: DomainName,
  name: DomainName,
): Step | undefined {
  const { authorities, additionals } = answer((copies.get(zone) ?? []).slice(0, 1), { name, type: 'A' });
  const cut = authorities.find((rr) => rr.type === 'NS' && rr.name !== zone)?.name;
  if (cut === undefined) return undefined;
  const own = (copies.get(cut) ?? []).flatMap((copy) => answer([copy], { name: cut, type: 'NS' }).answers);
  return { cut, parent: targets(authorities), child: targets(own), glue: additionals.map((rr) => rr.name) };
}

function targets(records: readonly ResourceRecord[]): DomainName[] {
  return [...new Set(records.flatMap((rr) => (rr.type === 'NS' ? [rr.target] : [])))];
}
