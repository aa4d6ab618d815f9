import { outcomeOf } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import type { Check } from '../check.js';
import { withoutDomain } from '../domains.js';
import { finding } from '../finding.js';
import { proofOfReferrals } from '../proof.js';

const messages = {
  one: message(
    'All name servers of {zone} are named under one domain of somebody else, {domain}: {hosts}.',
    '{zone}の権威DNSサーバーは、すべて外部の1つのドメイン名{domain}に属しています：{hosts}。',
  ),
};

/** Every name server lives in one and the same external registered domain. */
export const oneRegisteredDomain: Check = {
  id: 'resilience/one-registered-domain',
  title: message(
    'All name servers hang on one external domain',
    '権威DNSサーバーがすべて外部の1つのドメイン名に依存しています',
  ),
  why: message(
    'This is the usual way of hosted name servers. If that one domain is lost, lapses or stops working, all of them are lost together.',
    '事業者に委託している場合の一般的な構成です。ただし、そのドメイン名が失効・停止すると、すべての権威DNSサーバーを同時に失います。',
  ),
  remedy: message(
    'Know whose domain it is and until when it is registered; consider a server under a second domain.',
    'そのドメイン名の登録者と有効期限を把握し、別のドメイン名の権威DNSサーバーを加えることも検討してください。',
  ),
  references: ['RFC 2182 section 3.1', 'RFC 9199 section 3'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { servers, zone, parentViews, pattern } = view.delegation;
    const domains = [...new Set(servers.map(({ registeredDomain }) => registeredDomain))];
    const [domain] = domains.filter((one) => one !== null);
    if (pattern !== 'hosted' || domains.filter((one) => one !== null).length > 1) return { kind: 'pass' };
    const homeless = servers.filter(({ registeredDomain }) => registeredDomain === null);
    if (domain === undefined || homeless.length > 0 || servers.length < 2) {
      return outcomeOf([], homeless.map(withoutDomain));
    }
    const one = finding(
      messages,
      'one',
      { zone, domain, hosts: listText(servers.map(({ host }) => host)) },
      {
        subject: { registeredDomain: domain },
        confidence: 'confirmed',
        remediation: [fill(KNOW, { domain }), fill(SECOND, { zone })],
        evidence: proofOfReferrals(parentViews),
        exposure: null,
      },
    );
    return outcomeOf([one], []);
  },
};

const KNOW = message(
  'Ask the provider who holds {domain}, until when it is registered, and how its renewal is secured.',
  '{domain}の登録者・有効期限・更新の管理方法を、委託先の事業者に確認してください。',
);
const SECOND = message(
  'Where the provider offers it, add a name server of {zone} whose host name is under another registered domain.',
  '事業者が提供している場合は、別の登録ドメイン名に属する権威DNSサーバーを{zone}に加えることを検討してください。',
);
