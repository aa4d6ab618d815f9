import type { RegistrationEvidence } from '../model/evidence.js';
import type { Registration } from '../model/registration.js';
import { addDays, daysBetween, firstOfMonth } from './calendar.js';
import { dayOf } from './chronology/day.js';
import { openTo } from './registrants.js';

/** Days in redemptionPeriod and pendingDelete. RFC 3915; ICANN's Expired Registration Recovery Policy. */
const REDEMPTION_DAYS = 30;
const PENDING_DELETE_DAYS = 5;

/**
 * The day from which somebody else can register the domain, `YYYY-MM-DD`; null where no rule gives one, or where its kind
 * is closed: a free name of such a kind is free for no stranger.
 */
export function hijackableFrom(evidence: RegistrationEvidence, today: string): string | null {
  const { lookup } = evidence;
  if (lookup.kind === 'unknown') return null;
  const kind = openTo(evidence);
  return kind === 'closed' || kind === 'no-tld' ? null : freeFrom(lookup.registration, today);
}

/**
 * By the state. JP, general use (JPRS life cycle page): abolished in month M, suspended in M+1, free on the first of M+2. gTLD: counted
 * from the last change of the record, which is its entry into that state as far as the registry tells.
 */
function freeFrom(registration: Registration, today: string): string | null {
  const { expiresAt, updatedAt } = registration;
  switch (registration.state) {
    case 'unregistered':
      return today;
    case 'suspended':
      return registration.rules === 'jp-general' && expiresAt !== null ? addDays(expiresAt, 1) : null;
    case 'to-be-suspended':
      return registration.rules === 'jp-general' ? firstOfMonth(earlier(expiresAt ?? today, today), 2) : null;
    case 'deleted':
      return registration.until === null ? null : addDays(registration.until, 1);
    case 'pending-delete':
      return countedFrom(updatedAt, PENDING_DELETE_DAYS, today) ?? addDays(today, PENDING_DELETE_DAYS);
    case 'redemption':
      return countedFrom(updatedAt, REDEMPTION_DAYS + PENDING_DELETE_DAYS, today);
    case 'active':
    case 'auto-renew-grace':
    case 'to-be-deleted':
    case 'hold':
    case 'reserved':
    case 'unknown':
      return null;
  }
}

/** That state ends with the month it was seen in, even where the term would have been longer. */
function earlier(day: string, other: string): string {
  return daysBetween(day, other) > 0 ? day : other;
}

/** `days` after the last change; null where that change is too old to be the entry into the state. */
function countedFrom(updatedAt: string | null, days: number, today: string): string | null {
  const changed = dayOf(updatedAt);
  if (changed === null) return null;
  const day = addDays(changed, days);
  return daysBetween(today, day) >= 0 ? day : null;
}
