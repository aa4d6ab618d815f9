import type { DomainReport } from '../../model/report.js';
import { hang } from './layout.js';
import { type Page, say } from './page.js';
import { counted } from './words.js';

/** What was verified, for a name without findings and without open questions: one calm sentence, counted from the report. */
export function verifiedLines(page: Page, row: DomainReport): string[] {
  const sign = page.palette.good('✓ ');
  return hang(sign, say(page, verified(row)), page.width);
}

/** What was verified, counted from the report. */
export function verified(row: DomainReport) {
  const servers = row.nameServers.length;
  const addresses = row.nameServers.flatMap((server) => server.addresses);
  const answering = addresses.filter(({ state }) => state === 'answers').length;
  const outside = [...new Set(row.nameServers.flatMap((server) => server.registeredDomain ?? []))];
  const en = [
    counted(servers, 'name server', 'name servers'),
    `authoritative answers at ${answering} of ${counted(addresses.length, 'address', 'addresses')}`,
    outside.length === 0
      ? 'no dependence on domains of others'
      : `registered domains looked up: ${outside.join(', ')}`,
  ];
  const ja = [
    `権威DNSサーバー${servers}台`,
    `${addresses.length}アドレス中${answering}アドレスで権威のある応答`,
    outside.length === 0
      ? '他者の登録ドメイン名への依存なし'
      : `照会した登録ドメイン名 ${outside.join('、')}`,
  ];
  return {
    en: `Every check had its answer and found no fault: ${en.join(', ')}.`,
    ja: `すべての検査で回答が得られ、問題は見つかりませんでした（${ja.join('、')}）。`,
  };
}
