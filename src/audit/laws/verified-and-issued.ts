import { UnitsIssued } from '../../domain/issuance/units-issued.js';
import { unitsByLot } from '../blocks.js';
import { law } from '../law.js';
import { Tally } from '../tally.js';

/** No double issuance: a verified tonne becomes one unit at most, and levies are part of what is issued, never on top of it. */
export const verifiedAndIssued = law({
  name: 'verified-and-issued',
  rule: 'R-34, R-40, R-44',
  says: 'No more is issued for a component and year than was verified; levies and the rest sum to exactly what is issued.',
  *ofBook(book) {
    const [ofLines, ofIssuances] = [new Tally(), new Tally()];
    for (const [{ component, origin, vintage }, quantity] of unitsByLot(book)) {
      const issuance = component === null ? undefined : book.issuances.get(origin);
      if (!issuance) continue;
      ofLines.add(`${issuance.verification} ${component} ${vintage}`, quantity);
      ofIssuances.add(origin, quantity);
    }
    for (const key of ofLines.keys())
      if (!book.verifiedLines.has(key)) yield { detail: `units were issued for ${key}, which nobody verified` };
    for (const key of book.verifiedLines.keys()) {
      const { issuable = 0n, issued = 0n, issuedAt } = book.verifiedLines.get(key) ?? {};
      const revision = issuedAt ?? undefined;
      if (issued > issuable) yield { detail: `${key}: ${issued} units were issued of ${issuable} issuable`, revision };
      if (issued !== ofLines.get(key)) yield { detail: `${key}: ${issued} units count as issued, ${ofLines.get(key)} exist`, revision };
    }
    for (const { issuance, gross, since } of book.issuances.values())
      if (ofIssuances.get(issuance) !== gross)
        yield { detail: `${issuance}: ${gross} units were issued, ${ofIssuances.get(issuance)} exist`, revision: since };
    return `${ofIssuances.total} units issued from ${book.verifiedLines.size} verified lines`;
  },
  *ofAct(_, act) {
    const parts = act.flatMap(({ event }) => (event instanceof UnitsIssued ? [event] : []));
    const rows = parts.flatMap(({ lines }) => lines.rows);
    const sum = rows.reduce((total, [, , , , , , , ...quantities]) => quantities.reduce((s, quantity) => s + BigInt(quantity), total), 0n);
    const [first] = parts;
    if (first && sum !== BigInt(first.gross))
      yield { detail: `${first.issuance}: levies and participants' parts sum to ${sum} of ${first.gross}`, revision: act[0]?.revision };
  },
});
