import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { ready, verify } from '../domain/verification/given.js';
import { component, reason } from '../support/samples.js';
import type { Scenario } from '../support/scenario.js';
import { differences, flat, sumOf } from './support/ladder.js';
import { AS_LONG_AS_IT_TAKES, Recorded } from './support/recorded.js';
import { actEnds, eventsOf, storyWithReference } from './support/stories.js';

const deduction = (why: string, quantity: string): object => ({ reason: why, quantity, reference: 'REF-1' });

describe('the attribution ladder', () => {
  let scenario: Scenario;
  let recorded: Recorded;
  let model: ReadModel;
  /** The last revision of each step. */
  const at: Record<string, bigint> = {};
  const step = async (name: string, act: Promise<unknown>): Promise<void> => {
    await act;
    at[name] = scenario.ledger.revision;
  };
  beforeAll(async () => {
    scenario = await ready();
    await scenario.accept('authorize-units', {
      ...{ authorization: 'L-1', host: 'GHA', statement: 'later', activities: ['10471'], cooperativeApproach: 'CA0001' },
      ...{ purposes: [], vintages: { first: '2021', last: '2030' }, metric: 'GHG', sectors: ['Energy'], date: '2021-01-01' },
      ...{ changesAfterFirstTransfer: false, terms: { sha256: 'a'.repeat(64) } },
    });
    const lines = [
      { vintage: '2021', verified: '10000', deductions: [deduction('domestic-scheme', '300'), deduction('results-based-finance', '700')] },
    ];
    await step('verified', verify(scenario, 'V-1', { '2021': '0' }, { components: [{ component: 'CP-1', vintages: lines }] }));
    await step(
      'issued',
      scenario.accept('issue-units', {
        ...{ issuance: 'I-1', verification: 'V-1' },
        lines: [
          { component: 'CP-1', vintage: '2021', quantity: '4000', authorization: 'A-1' },
          { component: 'CP-1', vintage: '2021', quantity: '2000', contribution: 'PI' },
        ],
      }),
    );
    await step('settled', verify(scenario, 'V-2', { '2022': '-500' }));
    await step('withdrawn', scenario.accept('withdraw-verification', { verification: 'V-2', reason }));
    await step('converted', scenario.accept('authorize-issued-units', { authorization: 'A-1', blocks: ['UN01-GHA-10471-2021-4001-5860'] }));
    await step(
      'restated',
      scenario.accept('restate-verification', {
        ...{ verification: 'V-1', reason, report: { sha256: 'f'.repeat(64) } },
        lines: [{ component: 'CP-1', vintage: '2021', verified: '6500' }],
      }),
    );
    recorded = new Recorded('UN01', eventsOf(scenario));
    model = await recorded.open();
  });
  afterAll(() => recorded.discard());

  const asked = async (when: string, vintage = '2021'): Promise<Record<string, string>> => {
    const { items } = (await model.ask('attribution', { programme: '10471', vintage, at: String(at[when]) })).answer;
    return items[0] ? flat(items[0]) : {};
  };

  it('says where every verified tonne stands, each step as of its day', async () => {
    const verified = { verified: '10000', domesticScheme: '300', resultsBasedFinance: '700' };
    expect(await asked('verified')).toEqual({ ...verified, issuable: '9000' });
    const mcu = { 'MCU.participants': '1860', 'MCU.adaptation': '100', 'MCU.omge': '40' };
    const aer = { 'AER.participants': '3720', 'AER.adaptation': '200', 'AER.omge': '80' };
    expect(await asked('issued')).toEqual({ ...verified, ...aer, ...mcu, issuable: '3000' });
    expect(await asked('settled')).toEqual({ ...verified, ...aer, ...mcu, carriedIn: '500', issuable: '2500' });
    expect(await asked('settled', '2022')).toEqual({ verified: '-500', carriedOut: '500' });
  });

  it('has nothing of what was withdrawn', async () => {
    expect(await asked('withdrawn', '2022')).toEqual({});
    expect(await asked('withdrawn')).toMatchObject({ verified: '10000', issuable: '3000' });
    expect(await asked('withdrawn')).not.toHaveProperty('carriedIn');
  });

  it('counts units that were authorized later as what they are from then on', async () => {
    const ladder = await asked('converted');
    expect(ladder).toMatchObject({ 'AER.participants': '5580', 'AER.adaptation': '300', 'AER.omge': '120', issuable: '3000' });
    expect(Object.keys(ladder).filter((rung) => rung.startsWith('MCU'))).toEqual([]);
  });

  it('has what was issued beyond a restated result in carriedOut', async () => {
    expect(await asked('restated')).toMatchObject({ verified: '6500', domesticScheme: '300', carriedOut: '500' });
    expect(await asked('restated')).not.toHaveProperty('issuable');
  });

  it('names the first events of each rung, and has every kind and rung, with 0', async () => {
    const { items, component: of, programme } = (await model.ask('attribution', { programme: '10471' })).answer;
    const [ladder] = items;
    expect({ programme, of }).toEqual({ programme: '10471', of: null });
    expect(ladder?.verified).toEqual({ quantity: '6500', events: [at['verified'], at['restated']].map(String), eventCount: 2 });
    expect(ladder?.nested).toEqual({ quantity: '0', events: [], eventCount: 0 });
    expect(ladder?.imported).toEqual({ quantity: '0', events: [], eventCount: 0 });
    expect(Object.keys(ladder?.issued ?? {})).toEqual(['AER', 'MCU', 'CER']);
    expect(ladder?.issued.CER.buffer).toEqual({ quantity: '0', events: [], eventCount: 0 });
    expect(ladder?.issuable.eventCount).toBe(5);
  });

  it('is of one component where that is named, and pages by host and vintage', async () => {
    const whole = (await model.ask('attribution', { programme: '10471' })).answer.items;
    const own = (await model.ask('attribution', { programme: '10471', component: 'CP-1' })).answer;
    expect(own).toMatchObject({ component: 'CP-1', items: whole });
    const first = (await model.ask('attribution', { programme: '10471', pageSize: 1 })).answer;
    expect(first.items).toEqual(whole.slice(0, 1));
    const rest = (await model.ask('attribution', { programme: '10471', pageSize: 1, cursor: first.cursor ?? '' })).answer;
    expect([rest.items, rest.cursor]).toEqual([whole.slice(1), null]);
    expect((await model.ask('attribution', { programme: '10471', host: 'CHE' })).answer.items).toEqual([]);
  });

  it.each([
    [{ programme: 'NONE' }, 'unknown-programme'],
    [{ programme: '10471', host: 'XXX' }, 'unknown-party'],
    [{ programme: '10471', vintage: '1' }, 'malformed-request'],
    [{ programme: '10471', component: 'NONE' }, 'unknown-component'],
  ])('%o is refused: %s', async (params, code) => {
    await expect(model.ask('attribution', params)).rejects.toMatchObject({ code });
  });

  it('of another programme does not have the component', async () => {
    const other = await ready();
    await other.accept('include-component', component('CP-2', '10471', 'GHA'));
    await other.accept('register-programme', { ...programmeLike, programme: '2' });
    const read = new Recorded('UN01', eventsOf(other));
    await expect((await read.open()).ask('attribution', { programme: '2', component: 'CP-2' })).rejects.toMatchObject({
      code: 'unknown-component',
    });
    await read.discard();
  });

  it('goes on in a read file that is opened again', async () => {
    const events = eventsOf(scenario);
    const again = new Recorded('UN01', events.slice(0, Number(at['issued']) + 1));
    const first = await again.open();
    await first.close();
    again.append(events.slice(Number(at['issued']) + 1));
    const second = await again.open();
    second.advance(again.head);
    await second.reach(again.head, AS_LONG_AS_IT_TAKES);
    const { items } = (await second.ask('attribution', { programme: '10471' })).answer;
    expect(items).toEqual((await model.ask('attribution', { programme: '10471' })).answer.items);
    await again.discard();
  });
});

const programmeLike = {
  ...{ title: 'Another', mode: 'pacm', outcome: 'reductions', start: '2021-01-01', end: '2025-12-31' },
  ...{ methodology: 'AMS-I.E', sector: 'energy', validatedBy: 'DOE-1' },
};

describe('the ladders of random programmes', () => {
  it.each([1, 3, 11, 12, 15, 21, 33])('%i are those of a reference that counts tonne by tonne', async (seed) => {
    const { scenario, reference } = await storyWithReference(seed, 140);
    const recorded = new Recorded(scenario.book.code, eventsOf(scenario));
    const model = await recorded.open();

    expect(await differences(model, reference)).toEqual([]);
    await recorded.discard();
  });

  it.each([2, 22, 27])('%i sum at the end of every act', async (seed) => {
    const { scenario } = await storyWithReference(seed, 140);
    const events = eventsOf(scenario);
    const recorded = new Recorded(scenario.book.code, events);
    const model = await recorded.open();
    const opened = events.findIndex(({ body }) => body.includes('"RegistryOpened"'));
    let ladders = 0;

    for (const end of actEnds(events).filter((revision) => revision >= opened))
      for (const { programme } of (await model.ask('programmes', { at: String(end) })).answer.items)
        for (const ladder of (await model.ask('attribution', { programme, at: String(end) })).answer.items) {
          expect(sumOf(ladder)).toBe(BigInt(ladder.verified.quantity));
          ladders += 1;
        }
    expect(ladders).toBeGreaterThan(50);
    await recorded.discard();
  });
});
