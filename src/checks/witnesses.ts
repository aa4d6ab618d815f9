import type { NsDomainView } from '../derive/audit-view.js';
import type { Registration, RegistryLookup } from '../model/registration.js';
import { fill, message, type Text } from '../model/text.js';
import { lookupReason } from './reasons.js';
import { zoneName } from './zone-name.js';

/** A registered domain, and what its registry's zone and its registry say. */
export type Witnessed = Pick<NsDomainView, 'domain' | 'evidence' | 'existence'>;

/**
 * What the registry says about the existence of a domain.
 * - `registered`: in any state but unregistered, a reserved name too: nobody can take it as if it were free.
 * - `no-service`: there is nobody to ask. `no-answer`: it was to be asked and told nothing; never "unregistered".
 */
export type RegistryWitness = 'unregistered' | 'registered' | 'no-service' | 'no-answer';

export function registryWitness(lookup: RegistryLookup): RegistryWitness {
  if (lookup.kind === 'answer') {
    return lookup.registration.state === 'unregistered' ? 'unregistered' : 'registered';
  }
  return lookup.reason === 'no-service' ? 'no-service' : 'no-answer';
}

/**
 * Both witnesses together, for checks that ask whether a host's domain is there at all.
 * - `gone`: the registry says that it does not exist, or its zone where there is no registry to ask.
 * - `contradicted`: unregistered, yet delegated. - `out-of-dns`: registered, and the registry has taken it out of the DNS.
 * - `unclear`: no witness, or too weak. A suspended name is not in DNS either, so a registry that failed to answer is missed.
 */
export type DomainStanding = 'present' | 'out-of-dns' | 'gone' | 'contradicted' | 'unclear';

export function standingOf({ evidence, existence }: NsDomainView): DomainStanding {
  const registry = registryWitness(evidence.lookup);
  if (registry === 'unregistered') return existence.kind === 'delegated' ? 'contradicted' : 'gone';
  if (existence.kind === 'delegated') return 'present';
  if (existence.kind === 'nonexistent' && registry === 'no-service') return 'gone';
  if (evidence.lookup.kind === 'unknown') return 'unclear';
  return isOutOfDns(evidence.lookup.registration) ? 'out-of-dns' : 'present';
}

/** The states in which a registry does not delegate a name, or soon will not. */
export function isEnding({ state }: Registration): boolean {
  return state === 'to-be-suspended' || state === 'to-be-deleted' || isOutOfDns({ state });
}

function isOutOfDns({ state }: Pick<Registration, 'state'>): boolean {
  return (
    state === 'suspended' ||
    state === 'redemption' ||
    state === 'pending-delete' ||
    state === 'hold' ||
    state === 'deleted'
  );
}

const DNS_WITNESS = {
  delegated: message('the zone {zone} delegates it', 'ゾーン{zone}では委任されています'),
  nonexistent: message(
    'it does not exist in DNS, by {witnesses} of the servers of the zone {zone}',
    'ゾーン{zone}の権威DNSサーバー{witnesses}台が、DNS上に存在しないと応答しています',
  ),
  'single-witness': message(
    'a server of the zone {zone} says that it does not exist in DNS, and no second one confirms it',
    'ゾーン{zone}の権威DNSサーバー1台だけが、DNS上に存在しないと応答しました',
  ),
  'no-delegation': message(
    'its name exists in the zone {zone}, but is not delegated',
    'ゾーン{zone}に名前はありますが、委任されていません',
  ),
  unclear: message(
    'the servers of the zone {zone} do not say clearly whether it exists',
    'ゾーン{zone}の権威DNSサーバーからは、存在するかどうかが明確に分かりません',
  ),
};
const WALK_BROKE_OFF = message(
  'the zone that would delegate it could not be reached',
  '委任元のゾーンに到達できませんでした',
);

/** What the registry's zone says, as a clause. */
export function dnsWitnessText({ evidence, existence }: Witnessed): Text {
  if (evidence.registryZone === null) return WALK_BROKE_OFF;
  const zone = evidence.registryZone;
  const witnesses = 'witnesses' in existence ? existence.witnesses : 0;
  return fill(DNS_WITNESS[existence.kind], { zone: zoneName(zone), witnesses });
}

const REGISTRY_WITNESS = message(
  '{source} says that it is not registered',
  '{source}は未登録と回答しています',
);

/** What the registry says where it does not know the name, or why it says nothing, as a clause. */
export function registryWitnessText(lookup: RegistryLookup): Text {
  return lookup.kind === 'unknown' ? lookupReason(lookup) : fill(REGISTRY_WITNESS, { source: lookup.source });
}

/** Both, joined. */
export function bothWitnessesText(view: Witnessed): Text {
  return fill(BOTH, { dns: dnsWitnessText(view), registry: registryWitnessText(view.evidence.lookup) });
}

const BOTH = message('{registry}; {dns}', '{registry}。{dns}');
