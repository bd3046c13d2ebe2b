import { addition } from '../reckoning/first-transfer.js';
import { levyOf, triggerOfConversion } from '../reckoning/conversion.js';
import { count } from '../units/range.js';
import type { Lot } from '../units/segment.js';
import type { Fold } from './event-fold.js';
import { markFirstTransferred } from './movements.js';

/** MCUs become units of the statement where they are; what that first transfers is due, whatever the event says of it. */
export const issuedUnitsAuthorized: Fold<'IssuedUnitsAuthorized'> = ({ data, named }, state, act) => {
  const authorization = state.authorizations.get(data.authorization) ?? null;
  const kind = state.registry?.kind === 'mechanism' ? 'AER' : 'ITMO';
  const lots = new Map<Lot, Lot>();
  for (const piece of named.pieces) {
    const { lot, account } = piece;
    const own = lots.get(lot) ?? { ...lot, kind, authorization, contribution: null, firstTransferredAtBirth: false };
    lots.set(lot, own);
    const quantity = count(piece);
    const issued = state.issuances.get(lot.origin);
    const levy = levyOf(account);
    if (issued && levy) issued.converted[levy] += quantity;
    else if (issued) issued.authorized += quantity;
    if (authorization) authorization.used += quantity;
    state.yearOf(`${lot.activity} ${lot.host} ${lot.vintage}`).authorized += quantity;
    const trigger = authorization && triggerOfConversion(piece, authorization, act.day);
    if (trigger) act.due.push(addition({ ...piece, lot: own }, trigger, act.year));
    state.units.change(piece, (segment) => {
      segment.lot = own;
    });
  }
  markFirstTransferred(state, data.firstTransferred, act.day);
};
