import type { BaselineRegistration } from '../../model/baseline.js';
import { asNumbersText } from '../../model/origins.js';
import type { Registration } from '../../model/registration.js';
import { dayOf } from './day.js';
import { compareHolders } from './holder.js';
import { BLIND, fires, type Rule, silent } from './rule.js';

/** M1: the domain's own name servers are those of a parking, marketplace or expiry service. */
export const parked: Rule = ({ parking }) => {
  if (parking === null) return silent();
  return { kind: 'fires', was: parking.suffix, is: parking.host, isWeak: !parking.verified };
};

/**
 * M2: another holder, and with it another registrar or entirely other name servers. A holder who only changed its name,
 * or only its provider, keeps the rest. Where the configuration names the holder of now, the change is known.
 */
export const changedHands: Rule = ({ registration, before, expectedHolder }) => {
  if (registration === null || before === null) return BLIND;
  if (compareHolders(expectedHolder, registration.registrant) === 'same') return silent(dayOf(before.seenAt));
  const holders = compareHolders(before.registrant ?? null, registration.registrant);
  if (holders === 'unknown') return BLIND;
  const isChanged =
    holders === 'different' && (hasNewRegistrar(registration, before) || hasNewServers(registration, before));
  return isChanged
    ? fires(before.registrant ?? '', registration.registrant ?? '')
    : silent(dayOf(before.seenAt));
};

/** M3: the registry tells of a transfer or a new registration after an earlier audit. */
export const eventSinceBaseline: Rule = ({ registration, before }) => {
  if (registration === null || before === null) return BLIND;
  const event = registration.events.find(({ at }) => Date.parse(at) > Date.parse(before.seenAt));
  const seen = dayOf(before.seenAt);
  return event === undefined
    ? silent(seen)
    : fires(seen ?? before.seenAt, `${event.action} ${event.at.slice(0, 10)}`);
};

/** M5: the servers moved to other networks altogether. A part that moved, or one network more, is everyday business. */
export const movedNetworks: Rule = ({ networks }) => {
  switch (networks.kind) {
    case 'moved':
      return fires(asNumbersText(networks.was), asNumbersText(networks.is));
    case 'stayed':
      return silent(networks.seenAt);
    case 'no-table':
    case 'no-memory':
    case 'no-origin':
    case 'unresolved':
    case 'too-far':
      return BLIND;
  }
};

/** M6: the holder is not the one that the configuration names. Nobody expected is nobody missed. */
export const unexpectedHolder: Rule = ({ registration, expectedHolder }) => {
  if (expectedHolder === null) return silent();
  switch (compareHolders(expectedHolder, registration?.registrant ?? null)) {
    case 'same':
      return silent();
    case 'different':
      return fires(expectedHolder, registration?.registrant ?? '');
    case 'unknown':
      return BLIND;
  }
};

function hasNewRegistrar({ registrar }: Registration, before: BaselineRegistration): boolean {
  return compareHolders(before.registrar ?? null, registrar) === 'different';
}

function hasNewServers({ nameServers }: Registration, before: BaselineRegistration): boolean {
  const then = before.nameServers ?? [];
  return then.length > 0 && nameServers.length > 0 && !nameServers.some((host) => then.includes(host));
}
