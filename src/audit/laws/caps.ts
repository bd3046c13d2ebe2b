import { unitsByLot } from '../blocks.js';
import { law } from '../law.js';
import { Tally } from '../tally.js';

/** A host may lower its maximum later: what was issued until then stays, and whatever is issued afterwards keeps to the new one. */
export const caps = law({
  name: 'caps',
  rule: 'R-39',
  says: "What is issued for a programme, host and year stays within the host's maximum annual amount of that time.",
  *ofBook(book) {
    const issued = new Tally();
    const lately = new Map<string, bigint>();
    for (const [{ activity, host, vintage, origin, component }, quantity] of unitsByLot(book)) {
      const issuance = book.issuances.get(origin);
      if (!issuance || component === null) continue;
      const key = `${activity} ${host} ${vintage}`;
      issued.add(key, quantity);
      if (issuance.since > (lately.get(key) ?? -1n)) lately.set(key, issuance.since);
    }
    for (const key of new Set([...issued.keys(), ...book.issuedByYear.keys()])) {
      const counted = book.issuedByYear.get(key)?.amount ?? 0n;
      if (counted !== issued.get(key))
        yield { detail: `${key}: ${counted} units count towards the maximum, ${issued.get(key)} were issued` };
      const approval = book.approvals.get(key.slice(0, key.lastIndexOf(' ')));
      const last = lately.get(key) ?? -1n;
      if (approval && approval.since < last && issued.get(key) > approval.maximumAnnualAmount)
        yield {
          detail: `${key}: ${issued.get(key)} units were issued, ${approval.maximumAnnualAmount} a year are approved`,
          revision: last,
        };
    }
    return `${issued.total} units issued under host approvals`;
  },
});
