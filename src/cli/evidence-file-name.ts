import { createHash } from 'node:crypto';
import type { DomainName } from '../dns/name.js';

/** What the name of every evidence file ends in. */
export const EVIDENCE_SUFFIX = '.evidence.json';

/** Names that Windows keeps for devices, whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/** Characters of a name that a file is called by: most disks take 255, and drafts have a process id behind. */
const MAX_NAME = 200;

/** The file's name for an audited name. Audited names hold nothing but letters, digits, `-`, `_` and dots. */
export function evidenceFileName(domain: DomainName): string {
  if (domain.length > MAX_NAME)
    return `_${createHash('sha256').update(domain).digest('hex')}.${domain.slice(-100)}${EVIDENCE_SUFFIX}`;
  return `${RESERVED.test(domain) ? '_' : ''}${domain}${EVIDENCE_SUFFIX}`;
}
