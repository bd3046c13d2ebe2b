import { describe, expect, it } from '@jest/globals';
import { leviesDue } from '../../../src/domain/issuance/levies-to-convert.js';
import { shareOfLevies } from '../../../src/checker/reckoning/conversion.js';
import { expectLaws } from '../../support/check-laws.js';
import { refusedInOrder } from '../../support/precedence.js';
import { holdingAccount, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { authorize, forOther, issuance, openSink, stage, verify2025 } from '../../support/stage.js';
import { paid } from '../finance/given.js';
import { authorized, contributed, convert, range } from '../../worked-cases/contributed.js';
import { tooManyLeave } from '../limits/given.js';

const converted = (story: Scenario): [bigint, bigint] => [authorized(story, 'ADAPTATION-SHARE')[0], authorized(story, 'OMGE-MANDATORY')[0]];

describe('authorize-issued-units (R-64, R-65)', () => {
  it('in parts, the levies that convert sum to the share of all that is authorized', async () => {
    const story = await contributed();
    const sums: [bigint, bigint][] = [];
    for (const [first, last] of [
      [1, 1],
      [2, 14],
      [15, 30_000],
      [30_001, 93_000],
    ] as const) {
      expect((await convert(story, range(first, last))).refusal).toBeNull();
      sums.push(converted(story));
    }
    expect(sums).toEqual([
      [0n, 0n],
      [1n, 0n],
      [1_613n, 645n],
      [5_000n, 2_000n],
    ]);
    expect(story.adjusted('GHA')).toEqual([7_000n, 0n]);
    expectLaws(story);
  });

  it('what is pending becomes authorized where it is, and is distributed as such', async () => {
    const story = await stage();
    await verify2025(story, '1000');
    await authorize(story, { statement: 'later', purposes: [] });
    await story.accept('issue-units', issuance('1000', '100', { contribution: 'PI' }));
    await authorize(story, { authorization: 'A-2' });
    expect((await convert(story, range(50, 200))).refusal).toBeNull();
    await story.accept('distribute-units', { issuance: 'I-1', distribution: [{ account: 'CHE-H1', quantity: '200' }] });
    expect(authorized(story, 'GHA-H1')).toEqual([51n, 0n]);
    expect(authorized(story, 'CHE-H1')).toEqual([100n, 100n]);
    expectLaws(story);
  });

  it('units first transferred by the definition of their statement, or held abroad, are so at once', async () => {
    const story = await contributed({}, { purposes: ['OP'], firstTransfer: { oimp: 'authorization' } });
    const { events } = await convert(story, range(1, 100));
    expect(events.slice(1).map(({ data }) => [data['trigger'], data['quantity']])).toEqual([
      ['omge', '2'],
      ['adaptation-share', '5'],
      ['authorization', '100'],
    ]);
    expectLaws(story);

    const abroad = await stage();
    await verify2025(abroad, '1000');
    await authorize(abroad, { statement: 'later', purposes: [] });
    const lines = {
      ...issuance('1000', undefined, { contribution: 'PI' }),
      distribution: [{ account: 'CHE-H1', quantity: '930' }],
    };
    await abroad.accept('issue-units', lines);
    await authorize(abroad, { authorization: 'A-2', parties: ['JPN'] });
    expect((await convert(abroad, range(1, 930))).refusal).toBe('not-convertible');
    await authorize(abroad, { authorization: 'A-3', parties: ['CHE'] });
    await abroad.accept('authorize-issued-units', { authorization: 'A-3', blocks: [range(1, 930)] });
    expect(abroad.adjusted('GHA')).toEqual([1_000n, 0n]);
    expectLaws(abroad);
  });

  it('converts no unit that was ever transferred, also where it came back, and none marked NPI (R-67)', async () => {
    const story = await contributed();
    await story.accept('open-account', holdingAccount('GHA-H2', 'GHA'));
    const move = (from: string, to: string): object => ({ from, to, units: { blocks: [range(1, 10)] } });
    await story.accept('transfer-units', move('GHA-H1', 'GHA-H2'));
    await story.accept('transfer-units', move('GHA-H2', 'GHA-H1'));
    expect(await convert(story, range(1, 20))).toMatchObject({ refusal: 'not-convertible', names: { blocks: [range(1, 10)] } });
    expect((await convert(story, range(11, 20))).refusal).toBeNull();
    expect((await convert(story, range(11, 20))).refusal).toBe('not-convertible');
    expect((await convert(story, range(93_001, 93_002))).refusal).toBe('not-convertible');

    const never = await stage();
    await verify2025(never, '100');
    await authorize(never);
    await never.accept('issue-units', issuance('100', '93', { contribution: 'NPI' }));
    expect((await never.give('authorize-issued-units', { authorization: 'A-1', blocks: [range(1, 93)] })).refusal).toBe('not-convertible');
  });

  it('leaves a share of the adaptation levy that was sold as it was sold', async () => {
    const story = await contributed();
    await story.accept('transfer-units', { from: 'ADAPTATION-SHARE', to: 'CHE-H1', units: { blocks: [range(93_001, 97_999)] } });
    const { events } = await convert(story, range(1, 93_000));
    expect(events[0]?.data['converted']).toEqual([range(98_000, 98_000), range(98_001, 100_000)]);
    expect(story.adjusted('GHA')).toEqual([2_001n, 0n]);
    expectLaws(story);
  });

  it('units so authorized are used, cancelled and counted as those authorized from the start', async () => {
    const story = await contributed({}, { ...forOther('use-or-cancellation'), purposes: ['NDC', 'OP'], quantity: '1075' });
    await openSink(story, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await convert(story, range(1, 1_000));
    expect(story.book.authorizations.get('A-2')).toMatchObject({ used: 1_075n, firstTransferred: 75n });
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1000', kind: 'AER' } });
    await story.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '1000' } });
    expect([story.adjusted('GHA'), story.adjusted('CHE')]).toEqual([
      [1_075n, 0n],
      [0n, 1_000n],
    ]);
    expectLaws(story);
  });

  it('in whatever parts, the shares are the same as the checker reckons, never negative, and whole at the end', () => {
    let seed = 11n;
    const dice = (below: bigint): bigint => (seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n) % below;
    for (let i = 0; i < 300; i += 1) {
      const [participants, adaptation, omge] = [1n + dice(200n), dice(30n), dice(30n)];
      const line = {
        component: 'C',
        vintage: '2025',
        contribution: 'PI',
        series: 'S',
        first: 1n,
        last: participants + adaptation + omge,
        participants,
        adaptation,
        omge,
        released: 0n,
      };
      const sums = { participants: 0n, adaptation: 0n, omge: 0n };
      while (sums.participants < participants) {
        const more = 1n + dice(participants - sums.participants);
        const due = leviesDue({ lines: [line], converted: sums }, more);
        const issued = {
          issuance: 'I',
          verification: 'V',
          programme: 'P',
          open: [line],
          authorized: sums.participants,
          converted: { ...sums },
        };
        expect(due).toEqual(shareOfLevies(issued, more));
        expect(due.adaptation >= 0n && due.omge >= 0n).toBe(true);
        sums.participants += more;
        sums.adaptation += due.adaptation;
        sums.omge += due.omge;
        expect(sums.adaptation + sums.omge).toBe(((adaptation + omge) * sums.participants) / participants);
      }
      expect(sums).toEqual({ participants, adaptation, omge });
    }
  });

  it('R-83: is of the host', async () => {
    const story = await contributed();
    await story.accept('grant-role', { actor: 'swiss', role: 'party', scope: 'CHE' });
    const data = { authorization: 'A-2', blocks: [range(1, 10)] };
    expect((await story.give('authorize-issued-units', data, { actor: 'swiss' })).refusal).toBe('forbidden');
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'authorize-issued-units',
      // Of 100,000 MCUs are to meet 99,893: 107 are left to be authorized, levies included.
      ready: () => contributed({}, { quantity: '108' }, [paid('F-1', '99893', { settle: 'mcu' }, ['2025', '2025'])]),
      data: { authorization: 'A-2', blocks: [range(1, 100)] },
      faults: [
        { refusal: 'unknown-authorization', wrong: (data) => ({ ...data, authorization: 'A-9' }) },
        { refusal: 'unknown-units', wrong: (data) => ({ ...data, blocks: [...data.blocks, range(100_000, 100_001)] }) },
        {
          refusal: 'party-not-participating',
          given: (story) => story.accept('update-party', { party: 'GHA', participating: false, reason }),
        },
        { refusal: 'not-convertible', wrong: (data) => ({ ...data, blocks: [...data.blocks, range(93_001, 93_001)] }) },
        { refusal: 'authorization-exceeded', wrong: (data) => ({ ...data, blocks: [...data.blocks, range(101, 102)] }) },
        { refusal: 'finance-overclaim', wrong: (data) => ({ ...data, blocks: [...data.blocks, range(93_000, 93_000)] }) },
        ...tooManyLeave<{ authorization: string; blocks: string[] }>(),
      ],
    });
  });
});
