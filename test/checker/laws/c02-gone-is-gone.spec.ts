import { describe, it } from '@jest/globals';
import { account, cancel, distribute, frozen, transfer, use } from '../forged-events.js';
import { expectFound } from '../forge.js';
import { genuine, units } from '../genuine.js';

describe('C2 gone is gone', () => {
  it('finds cancelled units that leave because the event says they are elsewhere', async () => {
    expectFound((await genuine()).append([transfer('GHA-H1', 'CHE-H1', [units(401, 430)])]), 'gone-is-gone', 'R-07');
  });

  it('finds used units that are used again', async () => {
    expectFound((await genuine()).append([use('CHE-H1', 'CHE-NDC', 'CHE', [units(501, 600)])]), 'gone-is-gone', 'R-07');
  });

  it('finds units that leave the account of mandatory OMGE cancellation', async () => {
    expectFound((await genuine()).append([distribute('I-1', 'GHA-H1', units(981, 990))]), 'custody');
    expectFound((await genuine()).append([transfer('OMGE-MANDATORY', 'GHA-H1', [units(981, 990)])]), 'gone-is-gone', 'R-07');
  });

  it('finds frozen units that move', async () => {
    expectFound((await genuine()).append([cancel('GHA-H1', 'GHA-OP', 'OP', [units(91, 110)])]), 'gone-is-gone', 'R-82');
  });

  it('finds reserved units that move by another way than their proposal', async () => {
    expectFound((await genuine()).append([cancel('GHA-H1', 'GHA-OP', 'OP', [units(201, 210)])]), 'gone-is-gone', 'R-81');
  });

  it('finds a suspended account that gives, and one that takes', async () => {
    const suspended = (await genuine()).append([account('AccountSuspended', 'JPN-H1')]);

    expectFound(suspended.append([transfer('JPN-H1', 'CHE-H1', [units(601, 610)])]), 'gone-is-gone', 'R-09');
    expectFound(suspended.append([transfer('GHA-H1', 'JPN-H1', [units(301, 310)])]), 'gone-is-gone', 'R-09');
  });

  it('finds an account that closes and holds units', async () => {
    const closed = { type: 'AccountClosed', authority: 'administrator', data: { account: 'JPN-H1', moveTo: null } };

    expectFound((await genuine()).append([closed]), 'gone-is-gone', 'R-10');
  });

  it('finds an account reinstated that was never suspended', async () => {
    expectFound((await genuine()).append([account('AccountReinstated', 'JPN-H1')]), 'gone-is-gone', 'R-09');
  });

  it('finds units frozen again, and units set free that were not frozen', async () => {
    expectFound((await genuine()).append([frozen('UnitsFrozen', [units(51, 60)])]), 'gone-is-gone', 'R-82');
    expectFound((await genuine()).append([frozen('UnitsUnfrozen', [units(301, 310)])]), 'gone-is-gone', 'R-82');
  });
});
