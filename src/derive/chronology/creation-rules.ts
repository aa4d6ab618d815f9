import type { RegistrationStateWord } from '../../model/registration.js';
import { dayOf, isLater } from './day.js';
import { BLIND, fires, type Rule, silent } from './rule.js';

/** Days that a change may take from the registrar's desk to the registry's record. Source: the design's registry rules. */
const FILING_DAYS = 2;

/** States in which a name is gone, or on its way to whoever comes next. */
const GONE: readonly RegistrationStateWord[] = [
  'unregistered',
  'suspended',
  'redemption',
  'pending-delete',
  'deleted',
];

/**
 * S1: created anew since an earlier audit. A new handle counts only where no creation date can be compared: registries
 * that move to another system give new handles to old registrations.
 */
export const createdSinceBaseline: Rule = ({ registration, before }) => {
  if (registration === null || before === null) return BLIND;
  const now = dayOf(registration.createdAt);
  const then = dayOf(before.createdAt);
  if (now !== null && then !== null) {
    return isLater(now, then) ? fires(then, now) : silent(dayOf(before.seenAt));
  }
  const handle = before.handle ?? null;
  if (registration.handle === null || handle === null) return BLIND;
  return registration.handle === handle ? silent(dayOf(before.seenAt)) : fires(handle, registration.handle);
};

/**
 * S2: created after the last change of the audited zone's registration, though its delegation lists the domain's host.
 * The delegation was filed by then, so another registration of the same name stood behind it. Looks back only to that change.
 */
export const createdSinceZoneUpdate: Rule = ({ registration, zoneUpdatedAt, isListedByParent }) => {
  const created = dayOf(registration?.createdAt);
  const updated = dayOf(zoneUpdatedAt);
  if (created === null || updated === null || !isListedByParent) return BLIND;
  return isLater(created, updated, FILING_DAYS) ? fires(updated, created) : silent(updated);
};

/** S2b: created after the host was first seen in the delegation. */
export const createdSinceDelegation: Rule = ({ registration, delegatedSince }) => {
  const created = dayOf(registration?.createdAt);
  const first = dayOf(delegatedSince);
  if (created === null || first === null) return BLIND;
  return isLater(created, first) ? fires(first, created) : silent(first);
};

/** S3: seen gone before, and registered now. A suspended name that keeps its creation date was restored by its holder. */
export const backFromGone: Rule = ({ registration, before }) => {
  if (registration === null || before === null || registration.state === 'unknown') return BLIND;
  const seen = dayOf(before.seenAt);
  const isBack = registration.state !== 'reserved' && !GONE.includes(registration.state);
  if (!GONE.includes(before.state) || !isBack) return silent(seen);
  const now = dayOf(registration.createdAt);
  const then = dayOf(before.createdAt);
  const isRestored = before.state !== 'unregistered' && now !== null && then !== null && !isLater(now, then);
  return isRestored ? silent(seen) : fires(before.state, registration.state);
};

/** M7: for a zone that no registry delegates, created after the day in the serial of its parent zone. */
export const createdSinceParentSerial: Rule = ({ registration, parentSerialDay, isListedByParent }) => {
  const created = dayOf(registration?.createdAt);
  if (created === null || parentSerialDay === null || !isListedByParent) return BLIND;
  return isLater(created, parentSerialDay, FILING_DAYS)
    ? fires(parentSerialDay, created)
    : silent(parentSerialDay);
};
