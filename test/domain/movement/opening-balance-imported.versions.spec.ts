import { describe, expect, it } from '@jest/globals';
import { happened } from '../../../src/domain/message/message.js';
import { OpeningBalanceImported1 } from '../../../src/domain/movement/opening-balance-imported-1.js';
import { OpeningBalanceImported } from '../../../src/domain/movement/opening-balance-imported.js';
import { authorization, programme } from '../../support/samples.js';
import { catalogue, Scenario } from '../../support/scenario.js';
import { PARTIES_AND_ACCOUNTS } from '../../support/movements.js';
import { play } from '../../support/world.js';
import { bring, itmos } from './imports.js';

const COLUMNS = [
  ...['account', 'host', 'activity', 'vintage', 'first', 'quantity', 'authorization', 'underlyingRegistry', 'underlyingSeries'],
  ...['underlyingFirst', 'underlyingLast', 'mitigationType', 'firstTransferredOn', 'nonGhgQuantity'],
];

/** An import as it was stored in version 1: ten units from serial `first` on, behind them 100 to 109 of any registry and series. */
const stored = (code: string, first: string, registry: string, series: string): OpeningBalanceImported1 =>
  happened(OpeningBalanceImported1, {
    ...{ import: code, kind: 'ITMO', firstTransferred: [] },
    rows: {
      columns: COLUMNS,
      rows: [['GHA-H1', 'GHA', '10471', '2021', first, '10', 'A-NDC', registry, series, '100', '109', 'Reductions', null, null]],
    },
  });

/** Ghana's registry with these events of version 1 in its book. */
const bookOf = async (...events: OpeningBalanceImported1[]): Promise<Scenario> => {
  const story = await Scenario.trial('GHA01', 'party');
  await play(story, PARTIES_AND_ACCOUNTS);
  await story.accept('register-programme', programme('10471'));
  await story.accept('authorize-units', authorization('A-NDC', 'GHA', '10471'));
  story.book.begin();
  for (const event of events)
    event.apply(story.book, 900n, { actor: 'dev', authority: 'administrator', approver: null, at: '2026-06-01T00:00:00.000Z' });
  story.book.commit();
  return story;
};

const of = (registry: string, series: string, first = '100'): object =>
  itmos('10', first, { underlying: { registry, series, first, last: String(Number(first) + 9) } });

describe('OpeningBalanceImported', () => {
  it('is known in both versions, each with its own columns', () => {
    const known = catalogue();
    expect(known.eventClass('OpeningBalanceImported', '1')).toBe(OpeningBalanceImported1);
    expect(known.eventClass('OpeningBalanceImported', '2')).toBe(OpeningBalanceImported);
    const data = { ...stored('IM-9', '1', 'Gold Standard', 'any text: \u041a') };
    expect([known.isEventData(OpeningBalanceImported1, data), known.isEventData(OpeningBalanceImported, data)]).toEqual([true, false]);
  });

  it.each([
    ['Gold Standard', 'gs1-1-GH-GS10471-16-2021-7', 'GS', 'GS1-1-GH-GS10471-16-2021-7'],
    ['gs', 'GS1\u20111-GH-GS10471-16-2021-07', 'GS', 'GS1-1-GH-GS10471-16-2021-7'],
    ['verra', '7-VCS-VCU-1289-VER-GH-3-99002-01012023-31122023-0', 'VCS', 'VER'],
    ['ACR', '\u041aE-05-1 ', 'ACR', 'KE-5-1'],
  ])('version 1 of %s %j is shown as stored, and its units come in no more as %s %s', async (registry, series, name, normal) => {
    const story = await bookOf(stored('IM-0', '1', registry, series));
    const [block] = story.book.units.within('GHA01-GHA-10471-2021-1-10') ?? [];
    expect(block?.lot.underlying).toEqual({ registry, series, first: 100n });
    const names = { line: 1, blocks: ['GHA01-GHA-10471-2021-1-10'], conflictsWith: 900n };
    expect(await bring(story, [of(name, normal)])).toMatchObject({ refusal: 'serial-overlap', names });
    expect((await bring(story, [of(name, normal, '110')])).refusal).toBeNull();
    await story.file.close();
  });

  it('version 1 may have brought the same units in twice: such a book is read on, and they come in no third time', async () => {
    const story = await bookOf(stored('IM-0', '1', 'ACR', 'KE-5-1'), stored('IM-1', '11', 'ACR', 'ke-5-1'));
    expect(story.holding('GHA-H1')).toBe(20n);
    expect(await bring(story, [of('ACR', 'KE-5-1', '105')], { import: 'IM-2' })).toMatchObject({ refusal: 'serial-overlap' });
    await story.file.close();
  });
});
