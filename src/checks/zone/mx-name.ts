import { isHostName } from '../../dns/host-name.js';
import { ROOT } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/rr.js';
import { outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { answersTo, unheard } from '../zone-answers.js';
import { zoneFault } from '../zone-fault.js';

const messages = {
  'no-host-name': message(
    'MX records of {zone} name what cannot be a host: {names}.',
    '{zone}のMXレコードに、ホスト名として使えない値があります：{names}。',
  ),
};

/** An MX record names an address, or characters that no host name has. */
export const mxName: Check = {
  id: 'zone/mx-name',
  title: message('An MX record names no possible host', 'MXレコードの値がホスト名になっていません'),
  why: message(
    'Mail servers cannot use such a record; often an IP address was written where a host name belongs.',
    '送信側のメールサーバーはこのレコードを使えません。ホスト名を書く場所に、IPアドレスを書いた例がよくあります。',
  ),
  remedy: message(
    'Write a host name into the MX record, and give that host an address.',
    'MXレコードにはホスト名を書き、そのホスト名にIPアドレスを登録してください。',
  ),
  references: ['RFC 1035 section 3.3.9', 'RFC 5321 section 2.3.5'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { zone } = view.delegation;
    const seen = answersTo(view, 'mx');
    const odd = seen.filter(({ answer }) => oddHosts(answer.records).length > 0);
    if (odd.length === 0) return outcomeOf([], seen.length > 0 ? [] : unheard(view, 'mx', 'MX'));
    const names = listText([...new Set(odd.flatMap(({ answer }) => oddHosts(answer.records)))].sort());
    const wrong = finding(messages, 'no-host-name', { zone, names }, zoneFault(view, CORRECT, odd));
    return outcomeOf([wrong], []);
  },
};

function oddHosts(records: readonly ResourceRecord[]): string[] {
  return records.flatMap((rr) =>
    rr.type === 'MX' && rr.exchange !== ROOT && !isHostName(rr.exchange) ? [rr.exchange] : [],
  );
}

const CORRECT = message(
  'to write the host name of the mail server into the MX record',
  'MXレコードにメールサーバーのホスト名を書く',
);
