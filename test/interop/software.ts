import { join } from 'node:path';
import type { DomainName } from '../../src/dns/name.js';

/** The name servers of the suite, from Debian's packages bind9, knot and nsd. */
export const SOFTWARE = ['bind', 'knot', 'nsd'] as const;
export type Software = (typeof SOFTWARE)[number];

/** The program that each is started by. */
export const PROGRAMS = { bind: 'named', knot: 'knotd', nsd: 'nsd' } as const satisfies Record<
  Software,
  string
>;

/**
 * A port of its own for every story on every software: stories run side by side at the same addresses. Below the
 * ports that the world's own engine and the system's clients use.
 */
export function portFor(software: Software, story: number, variant: keyof typeof PORTS = 'plain'): number {
  return PORTS[variant] + 1_000 * SOFTWARE.indexOf(software) + story;
}

const PORTS = { plain: 10_000, signed: 13_000, 'by-hand': 16_000 } as const;

/** A zone in a file of the daemon's folder. */
type ZoneFile = { readonly apex: DomainName; readonly file: string };

/** What one daemon serves, and where: every address at one port. Without zones it refuses every question. */
export type Service = {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly zones: readonly ZoneFile[];
};

/** A daemon's configuration, and the command that runs it in the foreground with that configuration in `folder`. */
export type Setup = {
  readonly configuration: string;
  readonly command: readonly [program: string, ...args: string[]];
};

/** Sets a daemon up to run as whoever starts it, all its files in `folder`, with nothing switched on but answering. */
export function setUp(software: Software, service: Service, folder: string): Setup {
  switch (software) {
    case 'bind':
      return bind(service, folder);
    case 'knot':
      return knot(service, folder);
    case 'nsd':
      return nsd(service, folder);
  }
}

/** The configuration's file name in the daemon's folder. */
export const CONFIGURATION_FILE = 'server.conf';

function bind({ addresses, port, zones }: Service, folder: string): Setup {
  const listening = (family: string, isOurs: (address: string) => boolean) =>
    `listen-on${family} port ${port} { ${addresses
      .filter(isOurs)
      .map((address) => `${address}; `)
      .join('')}};`;
  return {
    configuration: `
options {
  directory "${folder}";
  ${listening('', (address) => !address.includes(':'))}
  ${listening('-v6', (address) => address.includes(':'))}
  pid-file none;
  lock-file none;
  session-keyfile none;
  automatic-interface-scan no;
  recursion no;
  notify no;
  dnssec-validation no;
  allow-transfer { none; };
  empty-zones-enable no;
  // A story's mistakes must load: they are what is told.
  check-integrity no;
  check-mx ignore;
  check-mx-cname ignore;
  check-names primary ignore;
};
controls { };
${zones.map(({ apex, file }) => `zone "${apex}" { type primary; file "${file}"; };`).join('\n')}
`,
    // -g: in the foreground, log to stderr. -n: one thread.
    command: ['named', '-g', '-n', '1', '-c', join(folder, CONFIGURATION_FILE)],
  };
}

function knot({ addresses, port, zones }: Service, folder: string): Setup {
  return {
    configuration: `
server:
    rundir: ${folder}
    listen: [${addresses.map((address) => `${address}@${port}`).join(', ')}]
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
    automatic-acl: off
control:
    listen: ${join(folder, 'knot.sock')}
database:
    storage: ${folder}
log:
  - target: stderr
    any: info
template:
  - id: default
    storage: ${folder}
    zonefile-sync: -1
    journal-content: none
    semantic-checks: off
${zones.length > 0 ? 'zone:' : ''}
${zones.map(({ apex, file }) => `  - domain: ${apex}\n    file: ${file}`).join('\n')}
`,
    command: ['knotd', '-c', join(folder, CONFIGURATION_FILE)],
  };
}

function nsd({ addresses, port, zones }: Service, folder: string): Setup {
  return {
    configuration: `
server:
  ${addresses.map((address) => `ip-address: ${address}@${port}`).join('\n  ')}
  server-count: 1
  username: ""
  chroot: ""
  zonesdir: ${folder}
  database: ""
  pidfile: ""
  zonelistfile: ${join(folder, 'zone.list')}
  xfrdfile: ${join(folder, 'xfrd.state')}
  xfrdir: ${folder}
  rrl-ratelimit: 0
remote-control:
  control-enable: no
${zones.map(({ apex, file }) => `zone:\n  name: "${apex}"\n  zonefile: ${file}`).join('\n')}
`,
    // -d: in the foreground.
    command: ['nsd', '-d', '-c', join(folder, CONFIGURATION_FILE)],
  };
}
