import { beforeAll, describe, expect, it } from '@jest/globals';
import { checked } from '../checked.js';
import { issued, release, report, withBuffers } from '../../domain/buffers/given.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { actsOf } from '../checked.js';

interface Lines {
  readonly lines: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}
interface Moved {
  readonly moved: readonly { from: string; to: string; block: string }[];
}

const RULE = ['issuance', 'R-100'] as const;
const UNITS = 'GHA01-GHA-10471-2021';

let genuine: Forgery;
/** 1,000 units of 2021: 736 pending, 80 against uncertainty from 737 on, 138 and 46; then half of the first is released. */
beforeAll(async () => {
  const scenario = await withBuffers();
  await issued(scenario, { '2021': '1000' });
  await scenario.accept('release-buffer', release());
  genuine = Forgery.of(actsOf(scenario.file));
});

const row = (...parts: string[]): Forgery =>
  genuine.change('UnitsIssued', (data: Lines) => ({
    ...data,
    lines: { ...data.lines, rows: data.lines.rows.map((cells) => [...cells.slice(0, 7), ...parts]) },
  }));
const released = (change: (data: Moved) => object): Forgery => genuine.change('BufferReleased', change);
const again = (members: object): Forged => ({
  ...{ type: 'BufferReleased', authority: 'supervisor' },
  data: {
    ...{ programme: '10471', vintages: { first: '2021', last: '2025' }, components: null, buffer: 'pooled', oldBps: '500', newBps: '500' },
    ...{ report, moved: [], ...members },
  },
});

describe('C5 buffers', () => {
  it('finds nothing where a line gives its buffers their share and one is released', () => {
    expect(checked('GHA01', genuine.acts).findings).toEqual([]);
  });

  it('finds an issuance that gives the buffers other shares, or says other rates', () => {
    expectFound(row('737', '0', '0', '0', '79', '138', '46'), ...RULE);
    expectFound(row('736', '0', '0', '0', '80', '137', '47'), ...RULE);
    expectFound(
      genuine.change('UnitsIssued', (data: object) => ({ ...data, buffersBps: { uncertainty: '700', reversal: '1500', pooled: '500' } })),
      ...RULE,
    );
  });

  it('finds a release that moves too little, to the wrong buffer, or not the lowest serials', () => {
    expectFound(
      released((data) => ({ ...data, moved: data.moved.slice(1) })),
      ...RULE,
    );
    expectFound(
      released((data) => ({ ...data, moved: data.moved.map((move) => ({ ...move, to: 'BUFFER-POOLED' })) })),
      ...RULE,
    );
    const last = { from: 'BUFFER-UNCERTAINTY', to: 'PENDING', block: `${UNITS}-785-816` };
    expectFound(
      released((data) => ({ ...data, moved: [...data.moved.slice(0, 2), last] })),
      ...RULE,
    );
  });

  it('finds a release of units that are not in the buffer, and into an account that is none', () => {
    const pending = { from: 'BUFFER-UNCERTAINTY', to: 'PENDING', block: `${UNITS}-1-32` };
    expectFound(
      released((data) => ({ ...data, moved: [...data.moved.slice(0, 2), pending] })),
      ...RULE,
    );
    expectFound(
      released((data) => ({ ...data, moved: data.moved.map((move) => ({ ...move, to: 'GHA-H1' })) })),
      ...RULE,
    );
  });

  it('finds a rate that is no lower, or that was another, and buffers set when units are there', () => {
    expectFound(genuine.append([again({})]), ...RULE);
    expectFound(genuine.append([again({ newBps: '0', oldBps: '600' })]), ...RULE);
    const set = { programme: '10471', uncertaintyBps: '0', reversalBps: '0', pooledBps: '0' };
    expectFound(genuine.append([{ type: 'BuffersSet', authority: 'supervisor', data: set }]), ...RULE);
  });
});
