import type { Component, Report, VerifiedLine } from '../state/rows.js';
import { byVintage, shortBy, unissued } from './carry.js';

/** A line with what it is once its result is restated. */
interface Changed {
  readonly line: VerifiedLine;
  readonly changed: VerifiedLine;
}

/** What restated results of a component come to. */
interface Restatement {
  readonly lines: readonly Changed[];
  /** What has to be made good then, before anything is taken off lines. */
  readonly open: bigint;
  readonly settled: readonly { readonly line: VerifiedLine; readonly quantity: bigint }[];
  readonly deficit: bigint;
  /** What has to be replaced. */
  readonly owed: bigint;
}

/**
 * the new result stands in place of the old one. What a line lacks then, and neither the deficit nor an obligation has yet, joins the
 * one or becomes the other; what it lacks no more leaves the deficit. Changes nothing.
 */
export const reckonRestated = (
  stated: readonly { readonly vintage: string; readonly verified: string }[],
  report: Report,
  component: Component,
  how: 'carry' | 'replace',
): Restatement => {
  let open = component.deficit;
  let owed = 0n;
  const lines: Changed[] = [];
  for (const { vintage, verified } of stated) {
    const line = report.lines.find((one) => one.vintage === vintage);
    if (!line) continue;
    const changed = { ...line, verified: BigInt(verified), net: line.net + BigInt(verified) - line.verified };
    const more = shortBy(changed) - line.carried - line.replaced;
    if (more > 0n && how === 'replace') {
      changed.replaced += more;
      owed += more;
    } else {
      const carried = line.carried + more > 0n ? line.carried + more : 0n;
      open += carried - line.carried;
      changed.carried = carried;
    }
    lines.push({ line, changed });
  }
  if (open < 0n) open = 0n;
  const now = (line: VerifiedLine): VerifiedLine => lines.find((one) => one.line === line)?.changed ?? line;
  let deficit = open;
  const settled: { line: VerifiedLine; quantity: bigint }[] = [];
  for (const line of byVintage(component.lines)) {
    const rest = unissued(now(line));
    const quantity = rest < deficit ? rest : deficit;
    if (quantity === 0n) continue;
    deficit -= quantity;
    settled.push({ line, quantity });
  }
  return { lines, open, settled, deficit, owed };
};
