import type { Registration } from '../../model/registration.js';
import { readInstant } from '../dates.js';

type Event = { readonly eventAction: string; readonly eventDate: string };

/** The dates of an RDAP object. Of several events of one kind the first counts. Source: RFC 9083 section 10.2.3. */
export function readEvents(
  events: readonly Event[],
): Pick<Registration, 'createdAt' | 'updatedAt' | 'expiresAt' | 'events'> {
  const dated = events.map((event) => ({
    action: event.eventAction.trim().toLowerCase(),
    at: readInstant(event.eventDate),
  }));
  const first = (action: string) => dated.find((event) => event.action === action)?.at ?? null;
  return {
    createdAt: first('registration'),
    updatedAt: first('last changed'),
    expiresAt: first('expiration'),
    events: dated
      .flatMap(({ action, at }) =>
        at !== null && (action === 'transfer' || action === 'reregistration')
          ? [{ action, at } as const]
          : [],
      )
      .sort((a, b) => a.at.localeCompare(b.at) || a.action.localeCompare(b.action)),
  };
}
