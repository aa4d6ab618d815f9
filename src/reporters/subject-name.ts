import type { Subject } from '../model/finding.js';

/** What a finding or an unknown is about, in one name; empty where it is the audited name itself. */
export function subjectName({ registeredDomain, nameServer, zone }: Subject): string {
  const names = [nameServer, registeredDomain, zone].filter((name) => name !== undefined);
  return [...new Set(names)].join(' ');
}

/** The most telling of its names; empty where it has none. */
export function subjectOf({ nameServer, registeredDomain, zone }: Subject): string {
  return nameServer ?? registeredDomain ?? zone ?? '';
}
