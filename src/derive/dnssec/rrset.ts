import type { DomainName } from '../../dns/name.js';
import { CLASS_IN, type ResourceRecord, type RrType } from '../../dns/rr.js';
import type { RrsigRecord } from './verdict.js';

/** Records of one owner and type, and the signatures that say to cover them. RFC 4034 section 3. */
export type Rrset = {
  readonly name: DomainName;
  readonly type: RrType;
  readonly records: readonly ResourceRecord[];
  readonly signatures: readonly RrsigRecord[];
};

/** The RRset of one owner and type among the records of a section; undefined where there is none. */
export function findRrset(
  section: readonly ResourceRecord[],
  name: DomainName,
  type: RrType,
): Rrset | undefined {
  const records = section.filter((rr) => rr.class === CLASS_IN && rr.name === name && rr.type === type);
  if (records.length === 0) return undefined;
  return { name, type, records, signatures: signaturesOver(section, name, type) };
}

/** Every RRset of one type in a section. */
export function rrsetsOf(section: readonly ResourceRecord[], type: RrType): Rrset[] {
  const owners = new Set(
    section.filter((rr) => rr.class === CLASS_IN && rr.type === type).map((rr) => rr.name),
  );
  return [...owners].flatMap((name) => findRrset(section, name, type) ?? []);
}

function signaturesOver(section: readonly ResourceRecord[], name: DomainName, type: RrType): RrsigRecord[] {
  return section.filter(
    (rr): rr is RrsigRecord =>
      rr.class === CLASS_IN && rr.type === 'RRSIG' && rr.name === name && rr.typeCovered === type,
  );
}
