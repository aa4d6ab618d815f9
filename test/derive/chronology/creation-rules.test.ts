import { describe, expect, it } from 'vitest';
import {
  backFromGone,
  createdSinceBaseline,
  createdSinceDelegation,
  createdSinceParentSerial,
  createdSinceZoneUpdate,
} from '../../../src/derive/chronology/creation-rules.js';
import type { DomainFacts } from '../../../src/derive/chronology/facts.js';
import type { Registration } from '../../../src/model/registration.js';
import { earlier, facts, registration } from './facts-builder.js';

type Row = readonly [string, Partial<DomainFacts>, object];
const created = (createdAt: string | null, handle: string | null = null) => ({
  registration: registration({ createdAt, handle }),
});

describe('S1, created since the baseline', () => {
  it.each<Row>([
    [
      'fires on a newer date',
      { ...created('2026-05-02'), before: earlier() },
      { kind: 'fires', was: '2010-04-12', is: '2026-05-02' },
    ],
    ['looks back to the baseline', { before: earlier() }, { kind: 'silent', since: '2026-03-01' }],
    [
      'takes a day of difference for a time zone',
      { ...created('2010-04-12T20:00:00Z'), before: earlier() },
      { kind: 'silent' },
    ],
    [
      'is not moved by a new handle of the same date: registries migrate',
      { ...created('2010-04-12', 'B'), before: earlier({ handle: 'A' }) },
      { kind: 'silent' },
    ],
    [
      'goes by the handle where no date is there',
      { ...created(null, 'B'), before: earlier({ handle: 'A' }) },
      { kind: 'fires' },
    ],
    ['sees the same handle', { ...created(null, 'A'), before: earlier({ handle: 'A' }) }, { kind: 'silent' }],
    [
      'cannot tell a handle from none: of then',
      { ...created(null, 'B'), before: earlier({ handle: null }) },
      { kind: 'blind' },
    ],
    [
      'cannot tell a handle from none: of now',
      { ...created(null), before: earlier({ handle: 'A' }) },
      { kind: 'blind' },
    ],
    ['fires on the second day', { ...created('2010-04-14'), before: earlier() }, { kind: 'fires' }],
    ['is silent on an older date', { ...created('2009-04-12'), before: earlier() }, { kind: 'silent' }],
    ['is blind without a baseline', {}, { kind: 'blind' }],
    ['is blind without date and handle', { ...created(null), before: earlier() }, { kind: 'blind' }],
    [
      'does not read absurd years',
      { ...created('294247-01-10T04:00:54Z'), before: earlier() },
      { kind: 'blind' },
    ],
    [
      'is blind where the registry did not answer',
      { registration: null, before: earlier() },
      { kind: 'blind' },
    ],
  ])('%s', (_, parts, expected) => expect(createdSinceBaseline(facts(parts))).toMatchObject(expected));
});

describe('S2, created since the last change of the zone', () => {
  const zoneUpdatedAt = '2026-03-31T16:05:12Z';
  it.each<Row>([
    [
      'fires on a later day',
      { ...created('2026-11-02'), zoneUpdatedAt },
      { kind: 'fires', was: '2026-04-01', is: '2026-11-02' },
    ],
    ['allows two days for the filing', { ...created('2026-04-03'), zoneUpdatedAt }, { kind: 'silent' }],
    ['fires on the third', { ...created('2026-04-04'), zoneUpdatedAt }, { kind: 'fires' }],
    [
      'says how far it looks back',
      { ...created('2025-11-02'), zoneUpdatedAt },
      { kind: 'silent', since: '2026-04-01' },
    ],
    [
      'is blind where only the child lists the host',
      { ...created('2026-11-02'), zoneUpdatedAt, isListedByParent: false },
      { kind: 'blind' },
    ],
    ['is blind for a zone no registry delegates', created('2026-11-02'), { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(createdSinceZoneUpdate(facts(parts))).toMatchObject(expected));
});

describe('S2b, created since the host was first seen', () => {
  it.each<Row>([
    ['fires', { ...created('2026-11-02'), delegatedSince: '2025-01-01T00:00:00Z' }, { kind: 'fires' }],
    [
      'allows a day for a time zone',
      { ...created('2025-01-02'), delegatedSince: '2025-01-01T00:00:00Z' },
      { kind: 'silent' },
    ],
    [
      'fires on the second day',
      { ...created('2025-01-03'), delegatedSince: '2025-01-01T00:00:00Z' },
      { kind: 'fires', was: '2025-01-01', is: '2025-01-03' },
    ],
    [
      'is blind without a date',
      { ...created(null), delegatedSince: '2025-01-01T00:00:00Z' },
      { kind: 'blind' },
    ],
    [
      'is silent for a vendor older than the delegation',
      { delegatedSince: '2025-01-01T00:00:00Z' },
      { kind: 'silent', since: '2025-01-01' },
    ],
    ['is blind without sightings', created('2026-11-02'), { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(createdSinceDelegation(facts(parts))).toMatchObject(expected));
});

describe('S3, back from gone', () => {
  it.each<Row>([
    [
      'fires where it was unregistered',
      { before: earlier({ state: 'unregistered', createdAt: null }) },
      { kind: 'fires' },
    ],
    [
      'fires where it was suspended and is created anew',
      { ...created('2026-11-02'), before: earlier({ state: 'suspended' }) },
      { kind: 'fires' },
    ],
    ...(['unregistered', 'suspended', 'redemption', 'pending-delete', 'deleted'] as const).flatMap(
      (state): Row[] => [
        [
          `fires where it was ${state}, and no date tells of a restoration`,
          { ...created(null), before: earlier({ state }) },
          { kind: 'fires', was: state, is: 'active' },
        ],
        [
          `is silent while it is ${state}`,
          {
            registration: registration({ state, until: null } as Partial<Registration>),
            before: earlier({ state: 'unregistered' }),
          },
          { kind: 'silent' },
        ],
      ],
    ),
    ...(['to-be-suspended', 'to-be-deleted', 'hold', 'reserved'] as const).map(
      (state): Row => [
        `is silent where it was ${state}: it was somebody’s`,
        { ...created(null), before: earlier({ state }) },
        { kind: 'silent' },
      ],
    ),
    [
      'fires where it was unregistered, whatever the date: that was nobody’s',
      { before: earlier({ state: 'unregistered' }) },
      { kind: 'fires' },
    ],
    [
      'is silent where the holder restored it',
      { before: earlier({ state: 'suspended' }) },
      { kind: 'silent' },
    ],
    [
      'is silent while it is still gone',
      { registration: registration({ state: 'suspended' }), before: earlier({ state: 'unregistered' }) },
      { kind: 'silent' },
    ],
    [
      'is silent where the registry has reserved it since',
      { registration: registration({ state: 'reserved' }), before: earlier({ state: 'unregistered' }) },
      { kind: 'silent' },
    ],
    ['is silent where it was active', { before: earlier() }, { kind: 'silent', since: '2026-03-01' }],
    [
      'does not guess at unknown states',
      {
        registration: registration({ state: 'unknown', raw: 'Mystery' }),
        before: earlier({ state: 'unregistered' }),
      },
      { kind: 'blind' },
    ],
    ['is blind without a baseline', {}, { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(backFromGone(facts(parts))).toMatchObject(expected));
});

describe('M7, created since the parent’s serial', () => {
  it.each<Row>([
    ['fires', { ...created('2026-11-02'), parentSerialDay: '2024-06-01' }, { kind: 'fires' }],
    [
      'is silent for an older domain',
      { parentSerialDay: '2024-06-01' },
      { kind: 'silent', since: '2024-06-01' },
    ],
    [
      'allows two days for the filing',
      { ...created('2024-06-03'), parentSerialDay: '2024-06-01' },
      { kind: 'silent' },
    ],
    [
      'fires on the third',
      { ...created('2024-06-04'), parentSerialDay: '2024-06-01' },
      { kind: 'fires', was: '2024-06-01', is: '2024-06-04' },
    ],
    [
      'is blind where only the child lists the host',
      { ...created('2026-11-02'), parentSerialDay: '2024-06-01', isListedByParent: false },
      { kind: 'blind' },
    ],
    ['is blind without a date', { ...created(null), parentSerialDay: '2024-06-01' }, { kind: 'blind' }],
    ['is blind without a date in the serial', created('2026-11-02'), { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(createdSinceParentSerial(facts(parts))).toMatchObject(expected));
});
