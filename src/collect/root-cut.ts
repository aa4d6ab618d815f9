import { familyOf } from '../dns/ip-address.js';
import { ROOT } from '../dns/name.js';
import type { RootHint } from '../model/settings.js';
import type { Cut } from './scope.js';

/** The root zone as the hints give it: where every resolution begins. */
export function rootCut(hints: readonly RootHint[]): Cut {
  return {
    zone: ROOT,
    parent: null,
    nameServers: hints.map((hint) => hint.host),
    glue: hints.flatMap(({ host, addresses }) =>
      addresses.map((address) => ({ host, address, family: familyOf(address) })),
    ),
    referral: null,
  };
}
