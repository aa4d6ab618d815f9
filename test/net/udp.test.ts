import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/net/udp.js';

describe('a socket error', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'refused'],
    // Written to after the other side had gone.
    ['EPIPE', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['ENETUNREACH', 'no-route'],
    ['EHOSTUNREACH', 'no-route'],
    ['EADDRNOTAVAIL', 'no-route'],
    ['EACCES', 'no-route'],
    ['EMFILE', 'no-route'],
  ])('%s is %s', (code, kind) => {
    expect(failureOf(Object.assign(new Error(code), { code }))).toEqual({ kind, detail: code });
  });
});
