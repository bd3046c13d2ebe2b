import type { FinanceRow, RegistryRow, VerifiedYearRow } from '../../domain/book/rows.js';
import { recordFinance } from '../../domain/finance/examples.js';
import { openBy, vintagesOf } from '../../domain/finance/finances.js';
import { list, nullable, oneOf, record, reference, text } from '../answers/shape.js';
import { activity, code, party, quantity, revision, year } from '../answers/types.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

type Row = Stored<FinanceRow>;

/** What a claim took of a vintage, and what is verified of that. */
const takenIn = (view: View, { finance }: Row, vintage: string): bigint =>
  BigInt(fact<{ amount: string }>(view, 'finance-taken', `${finance} ${vintage}`)?.amount ?? 0);
const verifiedIn = (view: View, { programme, host }: Row, vintage: string): bigint =>
  BigInt(fact<Stored<VerifiedYearRow>>(view, 'verified-year', `${programme}:${host}:${vintage}`)?.verified ?? 0);

/** What of it is neither taken nor met: of tonnes in all, of a share in each vintage that is verified so far. */
const openOf = (view: View, row: Row): bigint => {
  const how = fact<Stored<RegistryRow>>(view, 'registry', view.registry)?.policy.financeRounding ?? 'ceil';
  return openBy(
    {
      ...{ vintages: row.vintages, settle: row.settle, taken: BigInt(row.taken) },
      quantity: row.quantity === null ? null : BigInt(row.quantity),
      share: row.share && { finance: BigInt(row.share.finance), carbon: BigInt(row.share.carbon) },
    },
    { how, verified: (vintage) => verifiedIn(view, row, vintage), taken: (vintage) => takenIn(view, row, vintage) },
  );
};

const finances = resource({
  kind: 'finance',
  named: codeInPath('not-found', 'Code of what is paid for', recordFinance.finance),
  answer: record({
    finance: code('Its code'),
    programme: activity,
    host: party('Where'),
    vintages: record({ first: year('First vintage'), last: year('Last vintage') }),
    basis: oneOf('Tonnes that are paid for, or a share of each vintage', 'payment', 'grant-equivalent'),
    quantity: nullable(quantity('The tonnes; null for a share')),
    financeValue: nullable(quantity('The finance of a share')),
    carbonValue: nullable(quantity('The carbon value beside it')),
    currency: nullable(text('ISO 4217', '^[A-Z]{3}$')),
    settle: nullable(oneOf('Deducted from results, or met by MCUs; null where the payer gets units as any buyer', 'deduct', 'mcu')),
    title: oneOf('Whether title passes to the payer, or returned to the host', 'none', 'transferred', 'returned'),
    party: nullable(party('The Party that pays')),
    entity: nullable(reference('StoredLegalEntity')),
    document: reference('Document'),
    gapShown: nullable(reference('Document')),
    taken: quantity('What of it is deducted, or met by cancelled units'),
    open: quantity('What of it is not, so far as results are known'),
    byVintage: list(record({ vintage: year('Vintage'), taken: quantity('What of it is deducted or met from that') }), 'Where any is'),
    since: revision('The event that recorded it'),
  }),
  item: (view, row: Row) => {
    const { finance, programme, host, vintages, basis, quantity: tonnes, share, settle, title, since } = row;
    const { party: payer, entity, document, gapShown } = row;
    const taken = vintagesOf(row).map((vintage) => ({ vintage, taken: takenIn(view, row, vintage) }));
    return {
      ...{ finance, programme, host, vintages, basis, quantity: tonnes },
      ...{ financeValue: share?.finance ?? null, carbonValue: share?.carbon ?? null, currency: share?.currency ?? null },
      ...{ settle, title, party: payer, entity, document, gapShown },
      ...{ taken: row.taken, open: String(openOf(view, row)) },
      byVintage: taken.filter((one) => one.taken > 0n).map((one) => ({ vintage: one.vintage, taken: String(one.taken) })),
      since,
    };
  },
});

export const questions = [
  listed('finances', 'All that is paid for as results', finances),
  single('finance', 'finances', 'One claim of finance on results', finances),
] as const;
