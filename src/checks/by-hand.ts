import type { CheckId } from '../model/finding.js';

const SOA = 'dig +norecurse @ADDRESS ZONE SOA';
const NS = 'dig +norecurse @ADDRESS ZONE NS';
const MX = 'dig +norecurse @ADDRESS ZONE MX';
const AT_PARENT = 'dig +norecurse @PARENT-SERVER ZONE NS';
const DOMAIN_IN_DNS = 'dig +norecurse @REGISTRY-SERVER DOMAIN SOA';
const WHOIS_JP = 'whois -h whois.jprs.jp DOMAIN/e';
const HOST = 'dig NAME-SERVER A';

/** What shows the kind of fault by hand. Each family has its usual commands; some checks have their own. */
const BY_FAMILY: Readonly<Record<string, readonly string[]>> = {
  consistency: [SOA, NS],
  delegation: [AT_PARENT, NS],
  dnssec: ['dig +norecurse +dnssec @PARENT-SERVER ZONE DS', 'dig +norecurse +dnssec @ADDRESS ZONE DNSKEY'],
  hijack: [AT_PARENT, DOMAIN_IN_DNS, WHOIS_JP],
  lgjp: [AT_PARENT],
  nameserver: [SOA],
  resilience: [HOST, 'dig NAME-SERVER AAAA'],
  zone: [SOA],
};

const BY_CHECK: Readonly<Record<CheckId, readonly string[]>> = {
  'consistency/ns-set': [NS],
  'consistency/soa-fields': [SOA],
  'consistency/soa-serial': [SOA],
  'delegation/ns-is-alias': ['dig NAME-SERVER CNAME'],
  'delegation/not-authoritative': [SOA],
  'delegation/unresponsive': [SOA, 'dig +norecurse +tcp @ADDRESS ZONE SOA'],
  'delegation/special-use-address': [AT_PARENT, HOST],
  'hijack/answers-diverge': [SOA, NS, MX],
  'hijack/ns-host-missing': [HOST],
  'hijack/ns-promiscuous': ['dig +norecurse @ADDRESS NAME-OF-NOBODY A'],
  'hijack/ns-provider-claimable': [SOA, 'dig +norecurse @ADDRESS NAME-SERVER A'],
  'hijack/web-or-mail-dangling': [
    MX,
    'dig +norecurse @ADDRESS ZONE TXT',
    'dig +norecurse @ADDRESS www.ZONE A',
    DOMAIN_IN_DNS,
    WHOIS_JP,
  ],
  'lgjp/internal-name-leak': ['dig +norecurse @ADDRESS www.ZONE A', MX],
  'lgjp/mail-on-service-name': [MX],
  'lgjp/no-caa': ['dig +norecurse @ADDRESS ZONE CAA'],
  'lgjp/registry-ns-mismatch': [AT_PARENT, 'whois -h whois.jprs.jp ZONE/e'],
  'nameserver/edns-option': [
    'dig +norecurse +ednsopt=65001 @ADDRESS ZONE TXT',
    'dig +norecurse @ADDRESS ZONE TXT',
  ],
  'nameserver/edns-version': ['dig +norecurse +edns=1 +noednsnegotiation @ADDRESS ZONE SOA'],
  'nameserver/no-edns': [SOA, 'dig +norecurse +noedns @ADDRESS ZONE SOA'],
  'nameserver/no-tcp': [SOA, 'dig +norecurse +tcp @ADDRESS ZONE SOA'],
  'nameserver/open-resolver': ['dig +recurse @ADDRESS NAME-ELSEWHERE A'],
  'nameserver/zone-transfer-open': ['dig +tcp @ADDRESS ZONE AXFR'],
  'zone/mx-name': [MX],
  'zone/mx-target': [MX, 'dig MAIL-HOST A'],
  'zone/spf': ['dig +norecurse @ADDRESS ZONE TXT'],
};

/** Commands that show by hand what a check looks at; words in capitals are to be filled in. */
export function commandsByHand(id: CheckId): readonly string[] {
  return BY_CHECK[id] ?? BY_FAMILY[id.split('/')[0] ?? ''] ?? [];
}
