import type { RecordOf } from '../../dns/rr.js';
import { outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { soaRecords } from '../soa-records.js';
import { unheard } from '../zone-answers.js';
import { zoneFault } from '../zone-fault.js';

const messages = {
  differs: message(
    'The SOA records that the name servers of {zone} give differ in: {fields}.',
    '{zone}の権威DNSサーバーが返すSOAレコードの次の項目が、サーバーによって異なります：{fields}。',
  ),
};

/** All but the serial, which has a check of its own. RFC 1035 section 3.3.13. */
const FIELDS = [
  'mname',
  'rname',
  'refresh',
  'retry',
  'expire',
  'minimum',
] as const satisfies readonly (keyof RecordOf<'SOA'>)[];

/** The servers' SOA records differ in more than the serial: they do not serve the same zone data. */
export const soaFields: Check = {
  id: 'consistency/soa-fields',
  title: message(
    'The name servers give different SOA records',
    '権威DNSサーバーによってSOAレコードの内容が異なります',
  ),
  why: message(
    'The servers do not get the zone from the same source. Sooner or later they will differ in what visitors see.',
    'サーバーが同じ元データからゾーンを得ていません。いずれ利用者に見える内容も食い違うおそれがあります。',
  ),
  remedy: message(
    'Have all servers load the zone from one source.',
    'すべての権威DNSサーバーが同じ元データのゾーンを読み込むようにしてください。',
  ),
  references: ['RFC 1034 section 4.3.5', 'RFC 1035 section 3.3.13'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { zone } = view.delegation;
    const seen = soaRecords(view);
    const fields = FIELDS.filter((field) => new Set(seen.map(({ soa }) => soa[field])).size > 1);
    if (fields.length === 0) return outcomeOf([], unheard(view, 'soa', 'SOA'));
    const differs = finding(
      messages,
      'differs',
      { zone, fields: listText(fields) },
      zoneFault(view, SAME_SOURCE, seen),
    );
    return outcomeOf([differs], []);
  },
};

const SAME_SOURCE = message(
  'to settle which SOA record is right, and to have all servers load the zone from one source',
  '正しいSOAレコードを確認し、すべてのサーバーが同じ元データのゾーンを読み込む',
);
