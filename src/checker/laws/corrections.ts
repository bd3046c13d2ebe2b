import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { inWords, total } from '../units/range.js';

const RULE = 'R-13';

/** R-13: a correction takes units back to where the transfer that it names took them from, if nothing moved them since. */
export const checkCorrection = ({ event, data, named }: Step<'UnitsTransferred'>, find: Find): void => {
  const { corrects } = data;
  if (corrects === null) return;
  const [other] = named.pieces.filter(({ arrived }) => arrived?.revision !== corrects);
  if (other)
    find(event, {
      rule: RULE,
      expected: `units that the transfer at ${corrects} brought where they are`,
      actual: `${inWords([other])}, ${other.arrived ? `which the one at ${other.arrived.revision} brought` : 'which no transfer brought'}`,
    });
  const from = named.pieces.find(({ arrived }) => arrived?.revision === corrects)?.arrived?.from;
  if (from && from.account !== data.to) find(event, { rule: RULE, expected: `back to ${from.account}`, actual: `to ${data.to}` });
  if (data.firstTransferred.length > 0)
    find(event, { rule: RULE, expected: 'no first transfer by a correction', actual: data.firstTransferred.slice(0, 10).join(', ') });
};

/** R-13: a transfer is corrected whole, in however many events, and it is the one that was proposed. */
export const checkWholeCorrection = (act: Act, find: Find): void => {
  const steps = stepsOf(act, 'UnitsTransferred').filter(({ data }) => data.corrects !== null);
  const [first] = steps;
  if (!first) return;
  const { event, data, named } = first;
  const quantity = named.pieces.find(({ arrived }) => arrived?.revision === data.corrects)?.arrived?.quantity;
  const corrected = steps.reduce((sum, step) => sum + total(step.named.ranges), 0n);
  if (quantity !== undefined && corrected !== quantity)
    find(event, { rule: RULE, expected: `all ${quantity} units of the transfer at ${data.corrects}`, actual: String(corrected) });
  const proposed = act.approves?.data['transfer'];
  if (act.approves && proposed !== data.corrects)
    find(event, { rule: 'R-13, R-80', expected: `a correction of ${String(proposed)}, as proposed`, actual: String(data.corrects) });
};
