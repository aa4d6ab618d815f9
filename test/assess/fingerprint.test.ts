import { expect, it } from 'vitest';
import { fingerprint } from '../../src/assess/fingerprint.js';
import type { Subject } from '../../src/model/finding.js';

const CITY = 'city.example.lg.jp';
const HOST = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };
const print = (subject: Subject, id: Parameters<typeof fingerprint>[0] = 'zone/x', domain = CITY) =>
  fingerprint(id, domain, subject);

it('is a SHA-256 hash that stays: tickets and baselines hang on it', () => {
  expect(print({ zone: CITY })).toBe('lga1:20db61d9ffec902c52a38fb94fd98c8fc2b502d078695eee050f93e9f1b503d4');
});

it('tells checks, names and subjects apart', () => {
  const prints = [
    print({ zone: CITY }),
    print({ zone: CITY }, 'zone/y'),
    print({ zone: CITY }, 'zone/x', 'town.example.lg.jp'),
    print({ zone: 'lg.jp' }),
    print({ nameServer: 'ns.example.com' }),
    print({ registeredDomain: 'example.com' }),
    print({}),
  ];
  expect(new Set(prints).size).toBe(prints.length);
});

it('goes by the registered domain first, then by the host', () => {
  expect(print(HOST)).toBe(print({ ...HOST, nameServer: 'ns2.example.jp' }));
  expect(print({ nameServer: 'ns.example.jp', zone: CITY })).toBe(print({ nameServer: 'ns.example.jp' }));
});
