import { defineWorld } from '../../fixtures/world/define-world.js';
import type { World } from '../../fixtures/world/world.js';
import { type Zone, zone } from '../../fixtures/world/zone-text.js';

/** Names of a nation: most in good health at the provider, every fifth with a server in a domain nobody has. */
export function nationNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `city.a${at}.lg.jp`);
}

/** A world with that many cities; all of them hosted by the one provider. */
export function smallNation(count: number): World {
  const names = nationNames(count);
  return defineWorld({
    name: 'small-nation',
    title: { en: 'A small nation', ja: '小さな国' },
    story: { en: 'Cities at one provider.', ja: '一つの事業者に集まる市です。' },
    audit: names[0] ?? '',
    jp: names.map((name, at) => servers(name, at)).join(''),
    hosted: names.map((name, at) => hosted(name, at)),
    registrations: names.map((domain) => ({ kind: 'organizational', domain })),
    expect: { status: 'clean', findings: [], unknowns: [] },
  });
}

function servers(name: string, at: number): string {
  const second = at % 5 === 4 ? 'ns.gone.jp' : 'ns2.example.ne.jp';
  return `
    ${name}.  NS  ns1.example.ne.jp.
    ${name}.  NS  ${second}.
  `;
}

function hosted(name: string, at: number): Zone {
  return zone(`${name}.`, `${servers(name, at)}\n${name}.  MX  0 .\n${name}.  A  192.0.2.80\n`);
}
