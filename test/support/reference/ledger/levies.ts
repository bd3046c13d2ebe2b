import type { ReferenceBook } from './book.js';
import { compare, type Levied, type Line, sum } from './records.js';

const rounded = (quantity: number, bps: string, rounding: string): number =>
  Math.floor((quantity * Number(bps) + ({ ceil: 9_999, 'half-up': 5_000 }[rounding] ?? 0)) / 10_000);

/** OMGE first, then adaptation, then buffer; each once on the gross total, over the lines by largest remainder. */
export const leviedLines = (book: ReferenceBook, lines: Line[], programme: string, host: string): Levied[] => {
  const levied = lines.map((line) => ({ ...line, left: Number(line.quantity), omge: 0, adaptation: 0, buffer: 0 }));
  const { mode, riskRatingBps = '0' } = book.programmes.get(programme)!;
  const party = book.parties.get(host)!;
  const waived = party.waivesAdaptationExemption || book.approvalOf(programme, host)?.waivesAdaptationExemption === true;
  const [cdm, exempt, policy] = [mode === 'cdm', party.leastDevelopedOrIsland && !waived, book.policy];
  const gross = sum(lines, (line) => line.quantity);
  const levy = (name: 'omge' | 'adaptation' | 'buffer', bps: string, rounding: string) => {
    const left = sum(levied, (line) => line.left);
    const total = Math.min(rounded(gross, bps, rounding), left);
    const take = (line: Levied, quantity: number) => Object.assign(line, { [name]: line[name] + quantity, left: line.left - quantity });
    const remainder = (line: Levied) => (total * Number(line.quantity)) % gross;
    const order = [...levied].sort((a, b) => remainder(b) - remainder(a) || compare([a.vintage, a.component], [b.vintage, b.component]));
    for (const line of order) take(line, Math.min(line.left, Math.floor((total * Number(line.quantity)) / gross)));
    while (sum(levied, (line) => line[name]) < total)
      for (const line of order) if (line.left > 0 && sum(levied, (other) => other[name]) < total) take(line, 1);
  };
  levy('omge', cdm ? '0' : policy.omgeBps, policy.levyRounding);
  levy('adaptation', exempt ? '0' : cdm ? policy.cdmAdaptationBps : policy.adaptationBps, policy.levyRounding);
  levy('buffer', book.kind === 'mechanism' ? riskRatingBps : '0', policy.bufferRounding);
  return levied;
};
