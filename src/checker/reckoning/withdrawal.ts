import type { Component, Report } from '../state/rows.js';
import { shortBy } from './carry.js';

/**
 * gives back what a report took off other lines of its component, and says what the component then has to make good without it. What the
 * report's own lines gave comes back into the deficit and what they lacked leaves it; what comes back to another line covers that line's own
 * shortfall first; what was met of the report's obligations counts.
 */
export const giveBack = ({ deficit, debts }: Component, { lines, took, ended, revisions }: Report): bigint => {
  let open = deficit + ended;
  for (const { carriedIn, settled, carried } of lines) open += carriedIn + settled - carried;
  for (const { line, quantity } of took) {
    if (lines.includes(line)) continue;
    const lacked = shortBy(line);
    line.settled -= quantity;
    const covered = lacked - shortBy(line);
    const less = covered < line.carried ? covered : line.carried;
    line.carried -= less;
    open += quantity - less;
  }
  for (const { cause, discharged } of debts) if (revisions.includes(cause)) open -= discharged;
  return open > 0n ? open : 0n;
};
