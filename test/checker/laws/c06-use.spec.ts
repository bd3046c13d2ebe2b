import { describe, expect, it } from '@jest/globals';
import { cancel, transfer, use } from '../forged-events.js';
import { expectFound, Forgery } from '../forge.js';
import { genuine, units } from '../genuine.js';
import { second } from '../second-versions.js';

const japans = [units(601, 610)];

/** The story in which Japan may use units too. */
const withSink = async (members: { account?: string; party?: string } = {}): Promise<Forgery> =>
  second((await genuine()).acts).append([
    {
      ...{ type: 'AccountOpened', authority: `party:${members.party ?? 'JPN'}` },
      data: {
        account: 'JPN-NDC',
        type: 'retirement-ndc',
        party: 'JPN',
        holder: null,
        ndcPeriod: { first: '2021', last: '2030' },
        ...members,
      },
    },
  ]);

const updated = (story: Forgery, party: string, members: object): Forgery => {
  const known = story.acts.flat().find(({ type, data }) => type === 'PartyRegistered' && (data as { party: string }).party === party);
  const data = { ...(known?.data as object), ...members, reason: { code: 'other' } };
  return story.append([{ type: 'PartyUpdated', authority: 'administrator', data }]);
};

describe('C6 use', () => {
  it('finds a use for a year outside the period of the account', async () => {
    expectFound((await withSink()).append([use('JPN-H1', 'JPN-NDC', 'JPN', japans, { year: '2031' })]), 'use', 'R-60');
  });

  it('finds a use in a period that is no longer one of the Party', async () => {
    const other = updated(await withSink(), 'JPN', { ndcPeriods: [{ first: '2021', last: '2025', type: 'multi-year' }] });

    expectFound(other.append([use('JPN-H1', 'JPN-NDC', 'JPN', japans)]), 'use', 'R-60');
  });

  it('finds units of the host used by the host', async () => {
    const sink = await withSink({ account: 'GHA-NDC', party: 'GHA' });

    expectFound(sink.append([use('GHA-H1', 'GHA-NDC', 'GHA', [units(301, 310)])]), 'use', 'R-55');
  });

  it('finds units of one Party used towards the target of another', async () => {
    expectFound((await withSink()).append([use('JPN-H1', 'CHE-NDC', 'CHE', japans)]), 'use', 'R-60');
    expectFound((await withSink()).append([use('JPN-H1', 'JPN-NDC', 'CHE', japans)]), 'use', 'R-55');
  });

  it('finds a use by a Party that does not participate, and a first transfer by a host that no longer does', async () => {
    const sink = await withSink();
    const gone = updated(sink, 'JPN', { participating: false });
    const host = updated(sink, 'GHA', { participating: false });

    expectFound(gone.append([use('JPN-H1', 'JPN-NDC', 'JPN', japans)]), 'use', 'R-63');
    expectFound(host.append([transfer('GHA-H1', 'CHE-H1', [units(301, 310)], [units(301, 310)])]), 'use', 'R-63');
  });

  it('finds a cancellation for a purpose that the host did not authorize', async () => {
    const only = (await genuine()).change('UnitsAuthorized', (data: object) => ({ ...data, purposes: ['NDC'], firstTransfer: null }));

    expect(only.findings()).toContainEqual(expect.objectContaining({ law: 'use', rule: 'R-60', expected: 'units authorized for OP' }));
  });

  it('finds a use after the authorization ended, and one by a Party that it does not name', async () => {
    const ended = (await genuine()).change('UnitsAuthorized', (data: object) => ({ ...data, usedUntil: '2025-12-31' }));
    const named = (await genuine()).change('UnitsAuthorized', (data: object) => ({ ...data, parties: ['JPN'] }));

    for (const story of [ended, named]) expect(story.findings()).toContainEqual(expect.objectContaining({ law: 'use', rule: 'R-62' }));
  });

  it('finds a cancellation in the account of another Party', async () => {
    const abroad = cancel('JPN-H1', 'GHA-OP', 'OP', japans);

    expectFound((await withSink()).append([abroad]), 'use', 'R-60');
  });

  it('finds an authorization for other purposes that defines no first transfer', async () => {
    expectFound(
      (await genuine()).change('UnitsAuthorized', (data: object) => ({ ...data, firstTransfer: null })),
      'use',
      'R-53',
    );
  });

  it('finds a retirement account for a period that the Party has not', async () => {
    const other = { type: 'AccountOpened', authority: 'party:JPN' };
    const data = { account: 'JPN-NDC', type: 'retirement-ndc', party: 'JPN', holder: null, ndcPeriod: { first: '2031', last: '2035' } };

    expectFound((await genuine()).append([{ ...other, data }]), 'use', 'R-60');
  });
});
