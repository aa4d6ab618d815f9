import { expect, test } from 'vitest';
import type { RegistrationState } from '../../src/model/registration.js';
import { stateFromEpp } from '../../src/registries/epp-state.js';

test.each<readonly [readonly string[], RegistrationState]>([
  [['active'], { state: 'active' }],
  [['ok https'], { state: 'unknown', raw: 'ok https' }],
  [['ok'], { state: 'active' }],
  [['inactive', 'client delete prohibited'], { state: 'active' }],
  [['server recover prohibited'], { state: 'active' }],
  [['active', 'add period'], { state: 'active' }],
  [['linked', 'associated', 'validated', 'locked'], { state: 'active' }],
  [['proxy', 'private', 'obscured'], { state: 'active' }],
  [['renewPeriod', 'transferPeriod'], { state: 'active' }],
  [['pendingRenew', 'pendingTransfer', 'PENDING_UPDATE', ' ok '], { state: 'active' }],
  [['active', 'auto renew period'], { state: 'auto-renew-grace' }],
  [['autoRenewPeriod', 'clientTransferProhibited'], { state: 'auto-renew-grace' }],
  [['client hold', 'active'], { state: 'hold' }],
  [['serverHold'], { state: 'hold' }],
  [['server hold', 'auto renew period'], { state: 'hold' }],
  [['pending delete', 'server hold'], { state: 'pending-delete' }],
  [['pendingDelete'], { state: 'pending-delete' }],
  [['client hold', 'pending delete', 'redemption period'], { state: 'redemption' }],
  [['redemptionPeriod', 'a word of tomorrow'], { state: 'redemption' }],
  [['pending delete', 'pending restore'], { state: 'redemption' }],
  [['reserved'], { state: 'reserved' }],
  [['active', 'a word of tomorrow'], { state: 'unknown', raw: 'a word of tomorrow' }],
  [['pending create'], { state: 'unknown', raw: 'pending create' }],
  [['hold'], { state: 'unknown', raw: 'hold' }],
  [['constructor'], { state: 'unknown', raw: 'constructor' }],
  [['fa\u202eiled'], { state: 'unknown', raw: 'fa iled' }],
  [[], { state: 'unknown', raw: '(no status)' }],
])('%j', (words, state) => {
  expect(stateFromEpp(words)).toEqual(state);
});
