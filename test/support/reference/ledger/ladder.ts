import type { ReferenceBook } from './book.js';
import { leftOf, shortOf, verifiedLines } from './verified-lines.js';

/** What stands in each rung, by programme, host and vintage. */
export type Ladders = Map<string, Map<string, number>>;

const RUNG_OF: Record<string, string> = { 'nested-programme': 'nested' };
const rungOf = (reason: string): string => RUNG_OF[reason] ?? reason.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Where every verified tonne of a programme stands, counted tonne by tonne and unit by unit; of one component where that is named. */
export const laddersOf = (book: ReferenceBook, programme: string, component?: string): Ladders => {
  const ladders: Ladders = new Map();
  const add = (host: string, vintage: string, rung: string, tonnes: number): void => {
    if (tonnes === 0) return;
    const ladder = ladders.get(`${host} ${vintage}`) ?? new Map<string, number>();
    ladders.set(`${host} ${vintage}`, ladder);
    ladder.set(rung, (ladder.get(rung) ?? 0) + tonnes);
  };
  for (const { component: code, host, programme: of } of book.components.values()) {
    if (of !== programme || (component !== undefined && component !== code)) continue;
    for (const line of verifiedLines(book, code)) {
      add(host, line.vintage, 'verified', line.verified);
      for (const reason of line.reasons) add(host, line.vintage, rungOf(reason), 1);
      add(host, line.vintage, 'carriedIn', line.carriedIn + line.settled);
      add(host, line.vintage, 'issuable', leftOf(line));
      add(host, line.vintage, 'carriedOut', shortOf(line));
    }
  }
  for (const unit of book.unitBook.values()) {
    if (unit.activity !== programme || (component !== undefined && unit.component !== component)) continue;
    add(unit.host, unit.vintage, unit.issuance === null ? 'imported' : `${unit.kind}.${unit.part}`, 1);
  }
  return ladders;
};
