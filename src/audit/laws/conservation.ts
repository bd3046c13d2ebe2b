import { idOf } from '../../domain/book/block.js';
import { quantityOf } from '../../domain/kernel/block-id.js';
import { law } from '../law.js';
import { Tally } from '../tally.js';

/** Nothing is destroyed: use and cancellation move units into accounts they never leave. */
export const conservation = law({
  name: 'conservation',
  rule: 'R-03, R-05',
  says: 'For each activity and vintage the units in all accounts are exactly those that were ever issued or imported, serials 1 to the last.',
  *ofBook(book) {
    const held = new Tally();
    for (const [series, ranges] of book.units.all()) {
      const [, , activity, vintage] = series.split('-');
      const key = `${activity} ${vintage}`;
      const next = book.serials.get(key)?.next ?? 1n;
      let sum = 0n;
      for (const block of ranges) {
        sum += quantityOf(block);
        if (block.first < 1n || block.last >= next) yield { detail: 'serials that were never given out', blocks: [idOf(block)] };
      }
      held.add(key, sum);
    }
    for (const key of new Set([...held.keys(), ...book.serials.keys()])) {
      const ever = (book.serials.get(key)?.next ?? 1n) - 1n;
      if (held.get(key) !== ever)
        yield { detail: `activity and vintage ${key}: ${held.get(key)} units are held, ${ever} were issued or imported` };
    }
    return `${held.total} units, all that were ever issued or imported`;
  },
});
