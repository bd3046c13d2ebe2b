import { describe, expect, it } from '@jest/globals';
import { closeUnitKind } from '../../../src/domain/closing/examples.js';
import { CERS, movements } from '../../support/movements.js';
import { reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { manyBlocks } from '../../domain/movement/movement-order.js';
import { actsOf } from '../checked.js';
import { cancel, frozen, transfer } from '../forged-events.js';
import { expectFound, Forgery, type Forged } from '../forge.js';

const LEFT = CERS.replace('-1-500', '-1-20');
const GONE = 'CANCELLATION-ADMINISTRATIVE';

/** Of 500 CERs 20 are frozen, the others were cancelled at the closing. */
const closed = async (): Promise<Forgery> => {
  const story = await movements();
  await story.accept('freeze-units', { blocks: [LEFT], reason });
  await story.accept('close-unit-kind', closeUnitKind);
  return Forgery.of(actsOf(story.file));
};

/** 1,002 blocks of CERs in two accounts, of which the last two are the second lot. */
const inLots = async (ready?: (story: Scenario) => Promise<unknown>): Promise<Forgery> => {
  const story = await manyBlocks('GHA-H1');
  await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '3', vintage: '2018' } });
  await ready?.(story);
  await story.accept('close-unit-kind', closeUnitKind);
  await story.ledger.settled();
  return Forgery.of(actsOf(story.file));
};

const lot = (from: string, blocks: readonly string[]): Forged => ({
  ...cancel(from, GONE, 'administrative', [...blocks]),
  authority: 'administrator',
});
const end = (members: object): Forged => ({
  ...{ type: 'UnitKindClosed', authority: 'administrator' },
  data: { closing: 'CDM-END', kind: 'CER', blocks: '1', quantity: '500', stayed: [], ...members },
});
const begin = (members: object = {}): Forged => ({
  ...{ type: 'UnitKindClosing', authority: 'administrator' },
  data: { ...closeUnitKind, ...members },
});

describe('C19 a closed kind of units', () => {
  it('finds units of it that move, and nothing in an administrative cancellation of what stayed', async () => {
    const story = (await closed()).append([frozen('UnitsUnfrozen', [LEFT])]);
    expect(story.append([cancel('GHA-H1', GONE, 'administrative', [LEFT])]).findings()).toEqual([]);

    expectFound(story.append([transfer('GHA-H1', 'GHA-H2', [LEFT])]), 'limits', 'R-48');
    expectFound(story.append([cancel('GHA-H1', 'CANCELLATION-VOLUNTARY', 'voluntary', [LEFT])]), 'limits', 'R-48');
  });

  it('finds that something of it comes in', async () => {
    const story = await closed();
    const data = { ...story.data('OpeningBalanceImported'), import: 'IM-9' };
    const again = story.append([{ type: 'OpeningBalanceImported', authority: 'administrator', schema: '2', data }]);

    expect(again.findings().map(({ law, rule }) => [law, rule])).toContainEqual(['limits', 'R-48']);
  });

  it('finds counts that are wrong, and an end that hides what stayed', async () => {
    const story = await closed();
    expect(story.findings()).toEqual([]);

    for (const wrong of [{ blocks: '2' }, { quantity: '481' }, { stayed: [] }])
      expectFound(
        story.change('UnitKindClosed', (data: object) => ({ ...data, ...wrong })),
        'limits',
        'R-48',
      );
  });

  it('finds a closing that leaves what is free, goes on where nothing is closed, or begins again or too early', async () => {
    const story = Forgery.of(actsOf((await movements()).file));
    const parts = ['-1-400', '-401-500'].map((range) => CERS.replace('-1-500', range));
    expect(story.append([begin(), lot('GHA-H1', [CERS]), end({})]).findings()).toEqual([]);

    const less = end({ quantity: '400', stayed: parts.slice(1) });
    expectFound(story.append([begin(), lot('GHA-H1', parts.slice(0, 1)), less]), 'limits', 'R-48');
    expectFound(story.append([lot('GHA-H1', [CERS])]), 'limits', 'R-48');
    expectFound(story.append([begin({ notBefore: '2099-01-01' }), lot('GHA-H1', [CERS]), end({})]), 'limits', 'R-80');
    const twice = (await closed()).append([
      begin({ closing: 'AGAIN' }),
      end({ closing: 'AGAIN', blocks: '0', quantity: '0', stayed: [LEFT] }),
    ]);
    expectFound(twice, 'limits', 'R-48');
  });

  it('finds a lot out of order: within an account, between accounts, and one that leaves out what comes first', async () => {
    const story = await inLots();
    expect(story.findings()).toEqual([]);
    const second = story.acts.findIndex((act) => act[0]?.type === 'UnitsCancelled');
    const [first, rest] = [story.acts[second - 1] ?? [], story.acts[second] ?? []];
    const turned = (members: (data: { blocks: string[] }) => object): Forgery =>
      story.change('UnitsCancelled', (data: { blocks: string[] }) => ({ ...data, ...members(data) }), 1);
    expectFound(
      turned(({ blocks }) => ({ blocks: [...blocks].reverse() })),
      'limits',
      'R-48',
    );

    const [opened, ofChe, ofGha] = first;
    if (!opened || !ofChe || !ofGha) throw new Error('the first lot is of two accounts');
    const order = [opened, ofGha, ofChe].map((event, i) => ({ ...event, revision: first[i]?.revision ?? '', part: String(i + 1) }));
    const swapped = story.acts.map((act) => (act === first ? order : act));
    expect(
      story
        .withActs(swapped)
        .findings()
        .map(({ law, rule }) => [law, rule]),
    ).toEqual([['limits', 'R-48']]);

    const [early] = (ofGha.data as { blocks: string[] }).blocks;
    const [late, other] = (rest[0]?.data as { blocks: string[] }).blocks;
    const left = turned(({ blocks }) => ({ blocks: [...blocks.slice(1), late] })).change(
      'UnitsCancelled',
      (data: object) => ({ ...data, blocks: [early, other] }),
      2,
    );
    expect(left.findings().map(({ law, rule }) => [law, rule])).toContainEqual(['limits', 'R-48']);
  });

  it('finds a lot that is too small, of another kind, or in another name', async () => {
    const story = await inLots();
    const smaller = story.change('UnitsCancelled', (data: { blocks: string[] }) => ({ ...data, blocks: data.blocks.slice(0, -1) }), 1);
    expect(smaller.findings().map(({ law, rule }) => [law, rule])).toContainEqual(['limits', 'R-48']);
    const other = story.join('UnitKindClosed', lot('GHA-H1', ['UN01-GHA-10471-2023-1-10']));
    expect(other.findings().map(({ law, rule }) => [law, rule])).toContainEqual(['limits', 'R-48']);
    const stranger = story.envelope('UnitKindClosed', { actor: 'dev-two' });
    expectFound(stranger, 'limits', 'R-80');
  });
});
