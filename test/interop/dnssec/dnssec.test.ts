import { describe, expect, it } from 'vitest';
import { whySkipped } from '../packages.js';
import { PROGRAMS, SOFTWARE } from '../software.js';
import { auditSigned } from './outcome.js';
import { CITY_WORLD, textsFor } from './row.js';
import { ROWS } from './rows.js';
import { SIGNERS } from './sign-zone.js';
import { BY_A_WRONG_CLOCK, WAITING } from './waiting.js';

/** Zones signed by each software's own tools and served by it, whole and broken, from the root's key down. */

const FIRST_PORT = 17_500;

describe.each(SOFTWARE)('DNSSEC on %s', { concurrent: true }, (software) => {
  const skipped = whySkipped(['setpriv', 'ip', PROGRAMS[software], ...SIGNERS[software]]);
  it.each([...ROWS, ...WAITING, ...BY_A_WRONG_CLOCK].map((row, index) => [row.name, row, index] as const))(
    '%s',
    async (_, row, index) => {
      if (skipped !== undefined) {
        process.stdout.write(`skipped: DNSSEC on ${software}: ${skipped}\n`);
        return;
      }
      const { today } = CITY_WORLD;
      const port = FIRST_PORT + 100 * SOFTWARE.indexOf(software) + index;
      const outcome = await auditSigned(software, await textsFor(software, row, today), { today, port });
      const { state, servers = [state, state], findings } = row;
      expect(outcome).toEqual({ state, servers, findings });
    },
  );
});
