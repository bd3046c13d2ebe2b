import { expect, it } from '@jest/globals';
import { verification } from '../support/samples.js';
import { stage } from '../support/stage.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

it('what a later negative result settles is no longer issuable in the reads of the verification and of its component', async () => {
  const scenario = await stage({ policy: { nextPeriodGate: 'submitted' } });
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '100' }));
  const before = String(scenario.file.size - 1n);
  await scenario.accept('verify-reductions', verification('V-2', '10471', 'GHA', 'CP-1', { '2022': '-30' }));
  const recorded = new Recorded('UN01', eventsOf(scenario));
  const model = await recorded.open();

  const issuable = async (at?: string): Promise<unknown> => {
    const then = at === undefined ? {} : { at };
    const { lines } = (await model.ask('verification', { ...then, verification: 'V-1' })).answer;
    const { vintages } = (await model.ask('component', { ...then, component: 'CP-1' })).answer;
    const ofComponent = vintages.filter((line) => line.verification === 'V-1');
    return [lines.flatMap((line) => line.vintages.map((of) => of.issuable)), ofComponent.map((of) => of.issuable)];
  };
  expect(await issuable(before)).toEqual([['100'], ['100']]);
  expect(await issuable()).toEqual([['70'], ['70']]);
  await recorded.discard();
});
