import type { FindingReport, UnknownReport } from '../../src/model/report.js';

/** The name server's domain is free: the worst there is. Five pieces of evidence, one more than is shown at first. */
export const unregistered: FindingReport = {
  id: 'hijack/ns-domain-unregistered',
  severity: 'critical',
  confidence: 'confirmed',
  subject: { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' },
  exposure: 0.5,
  title: {
    en: 'The registered domain of a name server does not exist',
    ja: '権威DNSサーバーの登録ドメイン名が存在しない',
  },
  message: {
    en: 'The zone city.example.lg.jp is delegated to ns.example.jp, but the domain example.jp is not registered. Anyone with an address in Japan can register it today and then answer for half of all lookups of city.example.lg.jp: web, mail and certificates.',
    ja: 'ゾーン city.example.lg.jp は ns.example.jp に委任されていますが、登録ドメイン名 example.jp は登録されていません。日本国内に住所があれば誰でも今日から登録でき、登録した者は city.example.lg.jp の名前解決の半分に対して、Web、メール、証明書に関する偽の応答を返せるようになります。',
  },
  remediation: {
    en: [
      'Remove ns.example.jp from the delegation: file 「LG.JPドメイン名ネームサーバ情報の変更」 with J-LIS. The earliest date that can be asked for is 2026-11-30; call J-LIS first, since the domain is free already.',
      'Until then, ask your DNS provider whether it can register example.jp itself.',
      'Afterwards, look through Certificate Transparency logs for certificates that nobody here ordered.',
    ],
    ja: [
      '委任から ns.example.jp を外してください。J-LIS に「LG.JPドメイン名ネームサーバ情報の変更」を申請します。指定できる最も早い取次希望日は 2026-11-30 ですが、ドメイン名はすでに登録できる状態のため、先に J-LIS へ電話で相談してください。',
      'それまでの間、DNS事業者に example.jp を登録できないか確認してください。',
      '変更後、身に覚えのない証明書が発行されていないか、CT（Certificate Transparency）ログを確認してください。',
    ],
  },
  evidence: [
    dnsProof(
      '192.0.2.1',
      'city.example.lg.jp. NS',
      'referral to ns1.city.example.lg.jp, ns.example.jp',
      '18:02:12',
    ),
    dnsProof('192.0.2.53', 'example.jp. SOA', 'NXDOMAIN aa', '18:02:14'),
    dnsProof('2001:db8::53', 'example.jp. SOA', 'NXDOMAIN aa', '18:02:14'),
    { kind: 'whois', server: 'whois.jprs.jp', observed: 'No match!!', at: '2026-11-21T18:02:17.000Z' },
    dnsProof('198.51.100.53', 'example.jp. SOA', 'NXDOMAIN aa', '18:02:19'),
  ],
  references: ['RFC 1034 section 4.2.2', 'https://jprs.jp/about/dom-rule/lifecycle'],
  fingerprint: 'lga1:3f0c6f8f6f4f3f8a7f0e4f7d5d0b6c1a2e9d8c7b6a594837261504f3e2d1c0ba',
};

export const unresponsive: FindingReport = {
  id: 'delegation/unresponsive',
  severity: 'medium',
  confidence: 'confirmed',
  subject: { nameServer: 'ns2.city.example.lg.jp' },
  exposure: null,
  title: { en: 'A name server does not answer', ja: '権威DNSサーバーが応答しない' },
  message: {
    en: 'ns2.city.example.lg.jp (192.0.2.3) gave no answer over UDP and TCP. The zone stands on the other servers alone.',
    ja: 'ns2.city.example.lg.jp（192.0.2.3）は、UDPでもTCPでも応答しませんでした。ゾーンは残りのサーバーだけで支えられています。',
  },
  remediation: {
    en: ['Ask whoever runs the server whether it is still meant to be in use.'],
    ja: ['このサーバーを今も使う予定かどうか、運用者に確認してください。'],
  },
  evidence: [
    dnsProof('192.0.2.3', 'city.example.lg.jp. SOA', 'timeout (udp, 3 attempts)', '18:02:31'),
    dnsProof('192.0.2.3', 'city.example.lg.jp. SOA', 'timeout (tcp)', '18:02:41'),
  ],
  references: ['RFC 2182 section 3'],
  fingerprint: 'lga1:97b1a2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f',
};

export const suspended: FindingReport = {
  id: 'hijack/ns-domain-expired',
  severity: 'critical',
  confidence: 'confirmed',
  subject: { nameServer: 'ns1.example.jp', registeredDomain: 'example.jp' },
  exposure: 1,
  title: {
    en: 'The registered domain of a name server is out of use or about to be',
    ja: '権威DNSサーバーの登録ドメイン名が失効した、または失効しようとしている',
  },
  message: {
    en: 'The domain example.jp of both name servers is suspended and will be free on 2026-12-01. From that day anyone with an address in Japan can register it and answer for all of town.example.lg.jp.',
    ja: '2台の権威DNSサーバーの登録ドメイン名 example.jp は停止中（Suspended）で、2026-12-01 に誰でも登録できる状態になります。その日以降に登録した者は、town.example.lg.jp のすべての名前解決に応答できます。',
  },
  remediation: {
    en: [
      'Today: ask the registrar (指定事業者) of example.jp to restore it. JPRS accepts this from the 1st to the 20th of the month; this time has passed, so ask J-LIS and the registrar what is still possible.',
      'Move the delegation to servers of your own or of your provider, before 2026-12-01.',
    ],
    ja: [
      '今日中に、example.jp の指定事業者に復旧を依頼してください。JPRSが復旧を受け付けるのは毎月1日から20日までで、すでに過ぎているため、J-LISと指定事業者に今できることを確認してください。',
      '2026-12-01 より前に、自団体または契約事業者の権威DNSサーバーへ委任を変更してください。',
    ],
  },
  evidence: [
    {
      kind: 'whois',
      server: 'whois.jprs.jp',
      observed: '[Status] Suspended',
      at: '2026-11-21T18:04:02.000Z',
    },
    {
      kind: 'whois',
      server: 'whois.jprs.jp',
      observed: '[Expires on] 2026/11/30',
      at: '2026-11-21T14:59:59.000Z',
    },
  ],
  references: ['https://jprs.jp/about/dom-rule/lifecycle'],
  fingerprint: 'lga1:5a4b3c2d1e0f5a4b3c2d1e0f5a4b3c2d1e0f5a4b3c2d1e0f5a4b3c2d1e0f5a4b',
};

export const unsigned: FindingReport = {
  id: 'dnssec/unsigned',
  severity: 'info',
  confidence: 'confirmed',
  subject: { zone: 'xn--p8j9a0d9c9a.example' },
  exposure: null,
  title: { en: 'The zone is not signed', ja: 'ゾーンが署名されていない' },
  message: {
    en: 'The zone has no DS record: forged answers cannot be told from true ones.',
    ja: 'このゾーンにはDSレコードがありません。偽の応答を正しい応答と見分けることができません。',
  },
  remediation: { en: [], ja: [] },
  evidence: [dnsProof('192.0.2.1', 'xn--p8j9a0d9c9a.example. DS', 'NOERROR, no data', '18:05:00')],
  references: ['RFC 4033'],
  fingerprint: 'lga1:0011223344556677889900112233445566778899001122334455667788990011',
};

export const absent: FindingReport = {
  id: 'delegation/absent',
  severity: 'high',
  confidence: 'confirmed',
  subject: { zone: 'bousai.city.example.lg.jp' },
  exposure: null,
  title: { en: 'The name is not delegated', ja: '名前が委任されていない' },
  message: {
    en: 'bousai.city.example.lg.jp does not exist; the nearest zone is city.example.lg.jp.',
    ja: 'bousai.city.example.lg.jp は存在しません。最も近いゾーンは city.example.lg.jp です。',
  },
  remediation: {
    en: ['Check the spelling of the name.', 'If it is no longer used, take it off your list.'],
    ja: ['名前のつづりを確認してください。', '使わなくなった名前であれば、一覧から外してください。'],
  },
  evidence: [dnsProof('192.0.2.2', 'bousai.city.example.lg.jp. NS', 'NXDOMAIN aa', '18:05:20')],
  references: ['RFC 8020'],
  fingerprint: 'lga1:aa11223344556677889900112233445566778899001122334455667788990011',
};

export const rateLimited: readonly UnknownReport[] = [
  limited('hijack/ns-domain-expired', 'hosting.example'),
  limited('hijack/ns-domain-expiring', 'hosting.example'),
  limited('hijack/ns-domain-reregistered', 'hosting.example'),
  {
    check: 'delegation/unresponsive',
    reason: 'no IPv6 route from here',
    reasonText: { en: 'no IPv6 route from here', ja: 'この環境からIPv6で通信できませんでした' },
    subject: { nameServer: 'ns2.hosting.example' },
  },
];

function limited(check: UnknownReport['check'], registeredDomain: string): UnknownReport {
  return {
    check,
    reason: 'whois.registry.example: rate limited',
    reasonText: {
      en: 'whois.registry.example: rate limited',
      ja: 'whois.registry.example: 問い合わせ回数の制限により回答が得られませんでした',
    },
    subject: { registeredDomain },
  };
}

function dnsProof(server: string, question: string, observed: string, time: string) {
  return { kind: 'dns', server, question, observed, at: `2026-11-21T${time}.000Z` } as const;
}
