import { childNameServers } from '../../derive/server-views.js';
import { compareNames } from '../../dns/name.js';
import { outcomeOf } from '../../model/finding.js';
import { message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { answersTo, openQuestion, unheard } from '../zone-answers.js';
import { zoneFault } from '../zone-fault.js';

const messages = {
  differs: message(
    'The name servers of {zone} list different NS records. {sets}',
    '{zone}の権威DNSサーバーによって、NSレコードの一覧が異なります。{sets}',
  ),
};

/** The zone's own servers give different NS sets. */
export const nsSet: Check = {
  id: 'consistency/ns-set',
  title: message(
    'The name servers list different NS records',
    '権威DNSサーバーによってNSレコードの一覧が異なります',
  ),
  why: message(
    'Which servers are asked next depends on which one answered first. One of them holds old data, or somebody else’s.',
    '最初に応答したサーバーによって、次に問い合わせる先が変わります。いずれかのサーバーが、古い内容または他者の内容を持っています。',
  ),
  remedy: message(
    'Settle the right list and have all servers serve the same zone.',
    '正しい一覧を確認し、すべてのサーバーで同じ内容のゾーンを提供してください。',
  ),
  references: ['RFC 1034 section 4.2.2', 'RFC 2182 section 3'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { zone } = view.delegation;
    const seen = answersTo(view, 'ns').filter(({ address }) => childNameServers(address).length > 0);
    const sets = new Map<string, string[]>();
    for (const { server, address } of seen) {
      const set = [...new Set(childNameServers(address))].sort(compareNames).join(', ');
      sets.set(set, [...(sets.get(set) ?? []), `${server.host} (${address.address})`]);
    }
    if (sets.size < 2) {
      const mute = answersTo(view, 'ns').filter(({ address }) => childNameServers(address).length === 0);
      const open = mute.map(({ server, address }) => openQuestion(server, address.address, 'NS'));
      return outcomeOf([], [...unheard(view, 'ns', 'NS'), ...open]);
    }
    const lines = [...sets].map(([set, by]) => `${by.join(', ')}: ${set}`).join('; ');
    const differs = finding(
      messages,
      'differs',
      { zone, sets: { en: `${lines}.`, ja: `${lines}。` } },
      zoneFault(view, SAME_DATA, seen),
    );
    return outcomeOf([differs], []);
  },
};

const SAME_DATA = message(
  'to settle which NS records are right, and to have all servers serve the same zone',
  '正しいNSレコードの一覧を確認し、すべてのサーバーで同じ内容のゾーンを提供する',
);
