import { describe, expect, it } from '@jest/globals';
import { expectFound, type Forgery } from '../forge.js';
import { genuine } from '../genuine.js';
import { second } from '../second-versions.js';

/** The story of version 2 with one more component of 10471, like CP-1 but for these members. */
const including = async (members: object, first: object = {}): Promise<Forgery> => {
  const story = second((await genuine()).acts).change('ComponentIncluded', (data: object) => ({ ...data, site: 'SITE-1', ...first }));
  const data = { ...story.data('ComponentIncluded'), component: 'CP-2', site: 'SITE-2', location: null, ...members };
  return story.append([{ type: 'ComponentIncluded', schema: '2', authority: 'doe:DOE-1', data }]);
};

const near = { latitude: '5.600000000', longitude: '-0.200000000' };
const scheme = (identifier: string): object => ({ scheme: 'VCS', identifier, state: 'deregistered', since: '2020-12-31' });

const found = async (members: object, first?: object): Promise<string[]> =>
  (await including(members, first)).findings().flatMap(({ law, inherited, actual }) => (law === 'inclusion' && !inherited ? [actual] : []));

describe('C11 inclusion', () => {
  it('finds nothing in a component at a place of its own', async () => {
    expect(await found({})).toEqual([]);
  });

  it('finds a second component at a site, whatever its technology is called', async () => {
    expectFound(await including({ site: 'SITE-1', technology: 'improved  COOKSTOVES' }), 'inclusion', 'R-17');
  });

  it('finds a second component within 50 m, across a meridian and near a pole too', async () => {
    for (const [one, other] of [
      [near, { ...near, latitude: '5.600400000' }],
      [
        { latitude: '10', longitude: '180' },
        { latitude: '10', longitude: '-179.9998' },
      ],
      [
        { latitude: '89.9999', longitude: '0' },
        { latitude: '89.9999', longitude: '90' },
      ],
    ])
      expectFound(await including({ site: null, location: other }, { location: one }), 'inclusion', 'R-17');
    expect(await found({ site: null, location: { ...near, latitude: '5.600500000' } }, { location: near })).toEqual([]);
  });

  it('takes the word of a DOE that the units of one place are distinct', async () => {
    const criteria = [{ criterion: 'SITE-DISTINCT', met: true, evidence: { sha256: 'a'.repeat(64) } }];

    expect(await found({ site: 'SITE-1', criteria })).toEqual([]);
  });

  it('finds one foreign identity in two components, however it is spelled', async () => {
    const twice = await including({ otherSchemes: [scheme('vcs 2676 ')] }, { otherSchemes: [scheme('VCS2676')] });

    expectFound(twice, 'inclusion', 'R-17');
  });

  it('finds a component without a place, and one that is nowhere on Earth', async () => {
    expectFound(await including({ site: null }), 'inclusion', 'R-17');
    expectFound(await including({ location: { latitude: '9999', longitude: '0' } }), 'inclusion', 'R-17');
  });

  it('finds a component in another country than its host', async () => {
    expectFound(await including({ locatedIn: 'CHE' }), 'inclusion', 'R-16');
  });

  it('finds more expected a year than the host approved', async () => {
    expectFound(await including({ expectedAnnual: '1000000' }), 'inclusion', 'R-22');
  });

  it('finds a crediting period that is too long, or begins before inclusion', async () => {
    expectFound(await including({ crediting: { type: 'renewable', start: '2021-01-01', end: '2026-01-01' } }), 'inclusion', 'R-20');
    expectFound(await including({ includedOn: '2021-01-02' }), 'inclusion', 'R-20');
  });

  it('finds a programme of no registry, and one that begins too early', async () => {
    expectFound(await including({ programme: '99999' }), 'inclusion', 'R-15');
    expectFound(
      (await genuine()).change('ProgrammeRegistered', (data: object) => ({ ...data, start: '2020-12-31', end: '2025-12-30' })),
      'inclusion',
      'R-19',
    );
  });
});
