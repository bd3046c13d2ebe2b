import { describe, expect, it } from '@jest/globals';
import { bring, ghana, itmos } from '../../domain/movement/imports.js';
import { issuance, openSink, stage, authorize, verify2025 } from '../../support/stage.js';
import { actsOf, checked } from '../checked.js';
import { adjustment, distribute, transfer, use } from '../forged-events.js';
import { expectFound, Forgery } from '../forge.js';

const block = (first: number, last: number): string => `UN01-GHA-10471-2025-${first}-${last}`;

/** Of 1,000 units 900 are in GHA-H1, 30 pending and 50 in the adaptation share; Switzerland takes what `members` let in. */
const acquiring = async (members: object): Promise<Forgery> => {
  const story = await stage();
  await verify2025(story, '1000');
  await authorize(story);
  await story.accept('issue-units', issuance('1000', '900'));
  await openSink(story, 'CHE-NDC', 'retirement-ndc', 'CHE');
  await story.accept('set-acceptance', { party: 'CHE', effective: story.today, ...members });
  return Forgery.of(actsOf(story.file));
};

const BARRED = [{ programmes: ['10472'] }, { methodologies: ['another'] }, { storageYearsAtLeast: '5' }, { vintagesFrom: '2026' }];

describe('C6 acceptance', () => {
  it('finds units that come in by a transfer, a use of the adaptation share or a distribution outside the terms', async () => {
    const blocks = [block(1, 10)];
    const pending = block(901, 910);
    const used = [block(931, 940)];
    const subtracted = adjustment(10, used, { party: 'CHE', kind: 'subtraction', trigger: 'use', useYear: '2025' });
    const forged = (story: Forgery): Forgery[] => [
      story.append([transfer('GHA-H1', 'CHE-H1', blocks, blocks), adjustment(10, blocks)]),
      story.append([use('ADAPTATION-SHARE', 'CHE-NDC', 'CHE', used), subtracted]),
      story.append([distribute('I-1', 'CHE-H1', pending, [pending]), adjustment(10, [pending])]),
    ];
    for (const one of forged(await acquiring({ vintagesFrom: '2025', programmes: ['10471'] }))) expect(one.findings()).toEqual([]);
    for (const members of BARRED) for (const one of forged(await acquiring(members))) expectFound(one, 'use', 'R-103');
  });

  it('finds an import for an account of a Party that does not take it', async () => {
    const story = await ghana();
    await story.accept('set-acceptance', { party: 'CHE', effective: story.today, vintagesFrom: '2021' });
    await bring(story, [itmos('10', '1', { account: 'CHE-H1' })]);
    const genuine = Forgery.of(actsOf(story.file));

    expect(checked('GHA01', genuine.acts).findings).toEqual([]);
    const later = genuine.change('AcceptanceSet', (data: object) => ({ ...data, vintagesFrom: '2022' }));
    expect(checked('GHA01', later.acts).findings.map(({ law, rule }) => [law, rule])).toEqual([['use', 'R-103']]);
  });
});
