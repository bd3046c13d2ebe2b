/** What an event did to authorized units, between which Parties. Accounts of the administrator have none. */
export interface Happening {
  readonly event: string;
  readonly host: string;
  /** Type and Party of the account they left; null where they came into being. */
  readonly from: { readonly type: string; readonly party: string | null } | null;
  readonly to: { readonly type: string; readonly party: string | null };
  /** Whether this was their first transfer, and whether they are first transferred now. */
  readonly isFirst: boolean;
  readonly firstTransferred: boolean;
  /** The host's definition, where it made them first transferred by being issued. */
  readonly definition: string | undefined;
}

/** A row of Table 3 for one Party (`docs/parties.md`). */
export interface ActionKind {
  readonly type: string;
  readonly subtype?: string;
  readonly transferring?: string | null;
  readonly acquiring?: string | null;
  /** The purpose other than an NDC for which units are gone. */
  readonly oimp?: string;
  /** The Party that used or cancelled them. */
  readonly user?: string | null;
  readonly effect?: 'comes' | 'goes';
  readonly note?: string;
}

const TO_FUND = 'Mandatory transfer to the Adaptation Fund (A6.4 ERs)';
const LEVY_NOTE = 'Forwarded to the share of proceeds for adaptation at issuance; the nomenclature lists this subtype under Transfer';
const DEFINED: Readonly<Record<string, string>> = { authorization: 'Authorization', issuance: 'Issuance' };
const CANCELLED: Readonly<Record<string, ActionKind>> = {
  'omge-voluntary': { type: 'Voluntary Cancellation', subtype: 'Voluntary cancellation to deliver OMGE' },
  'cancellation-imp': { type: 'Cancellation', subtype: 'Use or cancellation', oimp: 'IMP' },
  'cancellation-op': { type: 'Cancellation', subtype: 'Use or cancellation', oimp: 'OP' },
  'cancellation-voluntary': { type: 'Voluntary Cancellation', subtype: 'Other cancellations' },
  'cancellation-administrative': { type: 'Cancellation', subtype: 'Other cancellations' },
  'cancellation-reversal': { type: 'Cancellation', subtype: 'Other cancellations' },
};
const BORN = new Set(['UnitsIssued', 'IssuedUnitsAuthorized', 'OpeningBalanceImported']);
const MOVED = new Set(['UnitsDistributed', 'UnitsTransferred', 'UnitsUsed', 'UnitsCancelled', 'BufferUnitsCancelled', 'UnitKindClosing']);

/**
 * the row of what happened in the report of `party`; undefined where it has none. Whoever first transfers reports that, and who
 * gets units reports the acquisition; who uses or cancels reports the end.
 */
export const actionOf = (party: string, happening: Happening): ActionKind | undefined => {
  const { event, host } = happening;
  if (BORN.has(event)) return party === host ? bornOf(happening) : acquired(party, host, happening);
  if (!MOVED.has(event)) return undefined;
  const sender = happening.from?.party ?? host;
  return party === sender ? movedOf(party, happening) : acquired(party, sender, happening);
};

/** Authorized by being issued, converted or brought in; or first transferred at once. */
const bornOf = ({ to, host, isFirst, definition }: Happening): ActionKind => {
  if (!isFirst) return { type: 'Authorization', subtype: 'Authorization' };
  const type = 'First transfer';
  if (to.type === 'adaptation-share') return { type, subtype: TO_FUND, note: LEVY_NOTE };
  if (to.type === 'omge-mandatory') return { type, subtype: 'Mandatory cancellation to deliver OMGE' };
  const abroad = to.party !== null && to.party !== host;
  const acquiring = abroad ? to.party : null;
  if (definition !== undefined) return { type, subtype: DEFINED[definition] ?? '', acquiring, ...(abroad ? {} : { effect: 'comes' }) };
  return { type, subtype: 'First transfer to another Party', acquiring, ...(abroad ? {} : { effect: 'comes' }) };
};

const movedOf = (party: string, { to, isFirst, firstTransferred, host, from }: Happening): ActionKind | undefined => {
  const goes = firstTransferred && !isFirst ? ({ effect: 'goes' } as const) : {};
  const ended = CANCELLED[to.type];
  if (ended) {
    const end = { ...ended, user: party };
    return isFirst ? { ...end, type: 'First transfer' } : { ...end, ...goes };
  }
  if (to.type === 'retirement-ndc') {
    if (to.party === party) return { type: 'Use', user: party, ...(firstTransferred ? { effect: 'goes' } : {}) };
    return isFirst && party === host
      ? { type: 'First transfer', subtype: 'First transfer to another Party', acquiring: to.party }
      : undefined;
  }
  if (to.type === 'adaptation-share') return { type: 'Transfer', subtype: 'Voluntary transfer to the Adaptation Fund (A6.4 ERs)', ...goes };
  if (to.party === null || to.party === party) return undefined;
  if (isFirst) return { type: 'First transfer', subtype: 'First transfer to another Party', acquiring: to.party };
  return from?.type === 'adaptation-share' ? undefined : { type: 'Transfer', acquiring: to.party, ...goes };
};

/** What another Party sent: acquired, or used at once. */
const acquired = (party: string, sender: string, { to }: Happening): ActionKind | undefined => {
  if (to.party !== party) return undefined;
  if (to.type === 'retirement-ndc') return { type: 'Use', user: party };
  return { type: 'Acquisition', transferring: sender, effect: 'comes' };
};
