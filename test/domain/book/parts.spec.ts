import { beforeAll, describe, expect, it } from '@jest/globals';
import { Book } from '../../../src/domain/book/book.js';
import { partsOf } from '../../../src/domain/book/parts.js';
import { Journal } from '../../../src/domain/kernel/journal.js';
import { Table } from '../../../src/domain/kernel/table.js';
import type { Catalogue } from '../../../src/ledger/catalogue.js';
import { Decider } from '../../../src/ledger/decider.js';
import { Refusal } from '../../../src/domain/kernel/refusal.js';
import { sha256 } from '../../../src/ledger/hashes.js';
import { foldAct } from '../../../src/ledger/fold.js';
import { storyOf } from '../../projections/support/stories.js';
import { comeBack } from '../../snapshot/kept.js';
import { digest } from '../../support/book-digest.js';
import { catalogue, type Scenario } from '../../support/scenario.js';
import { Dice } from '../kernel/dice.js';
import { RandomCommands } from './random-commands.js';
import { actsIn } from '../../support/acts-in.js';
import { CERS, movements } from '../../support/movements.js';

const AT = '2026-06-01T00:00:00.000Z';
let known: Catalogue;
beforeAll(() => {
  known = catalogue();
});

describe('the parts of a book', () => {
  it('are all members of it but its name and its journal', () => {
    const others = Object.keys(new Book('UN01')).filter((name) => !partsOf(new Book('UN01')).some(([part]) => part === name));
    expect(others.sort()).toEqual(['code', 'journal']);
  });

  it('a member that cannot be kept is a fault, so that none is forgotten', () => {
    expect(() => partsOf(Object.assign(new Book('UN01'), { soon: new Map() }))).toThrow("can't keep soon");
    expect(partsOf(Object.assign(new Book('UN01'), { soon: new Table('soon', new Journal()) })).map(([name]) => name)).toContain('soon');
  });
});

it('a book in the middle of a batch is not kept: an act may have happened in part', () => {
  const book = new Book('UN01');
  book.begin();
  expect(() => partsOf(book)).toThrow('in the middle of a batch');
  book.commit();
  expect(partsOf(book).length).toBeGreaterThan(20);
});

/** What commands come to on a book, each taken back. */
const decided = (book: Book, story: Scenario): string[] => {
  const decider = new Decider(book, known, (revision) => story.file.actAt(revision), true);
  const random = new RandomCommands(new Dice(7));
  return Array.from({ length: 400 }, (_, i) => random.batch(book)[0] ?? { name: '', data: {}, actor: '', i }).map(
    ({ name, data, actor }, i) => {
      book.begin();
      try {
        const request = { name, data: known.read(name, data), actor, key: `key-${i}-of-test`, hash: sha256(`${i}`) };
        return decider
          .decide(request, { head: story.file.size - 1n, events: [] }, AT)
          .act.map(({ body }) => body)
          .join();
      } catch (error) {
        if (error instanceof Refusal)
          return `${error.code} ${JSON.stringify(error.names, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`;
        throw error;
      } finally {
        book.rollback();
      }
    },
  );
};

describe('a book that was kept comes back', () => {
  it.each([1, 2, 3, 4, 5, 6])('the same after each part of the random programme %i, and goes on to the same', async (seed) => {
    const story = await storyOf(seed, 250);
    const acts = actsIn(story.file);
    let book = new Book(story.book.code);
    for (const [i, act] of acts.entries()) {
      foldAct(book, known, act);
      if (i % 25 > 0) continue;
      const back = await comeBack(book);
      expect(digest(back)).toBe(digest(book));
      book = back;
    }
    expect(digest(book)).toBe(digest(story.book));
    await story.file.close();
  });

  it('with imported units, a lot still one object for all its blocks, and decides as it did', async () => {
    const story = await movements();
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [CERS.replace('-1-500', '-101-200')] } });
    const back = await comeBack(story.book);
    expect(digest(back)).toBe(digest(story.book));
    const lotsOf = ({ units }: Book): Set<object> => new Set([...units.all()].flatMap(([, blocks]) => [...blocks].map(({ lot }) => lot)));
    expect(lotsOf(back).size).toBe(lotsOf(story.book).size);
    expect([...(story.book.units.within(CERS) ?? [])].length).toBe(3);
    expect(back.units.within(CERS)).toEqual(story.book.units.within(CERS));
    const outcomes = decided(story.book, story);
    expect(decided(back, story)).toEqual(outcomes);
    expect(outcomes.filter((outcome) => outcome.startsWith('{')).length).toBeGreaterThan(100);
  });

  it('as it was when it was asked for, whatever happens to it meanwhile', async () => {
    const story = await movements();
    const before = digest(story.book);
    const taken = partsOf(story.book).map(([name, part]) => [name, part.slices()] as const);
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '7' } });
    expect(digest(story.book)).not.toBe(before);
    const back = new Book('UN01');
    for (const [name, part] of partsOf(back)) part.restore(structuredClone([...(taken.find(([other]) => other === name)?.[1] ?? [])]));
    expect(digest(back)).toBe(before);
  });

  it('with numbers of more than 64 bits', async () => {
    const book = new Book('UN01');
    const lot = { series: 'UN01-GHA-1-2021', host: 'GHA', activity: '1', vintage: '2021', component: null, origin: 'I' };
    const rest = { first: 1n, quantity: 2n ** 70n, nonGhgQuantity: null, underlying: null, mitigationType: null };
    const status = {
      kind: 'AER',
      authorization: null,
      contribution: null,
      firstTransferred: false,
      terms: null,
      frozen: false,
      itmo: null,
      reservedBy: null,
    } as const;
    book.units.create({ lot: { ...lot, ...rest }, account: 'A', ...status, since: 1n, touched: 1n, first: 1n, last: 2n ** 70n });
    expect(digest(await comeBack(book))).toBe(digest(book));
  });
});
