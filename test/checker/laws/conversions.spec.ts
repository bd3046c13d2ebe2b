import { beforeAll, describe, expect, it } from '@jest/globals';
import { holdingAccount } from '../../support/samples.js';
import { contributed, range } from '../../worked-cases/contributed.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { adjustment } from '../forged-events.js';

let story: Forgery;
/** Of 93,000 MCUs the host authorized 30,000 under A-2: 2,258 of the levies converted with them. Serials 30,001 to 30,010 were transferred. */
beforeAll(async () => {
  const scenario = await contributed({}, { quantity: '50000' });
  await scenario.accept('open-account', holdingAccount('GHA-H2', 'GHA'));
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [range(30_001, 30_010)] } });
  await scenario.accept('authorize-issued-units', { authorization: 'A-2', blocks: [range(1, 30_000)] });
  story = Forgery.of(actsOf(scenario.file));
});

type Data = { blocks: string[]; converted: string[]; firstTransferred: string[] };
const change = (members: Partial<Data> | ((data: Data) => Partial<Data>)): Forgery =>
  story.change('IssuedUnitsAuthorized', (data: Data) => ({ ...data, ...(typeof members === 'function' ? members(data) : members) }));
const forged = (blocks: string[], converted: string[], members: object = {}): [Forged, ...Forged[]] => [
  {
    ...{ type: 'IssuedUnitsAuthorized', authority: 'party:GHA' },
    data: { authorization: 'A-2', blocks, converted, firstTransferred: converted, ...members },
  },
  ...converted.map((block, i) =>
    adjustment(i === 0 ? 1 : 2, [block], { authorization: 'A-2', trigger: i === 0 ? 'omge' : 'adaptation-share' }),
  ),
];

describe('C5 issuance: units authorized after it', () => {
  it('finds nothing in what the host authorized, and its share of the levies', () => {
    expect(story.data<Data>('IssuedUnitsAuthorized').converted).toEqual([range(93_001, 94_613), range(98_001, 98_645)]);
    expect(story.findings()).toEqual([]);
  });

  it('finds units that were transferred, are of a levy, or are not there', () => {
    for (const block of [range(30_001, 30_001), range(97_000, 97_000), range(100_001, 100_001)])
      expectFound(story.append(forged([block], [])), 'issuance', 'R-64');
    expectFound(story.again('IssuedUnitsAuthorized'), 'issuance', 'R-64');
  });

  it('finds levies that are not the share: more, fewer, others, or none', () => {
    for (const converted of [
      [range(93_001, 94_614), range(98_001, 98_645)],
      [range(93_001, 94_613)],
      [range(93_002, 94_614), range(98_001, 98_645)],
      [],
    ])
      expectFound(change({ converted, firstTransferred: converted }), 'issuance', 'R-65');
  });

  it('finds levies that are not first transferred, or not adjusted for, and others that are', () => {
    expectFound(change({ firstTransferred: [] }), 'first-transfer', 'R-50');
    expectFound(
      change(({ firstTransferred }) => ({ firstTransferred: [...firstTransferred, range(1, 1)] })),
      'first-transfer',
      'R-50',
    );
    expectFound(story.without('CorrespondingAdjustmentApplied'), 'first-transfer', 'R-55');
  });

  it('finds more than the statement has, and a statement that does not authorize', () => {
    const more = story.append(forged([range(30_011, 60_000)], []));
    expectFound(more, 'issuance', 'R-62');
    expectFound(change({ authorization: 'A-1' } as object), 'issuance', 'R-62');
    expectFound(change({ authorization: 'A-9' } as object), 'issuance', 'R-62');
  });

  it('finds a part where the policy wants all or nothing', async () => {
    const scenario = await contributed({ postAuthorizationLevyShare: 'refuse' });
    const acts = Forgery.of(actsOf(scenario.file)).append(forged([range(1, 50)], [range(98_001, 98_001), range(93_001, 93_002)]));
    expectFound(acts, 'issuance', 'R-65');
  });

  it('finds who is not the host', () => {
    expectFound(story.envelope('IssuedUnitsAuthorized', { authority: 'party:CHE' }), 'authority', 'R-83');
  });
});
