import type { ReferenceBook } from './book.js';
import { compare, type Levied, type Line, sum } from './records.js';

/** The lines with what each pays, and how the verification is known to have paid it. */
export type LeviedIssuance = { levied: Levied[]; pay: () => void };

const rounded = (quantity: number, bps: string, rounding: string): number =>
  Math.floor((quantity * Number(bps) + ({ ceil: 9_999, 'half-up': 5_000 }[rounding] ?? 0)) / 10_000);

/** What an issuance pays: OMGE first, then adaptation, then buffer, each on all that the verification issues at these rates. */
export const leviedLines = (book: ReferenceBook, verification: string, lines: Line[], programme: string, host: string): LeviedIssuance => {
  const levied = lines.map((line) => ({ ...line, left: Number(line.quantity), omge: 0, adaptation: 0, buffer: 0 }));
  const { mode, riskRatingBps = '0' } = book.programmes.get(programme)!;
  const party = book.parties.get(host)!;
  const waived = party.waivesAdaptationExemption || book.approvalOf(programme, host)?.waivesAdaptationExemption === true;
  const [cdm, exempt, policy] = [mode === 'cdm', party.leastDevelopedOrIsland && !waived, book.policy];
  const gross = sum(lines, (line) => line.quantity);
  const rates = {
    omge: cdm ? '0' : policy.omgeBps,
    adaptation: exempt ? '0' : cdm ? policy.cdmAdaptationBps : policy.adaptationBps,
    buffer: book.kind === 'mechanism' ? riskRatingBps : '0',
  };
  const key = JSON.stringify([verification, rates, policy.levyRounding, policy.bufferRounding]);
  const before = book.paid.get(key) ?? { gross: 0, omge: 0, adaptation: 0, buffer: 0 };
  const levy = (name: 'omge' | 'adaptation' | 'buffer', rounding: string) => {
    const left = sum(levied, (line) => line.left);
    const total = Math.max(0, Math.min(rounded(before.gross + gross, rates[name], rounding) - before[name], left));
    const take = (line: Levied, quantity: number) => Object.assign(line, { [name]: line[name] + quantity, left: line.left - quantity });
    const remainder = (line: Levied) => (total * Number(line.quantity)) % gross;
    const order = [...levied].sort((a, b) => remainder(b) - remainder(a) || compare([a.vintage, a.component], [b.vintage, b.component]));
    for (const line of order) take(line, Math.min(line.left, Math.floor((total * Number(line.quantity)) / gross)));
    while (sum(levied, (line) => line[name]) < total)
      for (const line of order) if (line.left > 0 && sum(levied, (other) => other[name]) < total) take(line, 1);
  };
  levy('omge', policy.levyRounding);
  levy('adaptation', policy.levyRounding);
  levy('buffer', policy.bufferRounding);
  const paid = (name: 'omge' | 'adaptation' | 'buffer') => before[name] + sum(levied, (line) => line[name]);
  const after = { gross: before.gross + gross, omge: paid('omge'), adaptation: paid('adaptation'), buffer: paid('buffer') };
  return { levied, pay: () => void book.paid.set(key, after) };
};
