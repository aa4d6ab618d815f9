import type { DnsMessage, Question } from '../../dns/message.js';
import { type DomainName, fqdn, isBelow, labelCount, parseDomainName, textLabelsOf } from '../../dns/name.js';
import { RCODE } from '../../dns/rcode.js';
import type { ResourceRecord, RrType } from '../../dns/rr.js';
import { type DenialVerdict, type Denied, validateDenial } from './denial.js';
import type { DnssecLimit } from './limits.js';
import { findRrset, type Rrset } from './rrset.js';
import { signedLabels } from './signed-data.js';
import { type Signer, validateRrset } from './validate-rrset.js';
import type { Flaw, RrsigRecord } from './verdict.js';

/** Whether an answer of a zone's own server, or its denial, holds. `type` is that of the records that do not. */
export type AnswerVerdict =
  | { readonly state: 'secure'; readonly signature: RrsigRecord | undefined }
  | { readonly state: 'bogus'; readonly type: RrType; readonly flaw: Flaw }
  | { readonly state: 'indeterminate'; readonly limit: DnssecLimit };

/** Looks at the first step of an answer: the records asked for, an alias in their place, or that there are none. */
export function validateAnswer(message: DnsMessage, { name, type }: Question, signer: Signer): AnswerVerdict {
  const rrset =
    findRrset(message.answers, name, type) ??
    sourceOf(findRrset(message.answers, name, 'CNAME'), message.answers);
  if (rrset !== undefined) return validatePositive(rrset, message.authorities, signer);
  const denied: Denied =
    message.rcode === RCODE.NXDOMAIN ? { kind: 'name', name } : { kind: 'type', name, type };
  const soa = findRrset(message.authorities, signer.zone, 'SOA');
  if (soa !== undefined) {
    const verdict = validateRrset(soa, signer);
    if (verdict.state === 'bogus') return { ...verdict, type: 'SOA' };
    if (verdict.state === 'indeterminate') return verdict;
  }
  return answerOf(validateDenial(message.authorities, denied, signer), undefined);
}

/** The DNAME that an alias without a signature was made from; else the alias itself. RFC 6672 section 5.3.1. */
function sourceOf(alias: Rrset | undefined, answers: readonly ResourceRecord[]): Rrset | undefined {
  if (alias === undefined || alias.signatures.length > 0) return alias;
  const [cname] = alias.records;
  const target = cname?.type === 'CNAME' ? cname.target : undefined;
  const source = answers.find(
    (rr) =>
      rr.type === 'DNAME' && target !== undefined && redirected(alias.name, rr.name, rr.target) === target,
  );
  return source === undefined ? alias : findRrset(answers, source.name, 'DNAME');
}

/** Where a DNAME sends a name; undefined for a name that is not below its owner. RFC 6672 section 2.2. */
function redirected(name: DomainName, owner: DomainName, target: DomainName): DomainName | undefined {
  if (!isBelow(name, owner)) return undefined;
  const labels = textLabelsOf(name).slice(0, labelCount(name) - labelCount(owner));
  const made = parseDomainName([...labels, fqdn(target)].join('.'));
  return typeof made === 'string' ? made : undefined;
}

/** Records made from a wildcard need the proof that the name itself is not there. RFC 4035 section 5.3.4. */
function validatePositive(
  rrset: Rrset,
  authorities: readonly ResourceRecord[],
  signer: Signer,
): AnswerVerdict {
  const verdict = validateRrset(rrset, signer);
  if (verdict.state === 'bogus') return { ...verdict, type: rrset.type };
  if (verdict.state === 'indeterminate') return verdict;
  const { signature } = verdict;
  if (signature.labels >= signedLabels(rrset.name)) return verdict;
  const denied: Denied = { kind: 'wildcard', name: rrset.name, labels: signature.labels };
  return answerOf(validateDenial(authorities, denied, signer), signature);
}

function answerOf(denial: DenialVerdict, signature: RrsigRecord | undefined): AnswerVerdict {
  switch (denial.state) {
    case 'proven':
      return { state: 'secure', signature };
    case 'bogus':
      return { ...denial, type: 'NSEC' };
    case 'indeterminate':
      return denial;
  }
}
