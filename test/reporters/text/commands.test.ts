import { expect, it } from 'vitest';
import { commandLines } from '../../../src/reporters/text/commands.js';
import { pageOf } from '../../../src/reporters/text/page.js';

const LONG = `${'a'.repeat(60)}.${'b'.repeat(60)}.example.jp`;

it.each([
  ['a short one', 'dig +norecurse @192.0.2.1 example.jp SOA'],
  [
    'one of several lines',
    `dig +norecurse +dnssec +noedns @2001:db8::1 -p 5300 city.example.lg.jp ${'SOA '.repeat(9)}NS`,
  ],
  ['one with a name longer than a line', `dig +norecurse @192.0.2.1 ${LONG} SOA`],
])('a shell reads %s as it was meant', (_, command) => {
  const [, ...lines] = commandLines(pageOf({ lang: 'en', width: 60 }), [command]);
  const read = lines.join('\n').replaceAll('\\\n', '').trim().split(/ +/);
  expect(read).toEqual(command.split(' '));
});
