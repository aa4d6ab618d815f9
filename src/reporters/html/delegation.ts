import type { DomainReport, NameServerReport } from '../../model/report.js';
import type { Lang } from '../../model/text.js';
import { ADDRESS_STATES, type Health, RELATIONS, SIGNS } from '../text/delegation-words.js';
import { pageOf } from '../text/page.js';
import { registrationLine } from '../text/registration-line.js';
import { HEADINGS } from '../text/words.js';
import { h } from './markup.js';

/** The delegation as a list: each name server, the domain it stands or falls with, and what its addresses answered. */
export function delegation(row: DomainReport, lang: Lang): string[] {
  if (row.zone === null && row.registrations.length === 0) return [];
  const zones = row.parentZone === null ? [row.zone] : [row.parentZone, row.zone];
  const path = zones.flatMap((zone) => (zone === null ? [] : [`<code>${h(zone)}</code>`])).join(' → ');
  const drawn = new Set([row.zone, ...row.nameServers.map((server) => server.registeredDomain)]);
  const others = row.registrations.filter(({ domain }) => !drawn.has(domain));
  const items = [
    ...(row.zone === null ? [] : registration(row, row.zone, lang)),
    ...row.nameServers.flatMap((server) => serverItem(row, server, lang)),
    ...others.flatMap(({ domain }) => registration(row, domain, lang)),
  ];
  return [
    `<h4>${HEADINGS.delegation[lang]}</h4>`,
    ...(path === '' ? [] : [`<p>${path}</p>`]),
    ...(items.length === 0 ? [] : ['<ul class="servers">', ...items, '</ul>']),
  ];
}

const ONLY_IN = {
  parent: { en: 'named by the parent only', ja: '親ゾーン側だけに記載' },
  child: { en: 'named by the zone itself only', ja: 'ゾーン自身だけに記載' },
} as const;

function serverItem(row: DomainReport, server: NameServerReport, lang: Lang): string[] {
  const only = server.in.length === 1 ? server.in[0] : undefined;
  const notes = [RELATIONS[server.relation][lang], ...(only === undefined ? [] : [ONLY_IN[only][lang]])];
  const domain = server.registeredDomain;
  const addresses = server.addresses.map(({ address, state }) => {
    const word = ADDRESS_STATES[state];
    return signed(word.health, `<code>${h(address)}</code> ${h(word[lang])}`);
  });
  const none = signed(
    'unknown',
    h({ en: 'no address was found', ja: 'アドレスが見つかりませんでした' }[lang]),
  );
  return [
    `<li><code>${h(server.host)}</code> <span class="faint">${h(notes.join(lang === 'ja' ? '、' : ', '))}</span>`,
    '<ul>',
    ...(domain === null || domain === row.zone ? [] : registration(row, domain, lang)),
    ...(addresses.length === 0 ? [none] : addresses),
    '</ul></li>',
  ];
}

/** The registration in the words of the text report, sign first. */
function registration(row: DomainReport, domain: string, lang: Lang): string[] {
  const found = row.registrations.find((one) => one.domain === domain);
  if (found === undefined) return [];
  const [sign, ...words] = registrationLine(pageOf({ lang }), found, row).map(({ text }) => text);
  const health = (Object.keys(SIGNS) as Health[]).find((one) => SIGNS[one] === sign?.trim()) ?? 'unknown';
  return [signed(health, h(words.join('')))];
}

function signed(health: Health, html: string): string {
  return `<li><span class="${health}">${SIGNS[health]}</span> ${html}</li>`;
}
