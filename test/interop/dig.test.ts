import { describe, expect, it } from 'vitest';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { type FailureKind, isOurOwnFailure } from '../../src/model/exchange.js';
import { auditOn } from './audit-on.js';
import { type DnsProof, readObserved, runByHand } from './dig.js';
import { whySkipped } from './packages.js';
import { plainTexts, startRealServers } from './real-servers.js';
import { PROGRAMS, portFor, SOFTWARE, type Software } from './software.js';

const skipped = whySkipped(['dig', 'setpriv', 'ip', ...Object.values(PROGRAMS)]);
const TOLD = WORLDS.filter(({ expect: { findings } }) => findings.length > 0);

/** A question that we did not put (a private address, an address family switched off) is nobody's to repeat. */
function wasAsked({ observed }: DnsProof): boolean {
  return observed !== 'not asked' && !isOurOwnFailure(observed as FailureKind);
}

describe('dig shows what the evidence says', { concurrent: true }, () => {
  for (const [index, world] of TOLD.entries()) {
    const software = SOFTWARE[index % SOFTWARE.length] as Software;
    it(`${world.name} on ${software}`, async (context) => {
      if (skipped !== undefined) context.skip(skipped);
      const port = portFor(software, index, 'by-hand');
      const { findings } = await auditOn(software, world, port);
      const proof = findings.flatMap(({ evidence }) =>
        evidence.filter((item): item is DnsProof => item.kind === 'dns' && wasAsked(item)),
      );
      // The same servers once more, at the addresses and the port that the evidence names.
      const servers = await startRealServers(software, world.servers, plainTexts(world.servers), port);
      try {
        for (const item of proof) {
          const { reply, text } = await runByHand(item);
          const said = readObserved(item.observed);
          expect(reply, `${item.server} ${item.question}: ${item.observed}\n${text}`).toEqual(said.reply);
          for (const value of said.values) expect(text).toContain(value);
        }
      } finally {
        await servers.stop();
      }
    });
  }
});
