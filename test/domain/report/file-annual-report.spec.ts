import { afterEach, describe, expect, it } from '@jest/globals';
import { hash } from 'node:crypto';
import { Recorded } from '../../projections/support/recorded.js';
import { eventsOf } from '../../projections/support/stories.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization, party, reason } from '../../support/samples.js';
import { afterIssuance, forOther, openSink } from '../../support/stage.js';
import type { Scenario } from '../../support/scenario.js';
import { bring, ghana, itmos } from '../movement/imports.js';

interface File {
  readonly party: string;
  readonly year: string;
  readonly despite?: object[];
}
const FILE: File = { party: 'GHA', year: '2026' };
const ndcPeriods = [{ first: '2021', last: '2030', type: 'multi-year' }];

/** Ghana's registry in 2026: units of 2021 went to Switzerland, and others are still at home. */
const reporting = async (): Promise<Scenario> => {
  const story = await ghana();
  await story.accept('update-party', { ...party('GHA'), ndcPeriods, reason });
  await bring(story, [itmos('100', '0')]);
  await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '30' } });
  return story;
};

/** Units are authorized for another purpose, without a word in the list of nomenclatures for when they are first transferred. */
const withoutWord = async (story: Scenario): Promise<void> => {
  const other = { purposes: ['OP'], firstTransfer: { oimp: 'first-international-transfer' } };
  await story.accept('authorize-units', authorization('A-WORD', 'GHA', '10471', other));
};

/** Units are said to be first transferred on a day, and stay at home: to which Party they went nobody says. */
const toNobody = async (story: Scenario): Promise<void> => {
  await bring(story, [itmos('10', '500', { firstTransferredOn: '2026-02-01' })], { import: 'IM-9' });
};

let recorded: Recorded | undefined;
afterEach(async () => {
  await recorded?.discard();
  recorded = undefined;
});
const asked = async (story: Scenario, params: object): Promise<{ text: string; answer: Record<string, never> }> => {
  recorded = new Recorded(story.book.code, eventsOf(story));
  const model = await recorded.open();
  const { text } = await model.askText('aef', { ...FILE, ...params });
  await recorded.discard();
  recorded = undefined;
  return { text, answer: JSON.parse(text) as Record<string, never> };
};

describe('file-annual-report refuses in the order of its contract', () => {
  refusedInOrder<File>({
    command: 'file-annual-report',
    ready: reporting,
    data: FILE,
    faults: [
      { refusal: 'report-incomplete', given: withoutWord, wrong: (data) => data },
      { refusal: 'report-inconsistent', given: toNobody, wrong: (data) => data },
    ],
  });
});

describe('file-annual-report', () => {
  everyStoryReplays();

  it('writes the next version, the last event that it knows, and the hash of the JSON form that is answered for ever', async () => {
    const story = await reporting();
    const { events } = await story.accept('file-annual-report', FILE);
    const { sha256, ...data } = events[0]?.data as { sha256: string };
    const revision = String(story.ledger.revision - 1n);
    expect(data).toEqual({ ...FILE, version: '1.0', revision, despite: [] });
    const first = await asked(story, { version: '1.0' });
    expect(hash('sha256', first.text, 'hex')).toBe(sha256);
    expect(first.answer).toMatchObject({ version: '1.0', provisional: false, revision, changes: [] });

    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '20' } });
    await story.accept('revise-authorization', {
      authorization: 'A-NDC',
      sectors: ['Waste'],
      effective: '2026-06-01',
      citesTerm: 'Section 4',
    });
    expect((await asked(story, { version: '1.0' })).text).toBe(first.text);
  });

  it('has what came later in the next version, with a diff of the rows', async () => {
    const story = await reporting();
    await story.accept('file-annual-report', FILE);
    const { events } = await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '20' } });
    const next = await asked(story, {});
    expect(next.answer).toMatchObject({ version: '2.0', provisional: true });
    expect(next.answer['changes']).toMatchObject([
      {
        table: 'actions',
        change: 'added',
        row: { 'Action type': 'First transfer', 'Quantity (t CO2 eq)': '20', events: [events[0]?.revision] },
      },
    ]);
    await story.accept('file-annual-report', FILE);
    expect((await asked(story, { version: '2.0' })).answer['changes']).toHaveLength(1);
    expect((await asked(story, {})).answer).toMatchObject({ version: '3.0', changes: [] });
  });

  it('names what is missing, and the errors that nobody accepts', async () => {
    const story = await reporting();
    await withoutWord(story);
    const { names } = await story.give('file-annual-report', FILE);
    expect(names.rows).toEqual([{ table: 'authorizations', row: '6', column: 'First transfer definition for OIMP' }]);

    const other = await reporting();
    await toNobody(other);
    const refused = await other.give('file-annual-report', FILE);
    expect(refused).toMatchObject({
      refusal: 'report-inconsistent',
      names: { findings: [{ check: 'first-transfer-form', table: 'actions' }] },
    });
    const [finding] = refused.names.findings ?? [];
    const despite = [{ ...finding, reason: { code: 'policy' } }];
    const { events } = await other.accept('file-annual-report', { ...FILE, despite });
    expect(events[0]?.data).toMatchObject({ despite: [{ ...finding, reason: { code: 'policy' } }] });
    expect((await asked(other, { version: '1.0' })).answer['accepted']).toEqual(despite);
  });

  it('is of a year that has begun, of a Party that is registered, and accepts a finding once', async () => {
    const story = await reporting();
    expect(await story.give('file-annual-report', { ...FILE, year: '2027' })).toMatchObject({ refusal: 'invalid-input' });
    expect(await story.give('file-annual-report', { ...FILE, party: 'NOR' })).toMatchObject({ refusal: 'unknown-party' });
    const finding = { check: 'totals', table: 'actions', row: '0', reason: { code: 'policy' } };
    expect(await story.give('file-annual-report', { ...FILE, despite: [finding, finding] })).toMatchObject({ refusal: 'invalid-input' });
  });

  it('is proposed and approved where the policy asks for a second person', async () => {
    const story = await reporting();
    const policy = { approvals: [{ command: 'file-annual-report', by: 'colleague' }] };
    await story.accept('set-policy', { replaces: '1', policy, reason });
    expect((await story.give('file-annual-report', FILE)).refusal).toBe('approval-required');
    await story.accept('grant-role', { actor: 'two', role: 'party', scope: 'GHA' });
    await story.accept('propose', { proposal: 'P-1', command: 'file-annual-report', data: FILE });
    const proposal = story.book.proposals.get('P-1')?.hash ?? '';
    const { events } = await story.accept('approve', { proposal: 'P-1', hash: proposal }, { actor: 'two' });
    expect(events.map(({ type }) => type)).toEqual(['CommandApproved', 'AnnualReportFiled']);
  });

  it('holds for a mechanism, whose units have no ITMO ids', async () => {
    const story = await afterIssuance(forOther('use-or-cancellation'), { host: { ndcPeriods } });
    await openSink(story, 'GHA-OP', 'cancellation-op', 'GHA');
    await story.accept('cancel-units', { from: 'GHA-H1', purpose: 'OP', to: 'GHA-OP', units: { quantity: '10000' } });
    const { answer } = await asked(story, {});
    const rows = (answer['tables'] as unknown as { actions: Record<string, string>[] }).actions;
    expect(rows.map((row) => [row['Action type'], row['Action subtype'], row['Quantity (t CO2 eq)'], row['First ID']])).toEqual([
      ['Authorization', 'Authorization', '93000', '1'],
      ['First transfer', 'Mandatory transfer to the Adaptation Fund (A6.4 ERs)', '5000', '93001'],
      ['First transfer', 'Mandatory cancellation to deliver OMGE', '2000', '98001'],
      ['First transfer', 'Use or cancellation', '10000', '83001'],
    ]);
    expect((await story.give('file-annual-report', FILE)).refusal).toBeNull();
  });
});
