import type { CheckExplanation } from '../../src/model/explanation.js';

export const SAMPLE_EXPLANATIONS: readonly CheckExplanation[] = [
  {
    id: 'hijack/ns-domain-unregistered',
    title: {
      en: 'The registered domain of a name server does not exist',
      ja: '権威DNSサーバーの登録ドメイン名が存在しない',
    },
    why: {
      en: 'Whoever registers the domain of a name server decides what your residents see: web pages, mail, and even certificates.',
      ja: '権威DNSサーバーのドメイン名を登録した者は、住民が見るWebページ、メールの届け先、さらには証明書の発行までを左右できます。',
    },
    remedy: {
      en: 'Take the name server out of the delegation first, then look for what happened meanwhile.',
      ja: 'まず委任からその権威DNSサーバーを外し、次にその間に何が起きたかを確認してください。',
    },
    references: ['RFC 1034 section 4.2.2', 'https://jprs.jp/about/dom-rule/lifecycle'],
    messages: [
      {
        name: 'open',
        text: { en: '{domain} is free for anyone.', ja: '{domain} は誰でも登録できます。' },
        severity: 'critical',
      },
      {
        name: 'restricted',
        text: {
          en: '{domain} is free for qualified bodies.',
          ja: '{domain} は要件を満たす組織が登録できます。',
        },
        severity: 'high',
      },
    ],
  },
  {
    id: 'resilience/no-ipv6',
    title: { en: 'No name server | has an IPv6 address', ja: 'IPv6アドレスを持つ権威DNSサーバーがない' },
    why: { en: 'Some networks speak IPv6 only.', ja: 'IPv6だけで通信するネットワークがあります。' },
    remedy: { en: 'Add an AAAA record.', ja: 'AAAAレコードを追加してください。' },
    references: [],
    messages: [{ name: 'none', text: { en: 'No AAAA.', ja: 'AAAAがありません。' }, severity: 'off' }],
  },
  {
    id: 'delegation/absent',
    title: { en: 'The name is not delegated', ja: '名前が委任されていない' },
    why: { en: 'There is nothing to audit.', ja: '監査の対象がありません。' },
    remedy: { en: 'Check the spelling.', ja: 'つづりを確認してください。' },
    references: ['RFC 8020'],
    messages: [
      {
        name: 'absent',
        text: { en: '{name} is not delegated.', ja: '{name} は委任されていません。' },
        severity: 'high',
      },
      { name: 'again', text: { en: '{name} is gone.', ja: '{name} はありません。' }, severity: 'high' },
    ],
  },
];
