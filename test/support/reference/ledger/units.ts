import type { ReferenceBook } from './book.js';
import { isReserved } from './proposals.js';
import { AUTHORIZED, type Birth, compare, type Move, type Origin, type Unit } from './records.js';

/** How many units are such. */
export const countOf = (book: ReferenceBook, which: (unit: Unit) => boolean): number => {
  return [...book.unitBook.values()].filter(which).length;
};

/** The units in an account. */
export const heldBy = (book: ReferenceBook, account: string): Unit[] => {
  return [...book.unitBook.values()].filter((unit) => unit.account === account);
};

/** What is left in PENDING of an issuance, in the order in which it is handed out. */
export const pendingOf = (book: ReferenceBook, issuance: string): Unit[] => {
  const left = heldBy(book, 'PENDING').filter((unit) => unit.issuance === issuance && !unit.frozen);
  return left.sort((a, b) => compare([a.vintage, a.component ?? '', a.serial], [b.vintage, b.component ?? '', b.serial]));
};

/** The units that a block id names; none unless all of them exist. */
export const rangeOf = (book: ReferenceBook, block: string): Unit[] => {
  const [, series, first, last] = /^(.*)-(\d+)-(\d+)$/.exec(block) ?? [];
  const units: Unit[] = [];
  for (let serial = Number(first); serial <= Number(last); serial += 1) {
    const unit = book.unitBook.get(`${series}-${serial}`);
    if (!unit) return [];
    units.push(unit);
  }
  return units;
};

/** Oldest vintage first, then activity, then lowest serial: whole blocks, and the last part of the last one. */
export const oldestOf = (book: ReferenceBook, account: string, d: Move['units'], at: string): Unit[] => {
  const names = ['activity', 'vintage', 'authorization', 'kind'] as const;
  const fits = (unit: Unit) => names.every((name) => d[name] === undefined || d[name] === unit[name]);
  const serves = (unit: Unit) => d.purpose === undefined || book.termsOf(unit)?.purposes.includes(d.purpose);
  const free = heldBy(book, account).filter((unit) => fits(unit) && serves(unit) && !unit.frozen && !isReserved(book, unit, at, null));
  free.sort((a, b) => compare([a.vintage, a.activity, a.serial], [b.vintage, b.activity, b.serial]));
  let missing = Number(d.quantity);
  return [...new Set(free.map((unit) => unit.block))].flatMap((block) => {
    const units = free.filter((unit) => unit.block === block);
    const picked = units.slice(Math.max(0, units.length - missing));
    missing -= picked.length;
    return picked;
  });
};

/** The units as block ids. */
export const blocksOf = (units: Unit[]): string[] => {
  return [...new Set(units.map((unit) => unit.block))].map((block) => {
    const serials = units.filter((unit) => unit.block === block);
    return `${serials[0]!.id}-${serials.at(-1)!.serial}`;
  });
};

/** Units of a new block, after the last serial of their activity and vintage. */
export const createUnits = (book: ReferenceBook, quantity: number, birth: Birth & Origin): Unit[] => {
  const last = countOf(book, (unit) => unit.activity === birth.activity && unit.vintage === birth.vintage);
  const series = `${book.registry}-${birth.host}-${birth.activity}-${birth.vintage}`;
  const fresh = { block: (book.blocks += 1), firstTransferred: false, frozen: false, reserved: false, reservedBy: null, usedFor: null };
  const serials = Array.from({ length: quantity }, (_, i) => last + i + 1);
  const units = serials.map((serial) => ({ ...birth, ...fresh, serial, id: `${series}-${serial}` }));
  units.forEach((unit) => book.unitBook.set(unit.id, unit));
  return units;
};

/** Marks the authorized ones. */
export const firstTransfer = (units: Unit[]): void => {
  units.filter((unit) => AUTHORIZED.includes(unit.kind)).forEach((unit) => (unit.firstTransferred = true));
};

/** A block lives until only part of it is picked: then each run of its units is a block. */
export const splitBlocks = (book: ReferenceBook, picked: Unit[]): void => {
  const [chosen, touched] = [new Set(picked), new Set(picked.map((unit) => unit.block))];
  let run = '';
  for (const unit of book.unitBook.values()) {
    if (!touched.has(unit.block)) continue;
    const here = `${unit.block} ${chosen.has(unit)}`;
    if (here !== run) book.blocks += 1;
    run = here;
    unit.block = book.blocks;
  }
};
