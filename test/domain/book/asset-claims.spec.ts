import { describe, expect, it } from '@jest/globals';
import { AssetClaims, type AssetClaim } from '../../../src/domain/book/asset-claims.js';
import { hashOf, wordsOf } from '../../../src/domain/book/asset-words.js';
import { addDays } from '../../../src/domain/kernel/days.js';
import { Journal } from '../../../src/domain/kernel/journal.js';
import { sumOfBook } from '../../../src/snapshot/sum-of-book.js';
import { Book } from '../../../src/domain/book/book.js';
import { comeBack } from '../../snapshot/kept.js';
import { Dice } from '../kernel/dice.js';

const FOREVER = '9999-12-31';
const claimed = (
  component: string,
  assets: string[],
  from: string,
  until: string | null = null,
): Parameters<AssetClaims['register']>[0] => ({
  ...{ component, assets, from, until },
});

/** The same, as plainly as can be: every claim in one list. */
class Plain {
  readonly claims: (AssetClaim & { asset: string })[] = [];

  on(asset: string, from: string, until: string | null): AssetClaim | undefined {
    return this.of(asset).find((claim) => claim.from <= (until ?? FOREVER) && from <= (claim.until ?? FOREVER));
  }
  of(asset: string): AssetClaim[] {
    return this.claims.filter((claim) => claim.asset === asset).map(({ asset: _, ...claim }) => claim);
  }
}

const IDS: readonly [string, ...string[]] = [
  '1',
  '01',
  '001',
  '0001',
  'A',
  'A-',
  'A--',
  'AA',
  'AAA',
  'AAAA',
  '-'.padStart(2, 'A'),
  'Z'.repeat(40),
  'Z'.repeat(39),
  '0'.repeat(40),
];
const randomId = (dice: Dice): string => (dice.chance(0.3) ? dice.oneOf(IDS) : `M-${String(dice.below(60)).padStart(dice.below(4), '0')}`);
const randomDay = (dice: Dice): string => addDays('2021-01-01', dice.below(400));

/** Registers or retires a few assets that can be, in both. */
const step = (dice: Dice, claims: AssetClaims, plain: Plain, revision: bigint): void => {
  const component = `CP-${dice.below(3)}`;
  const from = randomDay(dice);
  const until = dice.chance(0.5) ? null : addDays(from, dice.below(200));
  const assets = [...new Set(Array.from({ length: 1 + dice.below(5) }, () => randomId(dice)))];
  if (dice.chance(0.3)) {
    const held = assets.filter((asset) => plain.on(asset, from, from)?.component === component);
    if (held.length === 0) return;
    claims.retire({ component, assets: held, until: from });
    for (const asset of held) {
      const place = plain.claims.findIndex((claim) => claim.asset === asset && claim.from <= from && from <= (claim.until ?? FOREVER));
      plain.claims[place] = { ...plain.claims[place]!, until: from };
    }
  } else {
    const free = assets.filter((asset) => plain.on(asset, from, until) === undefined);
    if (free.length === 0) return;
    claims.register(claimed(component, free, from, until), revision);
    plain.claims.push(...free.map((asset) => ({ asset, component, from, until, revision })));
  }
};

describe('claims on assets', () => {
  it('are found by the id, the very one and no other, and by a day', () => {
    const claims = new AssetClaims(new Journal());
    claims.register(claimed('CP-1', [...IDS], '2021-01-01', '2021-12-31'), 7n);
    claims.register(claimed('CP-2', ['1'], '2022-01-01'), 9n);

    expect([...claims.all()].map(({ asset }) => asset)).toEqual([...IDS, '1']);
    for (const id of IDS) expect(claims.of(id)[0]).toEqual({ component: 'CP-1', from: '2021-01-01', until: '2021-12-31', revision: 7n });
    for (const other of ['10', '2', '00001', 'A---', 'AAAAA', 'Z', 'Z'.repeat(38), '0'.repeat(39)]) expect(claims.of(other)).toEqual([]);
    expect(claims.on('1', { from: '2021-12-31', until: null })?.revision).toBe(7n);
    expect(claims.on('1', { from: '2022-01-01', until: null })?.revision).toBe(9n);
    expect(claims.on('1', { from: '2199-12-31', until: '2199-12-31' })?.component).toBe('CP-2');
    expect(claims.on('1', { from: '1990-01-01', until: '2020-12-31' })).toBeUndefined();
    expect(claims.on('01', { from: '2022-01-01', until: null })).toBeUndefined();
  });

  it('of two ids that share their hash are told apart, whichever is claimed, ends or is taken back', () => {
    const [one, other] = ['T7MY7A-1LJAABU', 'E39ML7-D68ORH'];
    expect(hashOf(wordsOf(one))).toBe(hashOf(wordsOf(other)));
    const journal = new Journal();
    const claims = new AssetClaims(journal);
    claims.register(claimed('CP-1', [one], '2021-01-01'), 1n);
    expect([claims.of(one).length, claims.of(other)]).toEqual([1, []]);
    journal.begin();
    claims.register(claimed('CP-2', [other], '2021-01-01'), 2n);
    claims.retire({ component: 'CP-1', assets: [one], until: '2021-06-30' });
    expect([...claims.of(one), ...claims.of(other)].map(({ component, until }) => [component, until])).toEqual([
      ['CP-1', '2021-06-30'],
      ['CP-2', null],
    ]);
    journal.rollback();
    expect([claims.of(one).map(({ until }) => until), claims.of(other)]).toEqual([[null], []]);
  });

  it('answer as a plain list does, whatever happens, is taken back and happens again (2,000 random events)', () => {
    const dice = new Dice(57);
    const journal = new Journal();
    const [claims, plain] = [new AssetClaims(journal), new Plain()];
    for (let i = 0; i < 2_000; i += 1) {
      if (dice.chance(0.2)) {
        const before = [...claims.all()];
        journal.begin();
        const tried = Object.assign(new Plain(), { claims: [...plain.claims] });
        for (let n = 0; n < 3; n += 1) step(dice, claims, tried, BigInt(i));
        journal.rollback();
        if (i % 50 === 0) expect([...claims.all()]).toEqual(before);
      }
      step(dice, claims, plain, BigInt(i));
      const [asset, from] = [randomId(dice), randomDay(dice)];
      const until = dice.chance(0.5) ? null : addDays(from, dice.below(30));
      expect(claims.of(asset)).toEqual(plain.of(asset));
      expect(claims.on(asset, { from, until })).toEqual(plain.on(asset, from, until));
    }
    expect([...claims.all()]).toEqual(plain.claims.map(({ asset, ...claim }) => ({ asset, ...claim })));
    expect(plain.claims.length).toBeGreaterThan(200);
  });

  it('come back from a snapshot as they were, and go on', async () => {
    const dice = new Dice(58);
    const [book, plain] = [new Book('UN01'), new Plain()];
    for (let i = 0; i < 2_000; i += 1) step(dice, book.assets, plain, BigInt(i));
    const back = await comeBack(book);

    expect([...back.assets.all()]).toEqual([...book.assets.all()]);
    expect(sumOfBook(back)).toBe(sumOfBook(book));
    const [one, other] = [new Dice(59), new Dice(59)];
    const again = Object.assign(new Plain(), { claims: [...plain.claims] });
    for (let i = 2_000; i < 3_000; i += 1) step(one, book.assets, plain, BigInt(i));
    for (let i = 2_000; i < 3_000; i += 1) step(other, back.assets, again, BigInt(i));
    expect(sumOfBook(back)).toBe(sumOfBook(book));
  });

  it('are found among very many, of one event and of thousands', () => {
    const claims = new AssetClaims(new Journal());
    const id = (i: number): string => `${(i * 7919) % 1_000_003}-STOVE`;
    for (let i = 0; i < 100_000; i += 1_000)
      claims.register(
        claimed(
          `CP-${i / 1_000}`,
          Array.from({ length: 1_000 }, (_, n) => id(i + n)),
          '2021-01-01',
        ),
        BigInt(i),
      );
    for (let i = 100_000; i < 110_000; i += 1) claims.register(claimed('CP-1', [id(i)], '2021-01-01'), BigInt(i));

    for (let i = 0; i < 110_000; i += 97)
      expect(claims.of(id(i)).map(({ revision }) => revision)).toEqual([BigInt(i < 100_000 ? i - (i % 1_000) : i)]);
    for (let i = 110_000; i < 111_000; i += 1) expect(claims.of(id(i))).toEqual([]);
  });

  it('an event that retires what the component doesn’t claim is a fault, and an id of another form is none', () => {
    const claims = new AssetClaims(new Journal());
    claims.register(claimed('CP-1', ['A-1'], '2021-01-01'), 1n);
    for (const wrong of [{ component: 'CP-2' }, { assets: ['A-2'] }, { until: '2020-12-31' }])
      expect(() => claims.retire({ component: 'CP-1', assets: ['A-1'], until: '2021-06-30', ...wrong })).toThrow(
        "which the book doesn't have",
      );
    for (const id of ['a', 'A 1', 'Ä', 'A'.repeat(43)]) expect(() => claims.of(id)).toThrow('not the id of an asset');
  });
});
