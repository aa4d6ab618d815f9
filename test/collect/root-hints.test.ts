import { describe, expect, it } from 'vitest';
import { parseRootHints, ROOT_HINTS } from '../../src/collect/root-hints.js';
import { specialUseClass } from '../../src/dns/special-use.js';

describe('the built-in root servers', () => {
  it('are thirteen, each with one public address of each family', () => {
    expect(ROOT_HINTS).toHaveLength(13);
    for (const { addresses } of ROOT_HINTS) {
      expect(addresses.map((address) => address.includes(':'))).toEqual([false, true]);
      expect(addresses.map(specialUseClass)).toEqual([undefined, undefined]);
    }
    expect(new Set(ROOT_HINTS.flatMap((hint) => hint.addresses)).size).toBe(26);
  });
});

describe('a hints file', () => {
  it.each([
    [
      'as named.root has it',
      '; comment\n.  3600000      NS    A.ROOT.EXAMPLE.\nA.ROOT.EXAMPLE. 3600000 A 127.1.0.1 ; here\n',
    ],
    ['with class', '. 518400 IN NS a.root.example.\na.root.example. 518400 IN A 127.1.0.1'],
    [
      'with blanks for the owner, a TTL directive and CRLF',
      '$TTL 1\r\n. NS a.root.example.\r\na.root.example. A 127.1.0.1\r\n',
    ],
  ])('%s', (_, text) => {
    expect(parseRootHints(text)).toEqual([{ host: 'a.root.example', addresses: ['127.1.0.1'] }]);
  });

  it('goes on with the owner of the line before where a line begins with a blank', () => {
    const hints = parseRootHints(
      '. NS a.example.\n  NS b.example.\na.example. A 127.1.0.1\nb.example. AAAA ::1\n',
    );
    expect(hints).toEqual([
      { host: 'a.example', addresses: ['127.1.0.1'] },
      { host: 'b.example', addresses: ['::1'] },
    ]);
  });

  it.each([
    ['nothing in it', '; nothing\n'],
    ['no address', '. NS a.example.\n'],
    ['a name server of something else', 'jp. NS a.example.\na.example. A 127.1.0.1\n'],
    ['an address that is none', '. NS a.example.\na.example. A 127.1.0\n'],
    ['another type', '. NS a.example.\na.example. TXT x\n'],
    ['prose', 'these are not root hints'],
  ])('is refused with %s', (_, text) => {
    expect(parseRootHints(text)).toMatchObject({ kind: 'root-hints-problem' });
  });
});
