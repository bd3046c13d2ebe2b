import { describe, expect, it } from '@jest/globals';
import { digestOfBook } from '../../../src/audit/book-digest.js';
import { Book } from '../../../src/domain/book/book.js';
import { story } from '../story.js';
import { afterIssuance } from '../../support/stage.js';
import { actsOf, checked } from '../checked.js';
import { sha256 } from '../../../src/node/sha256.js';
import { units } from '../genuine.js';

/** What the checker says of a book to which something was done that no event says. */
const afterDamage = async (damage: (book: Book) => void): Promise<{ law: string; revision: string } | undefined> => {
  const { book, file } = await story();
  const { checker } = checked(book.code, actsOf(file));
  damage(book);
  return checker.agrees(digestOfBook(book, sha256));
};

const CONTRACT = { law: 'holdings', rule: 'R-04, R-79', inherited: false };

describe('C12 holdings', () => {
  it.each([
    ['with everything in it', story],
    ['just after issuance', afterIssuance],
  ])('agrees with the book of the node, %s', async (_, play) => {
    const { book, file } = await play();
    const { checker } = checked(book.code, actsOf(file));

    expect(checker.agrees(digestOfBook(book, sha256))).toBeUndefined();
    expect(checker.result()).toMatchObject({ holds: true });
  });

  it('finds a unit in another account', async () => {
    expect(await afterDamage((book) => book.units.change(units(301, 301), { account: 'CHE-H1' }, 99n))).toMatchObject(CONTRACT);
  });

  it('finds a unit that is first transferred in the book alone', async () => {
    expect(await afterDamage((book) => book.units.change(units(301, 301), { firstTransferred: true }, 99n))).toMatchObject(CONTRACT);
  });

  it('finds a unit of another kind, and one that is free in the book alone', async () => {
    expect(await afterDamage((book) => book.units.change(units(301, 301), { kind: 'MCU' }, 99n))).toMatchObject(CONTRACT);
    expect(await afterDamage((book) => book.units.change(units(1, 1), { frozen: false }, 99n))).toMatchObject(CONTRACT);
  });

  it('finds units that no event made', async () => {
    const { book, file } = await story();
    const { checker } = checked(book.code, actsOf(file).slice(0, -1));

    expect(checker.agrees(digestOfBook(book, sha256))).toMatchObject({ law: 'holdings', inherited: false });
    expect(checker.result().laws.find(({ law }) => law === 'holdings')).toMatchObject({ found: 1 });
  });

  it('does not mind how blocks were split', async () => {
    const split = await afterDamage((book) => book.units.change(units(320, 330), { frozen: false }, 99n));

    expect(split).toBeUndefined();
  });
});
