import { isHostName } from '../../dns/host-name.js';
import { labelCount, lastLabels, ROOT } from '../../dns/name.js';
import type { RecordOf } from '../../dns/rr.js';
import { outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { soaRecords } from '../soa-records.js';
import { unheard } from '../zone-answers.js';
import { zoneFault } from '../zone-fault.js';

const messages = {
  odd: message(
    'The SOA record of {zone} has a name that cannot be right: {names}.',
    '{zone}のSOAレコードに、正しくない名前があります：{names}。',
  ),
};

/** The SOA record's mname is no host name, or its rname is no mail address. */
export const soaNames: Check = {
  id: 'zone/soa-names',
  title: message(
    'The SOA record names no possible host or mail address',
    'SOAレコードのサーバー名または連絡先が正しくありません',
  ),
  why: message(
    'The rname is the mail address that others write to when the zone is in trouble. As it stands, nobody can.',
    'rnameは、ゾーンに問題があるときに外部から連絡するためのメールアドレスです。このままでは連絡できません。',
  ),
  remedy: message(
    'Write the primary server as mname, and the contact as rname with a dot in place of the @.',
    'mnameにはプライマリサーバーの名前を、rnameには@を.に置き換えた連絡先メールアドレスを設定してください。',
  ),
  references: ['RFC 1035 section 3.3.13', 'RFC 1912 section 2.2', 'RFC 2142 section 7'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { zone } = view.delegation;
    const seen = soaRecords(view).map((one) => ({ ...one, odd: oddNames(one.soa) }));
    const odd = seen.filter((one) => one.odd.length > 0);
    if (odd.length === 0) return outcomeOf([], seen.length > 0 ? [] : unheard(view, 'soa', 'SOA'));
    const names = listText([...new Set(odd.flatMap((one) => one.odd))]);
    const wrong = finding(messages, 'odd', { zone, names }, zoneFault(view, CORRECT, odd));
    return outcomeOf([wrong], []);
  },
};

/** A root mname or rname says "none" on purpose (RFC 7505 has the same for mail); it is left alone. */
function oddNames({ mname, rname }: RecordOf<'SOA'>): string[] {
  const odd: string[] = [];
  if (mname !== ROOT && !isHostName(mname)) odd.push(`mname ${mname}`);
  // The first label is the mailbox, and may hold nearly anything; what follows is where the mail goes.
  const domain = lastLabels(rname, labelCount(rname) - 1);
  const isAddress = !rname.includes('\\@') && !rname.includes('@') && isHostName(domain);
  if (rname !== ROOT && !isAddress) odd.push(`rname ${rname}`);
  return odd;
}

const CORRECT = message(
  'to correct the SOA record: the primary server as mname, a mail address that is read as rname',
  'SOAレコードのmnameをプライマリサーバーの名前に、rnameを確認している連絡先に修正する',
);
