import type { CheckId } from '../../src/model/finding.js';

/** One of Zonemaster's test cases: what it looks at in our words, our checks for it, and what is different or missing. */
export type TestCase = {
  readonly id: string;
  readonly about: string;
  readonly ours: readonly CheckId[];
  readonly note?: string;
};

const test = (id: string, about: string, ours: readonly CheckId[], note?: string): TestCase =>
  note === undefined ? { id, about, ours } : { id, about, ours, note };

/**
 * The test cases of Zonemaster's public specifications, as of 2026-11: those its engine runs, and two that are
 * specified only. Source: repository zonemaster/zonemaster, docs/public/specifications/tests.
 */
export const TEST_CASES: readonly TestCase[] = [
  test(
    'ADDRESS01',
    'name servers at addresses that the Internet cannot reach',
    ['delegation/special-use-address'],
    'Addresses behind a translator (64:ff9b::/96) count too: they lead through the asker’s own network.',
  ),
  test(
    'ADDRESS02',
    'reverse names of the servers’ addresses exist',
    [],
    'Not yet: a walk down the reverse tree costs three to six questions an address, for a finding without consequence for visitors.',
  ),
  test('ADDRESS03', 'reverse names match the servers’ names', [], 'Not yet: as ADDRESS02.'),
  test(
    'BASIC01',
    'the name has a parent whose servers delegate it',
    ['delegation/absent', 'delegation/parent-servers-disagree'],
    'A name that exists in a zone without being delegated is no fault: that zone is audited.',
  ),
  test(
    'BASIC02',
    'at least one server answers for the zone',
    [
      'delegation/not-authoritative',
      'delegation/unresponsive',
      'delegation/glue-missing',
      'hijack/ns-host-missing',
    ],
    'Each server is judged on its own: one that works does not excuse the others.',
  ),
  test(
    'BASIC03',
    'a web address is found even though the zone is broken',
    [],
    'Not needed: every server’s answer for www is kept in the evidence.',
  ),
  test('CONNECTIVITY01', 'the servers answer over UDP', ['delegation/unresponsive']),
  test('CONNECTIVITY02', 'the servers answer over TCP', ['nameserver/no-tcp']),
  test(
    'CONNECTIVITY03',
    'the servers are in several autonomous systems',
    ['resilience/one-network'],
    'Networks instead of systems: whose route an address has would have to be asked of a third party.',
  ),
  test(
    'CONNECTIVITY04',
    'the servers’ addresses are in several prefixes',
    ['resilience/one-network'],
    'By /24 and /48, without asking which prefixes are announced.',
  ),
  test('CONSISTENCY01', 'the servers have the same serial', ['consistency/soa-serial']),
  test('CONSISTENCY02', 'the servers have the same rname', ['consistency/soa-fields']),
  test('CONSISTENCY03', 'the servers have the same timers', ['consistency/soa-fields']),
  test('CONSISTENCY04', 'the servers have the same NS records', ['consistency/ns-set']),
  test(
    'CONSISTENCY05',
    'the parent’s addresses agree with the zone’s',
    ['delegation/glue-mismatch'],
    'A family of which the parent gives no glue at all is not compared.',
  ),
  test('CONSISTENCY06', 'the servers have the same mname', ['consistency/soa-fields']),
  test(
    'DELEGATION01',
    'enough name servers are listed',
    ['delegation/single-server', 'resilience/no-ipv4', 'resilience/no-ipv6'],
    'The parent’s list counts; where the zone’s own is shorter, delegation/parent-child-mismatch says so. Of each family none or some: one server with IPv4, or with IPv6, is enough.',
  ),
  test('DELEGATION02', 'the servers have addresses of their own', [
    'delegation/single-server',
    'resilience/shared-address',
  ]),
  test(
    'DELEGATION03',
    'the referral fits 512 octets',
    ['delegation/too-large'],
    'Measured the same way, and once more with the addresses of all in-domain servers.',
  ),
  test('DELEGATION04', 'the servers answer with authority', ['delegation/not-authoritative']),
  test('DELEGATION05', 'no server’s name is an alias', ['delegation/ns-is-alias']),
  test('DELEGATION06', 'the servers have an SOA record', ['delegation/not-authoritative']),
  test('DELEGATION07', 'the parent’s servers are in the zone’s NS records', [
    'delegation/parent-child-mismatch',
  ]),
  test(
    'DNSSEC01',
    'digest algorithms of the DS records',
    ['dnssec/weak-algorithm', 'dnssec/unsigned'],
    'An outdated digest beside a better one is info, and so is a set without SHA-256. One server of the parent is asked for the DS; where it does not answer, dnssec/signature-invalid is open.',
  ),
  test('DNSSEC02', 'a DS record has its key in the zone', [
    'dnssec/ds-without-key',
    'dnssec/key-flags',
    'dnssec/signature-invalid',
  ]),
  test(
    'DNSSEC03',
    'parameters of NSEC3',
    ['dnssec/weak-algorithm', 'dnssec/servers-disagree'],
    'With a DS the denials say it, without a question for NSEC, which is put only to zones with keys and no DS; a server that does not answer it leaves the parameters open. Salt, opt-out, an unknown hash or flag, and records too many are info.',
  ),
  test(
    'DNSSEC04',
    'signatures live neither too short nor too long',
    ['dnssec/signature-expiring', 'dnssec/signature-invalid'],
    'Three days before the end, six hours where answers are signed as they go out; Zonemaster: twelve hours.',
  ),
  test(
    'DNSSEC05',
    'algorithms of the keys',
    ['dnssec/weak-algorithm', 'dnssec/unsigned'],
    'RSASHA512, and numbers that are reserved, private or not assigned, are info; below a DS, an algorithm that this tool cannot validate leaves the zone unsigned.',
  ),
  test('DNSSEC06', 'signatures come along with the answers', ['dnssec/signature-invalid']),
  test(
    'DNSSEC07',
    'a signed zone has a DS record',
    ['dnssec/unsigned', 'dnssec/servers-disagree'],
    'Without a DS two servers are asked for keys; where either has some, all are looked at.',
  ),
  test('DNSSEC08', 'the keys are signed', ['dnssec/signature-invalid', 'dnssec/ds-without-key']),
  test('DNSSEC09', 'the SOA record is signed', ['dnssec/signature-invalid']),
  test(
    'DNSSEC10',
    'denials are proven by NSEC or NSEC3',
    ['dnssec/signature-invalid', 'dnssec/servers-disagree'],
    'By a name that does not exist and types that are not there, as a resolver asks; NSEC and NSEC3PARAM are not asked for. Without a DS as low.',
  ),
  test('DNSSEC11', 'a DS record has a signed zone below it', ['dnssec/ds-without-key']),
  test(
    'DNSSEC12',
    'every algorithm of the DS records signs the keys (specified only)',
    ['dnssec/signature-invalid'],
    'For algorithms that this tool can validate.',
  ),
  test(
    'DNSSEC13',
    'every algorithm of the keys signs the zone',
    ['dnssec/signature-invalid'],
    'Seen by the keys and the SOA record; as info, for one path that validates is enough for resolvers.',
  ),
  test('DNSSEC14', 'sizes of RSA keys', ['dnssec/weak-algorithm']),
  test(
    'DNSSEC15',
    'CDS and CDNSKEY records exist and agree',
    ['dnssec/cds-invalid'],
    'At one server; whether all give the same is not asked. One kind without the other is no fault.',
  ),
  test(
    'DNSSEC16',
    'the CDS records are right',
    ['dnssec/cds-invalid', 'dnssec/ds-change-pending', 'dnssec/key-flags'],
    'One key that holds is enough, as a DS may go ahead of its key; the others are info, and need not sign. In a zone without keys CDS is asked for only where the question for keys fails, or its denial is signed.',
  ),
  test(
    'DNSSEC17',
    'the CDNSKEY records are right',
    ['dnssec/cds-invalid', 'dnssec/ds-change-pending', 'dnssec/key-flags'],
    'As DNSSEC16.',
  ),
  test('DNSSEC18', 'CDS and CDNSKEY are signed by a key of the DS', ['dnssec/cds-invalid']),
  test(
    'NAMESERVER01',
    'a server does not resolve for strangers',
    ['nameserver/open-resolver'],
    'A name must really have been resolved: the RA bit alone is only a promise.',
  ),
  test(
    'NAMESERVER02',
    'a server copes with EDNS',
    ['nameserver/no-edns'],
    'At least two questions must show it, so that loss is not taken for it.',
  ),
  test('NAMESERVER03', 'a server gives the zone to strangers', ['nameserver/zone-transfer-open']),
  test(
    'NAMESERVER04',
    'a reply comes from the address that was asked',
    ['delegation/unresponsive'],
    'A reply from elsewhere is never taken, so such a server counts as silent over UDP.',
  ),
  test(
    'NAMESERVER05',
    'a server answers questions for AAAA',
    [],
    'Seen at every server and kept in the evidence; no check of its own yet.',
  ),
  test('NAMESERVER06', 'the servers’ names can be resolved', ['hijack/ns-host-missing', 'delegation/cyclic']),
  test('NAMESERVER07', 'a server refers upwards', ['delegation/not-authoritative']),
  test('NAMESERVER08', 'a server answers whatever the case of the name', ['nameserver/name-case']),
  test('NAMESERVER09', 'a server gives the name back in the case it was asked in', ['nameserver/name-case']),
  test(
    'NAMESERVER10',
    'a server says BADVERS to unknown EDNS versions',
    ['nameserver/edns-version'],
    'Answers as if the version were known; silence and other codes are left alone.',
  ),
  test(
    'NAMESERVER11',
    'a server passes over unknown EDNS options',
    ['nameserver/edns-option'],
    'Where the option comes back, or where the question for TXT is answered as it should be only without it.',
  ),
  test(
    'NAMESERVER12',
    'a server clears unknown EDNS flags',
    [],
    'Not yet: one more question an address, for a flaw that nobody meets today.',
  ),
  test('NAMESERVER13', 'a truncated reply still carries EDNS', [], 'Not yet: as NAMESERVER12.'),
  test('NAMESERVER14', 'unknown EDNS version and option together (specified only)', [
    'nameserver/edns-version',
  ]),
  test(
    'NAMESERVER15',
    'a server tells its software version',
    [],
    'Not yet: it takes a question in class CH, which the codec does not put, and hiding the version protects little.',
  ),
  test(
    'SYNTAX01',
    'characters of the audited name',
    [],
    'Not needed: a name that is none is refused when the list is read.',
  ),
  test(
    'SYNTAX02',
    'hyphens at the ends of the audited name’s labels',
    [],
    'Not needed: no registry takes such a name.',
  ),
  test('SYNTAX03', 'hyphens in the third and fourth place', [], 'Not needed: as SYNTAX02.'),
  test(
    'SYNTAX04',
    'the servers’ names are host names',
    ['hijack/ns-host-missing'],
    'Indirectly: a name that is none has no address.',
  ),
  test('SYNTAX05', 'no @ in the rname', ['zone/soa-names']),
  test('SYNTAX06', 'the rname is a mail address', ['zone/soa-names']),
  test('SYNTAX07', 'the mname is a host name', ['zone/soa-names']),
  test('SYNTAX08', 'mail hosts are host names', ['zone/mx-name']),
  test(
    'ZONE01',
    'the mname is a server of the zone that answers',
    ['zone/soa-names'],
    'Its form only: a hidden primary is good practice.',
  ),
  test(
    'ZONE02',
    'least refresh',
    ['zone/soa-timers'],
    'With wider ranges: no value that any current document recommends is reported.',
  ),
  test('ZONE03', 'retry below refresh', ['zone/soa-timers']),
  test('ZONE04', 'least retry', ['zone/soa-timers'], 'Three minutes (RFC 1912) instead of an hour.'),
  test('ZONE05', 'least expire', ['zone/soa-timers']),
  test('ZONE06', 'greatest minimum', ['zone/soa-timers']),
  test('ZONE07', 'the mname is no alias', [], 'Not yet: nobody resolves it but a dynamic updater.'),
  test('ZONE08', 'mail hosts are no aliases', ['zone/mx-target']),
  test(
    'ZONE09',
    'the zone has a mail host',
    ['lgjp/mail-on-service-name'],
    'The other way round: names of the service kind must have none. Elsewhere, no mail is a choice. MX records that differ between servers, or stand beside a null MX: not yet.',
  ),
  test(
    'ZONE10',
    'a single SOA record',
    ['consistency/soa-fields'],
    'Not counted: the servers that are in use cannot load two.',
  ),
  test(
    'ZONE11',
    'the zone has an SPF policy',
    ['zone/spf'],
    'Its form only, at each server; whether there must be one is for a check of mail to say.',
  ),
];
