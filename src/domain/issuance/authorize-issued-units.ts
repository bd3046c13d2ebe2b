import { additions, type FirstTransfer } from '../adjustment/adjustments.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { triggerAtBirth, type Trigger } from '../adjustment/triggers.js';
import { allows, coversVintage, inForce, leavesRoomFor } from '../authorization/authorizations.js';
import { changedBy, idOf, type Block } from '../book/block.js';
import { blocksNamed, overlapErrors } from '../book/named-blocks.js';
import { accountOf, authorizationOf, partyOf, policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AuthorizationRow } from '../book/rows.js';
import { versionOn } from '../book/terms.js';
import { sumOf } from '../kernel/block-id.js';
import { dayOf, yearOf } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { BlockIds, Code } from '../kernel/fields.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { refuse } from '../kernel/refusal.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { checkLeaving, LIMIT_REFUSALS } from '../limits/check-leaving.js';
import { isAsDelivered } from './deliveries.js';
import { checkLeftForMcus } from '../finance/overclaim.js';
import { authorizeIssuedUnits } from './examples.js';
import { authorizedKind, IssuedUnitsAuthorized } from './issued-units-authorized.js';
import { leviedBlocks, leviesDue, participantsOf } from './levies-to-convert.js';

@Command('authorize-issued-units', {
  by: [party((c: AuthorizeIssuedUnits, book) => book.authorizations.get(c.authorization)?.host)],
  summary: 'Authorize units that were issued as a contribution and never transferred, with their share of the levies',
  example: authorizeIssuedUnits,
})
export class AuthorizeIssuedUnits {
  @Code('authorization') authorization!: string;
  @BlockIds(1000) blocks!: string[];
}

/** REG 62: only MCUs marked PI that participants still hold; the levies that go with them are first transferred. */
@CommandHandler(AuthorizeIssuedUnits, {
  emits: [IssuedUnitsAuthorized, CorrespondingAdjustmentApplied],
  refuses: [
    'unknown-authorization',
    'unknown-units',
    'party-not-participating',
    'not-convertible',
    'authorization-exceeded',
    'finance-overclaim',
    ...LIMIT_REFUSALS,
  ],
})
export class AuthorizeIssuedUnitsHandler implements Handler<AuthorizeIssuedUnits> {
  check({ blocks }: AuthorizeIssuedUnits): FieldError[] {
    return overlapErrors(blocks, '/blocks');
  }

  decide(book: ReadonlyBook, command: AuthorizeIssuedUnits, { at }: Context): Act {
    const row = authorizationOf(book, command.authorization);
    const blocks = blocksNamed(book, command.blocks);
    if (!partyOf(book, row.host).participating) refuse('party-not-participating');
    const day = dayOf(at);
    const left = blocks.filter((block) => !isConvertible(book, row, block, day));
    if (left.length > 0) refuse('not-convertible', { conflictsWith: left[0]?.since, blocks: left.slice(0, 10).map(idOf) });
    const levies = [...groupedBy(blocks, ({ lot }) => lot.origin)].flatMap(([issuance, own]) =>
      leviesOf(book, row, { issuance, own, day }),
    );
    if (!leavesRoomFor(row, sumOf(blocks) + sumOf(levies), day)) refuse('authorization-exceeded', { conflictsWith: row.since });
    checkNotClaimed(book, [...blocks, ...levies]);
    const transferred = (all: readonly Block[]): FirstTransfer[] =>
      all.flatMap((block) => {
        const trigger = triggerOf(book, row, block, day);
        const status = { kind: authorizedKind(book), authorization: row.authorization, contribution: null };
        return trigger ? [{ block: changedBy(block, status, block.since), trigger, actionYear: yearOf(at) }] : [];
      });
    const firstTransfers = [...transferred(blocks), ...transferred(levies)];
    checkLeaving(book, { entries: [], blocks: [], firstTransfers }, at);
    const authorized = happened(IssuedUnitsAuthorized, {
      authorization: row.authorization,
      blocks: blocks.map(idOf),
      converted: levies.map(idOf),
      firstTransferred: firstTransfers.map(({ block }) => idOf(block)),
    });
    return [authorized, ...additions(book, firstTransfers)];
  }
}

/** what is paid for and met by MCUs stays MCUs. Throws `finance-overclaim`. */
const checkNotClaimed = (book: ReadonlyBook, blocks: readonly Block[]): void => {
  for (const own of groupedBy(blocks, ({ lot }) => `${lot.activity} ${lot.host}`).values()) {
    const [first] = own;
    if (!first) continue;
    const { activity: programme, host } = first.lot;
    const byVintage = [...groupedBy(own, ({ lot }) => lot.vintage)].map(([vintage, some]): [string, bigint] => [vintage, sumOf(some)]);
    checkLeftForMcus(book, { programme, host }, new Map(byVintage));
  }
};

/** marked PI, where its issuance brought it, in pending or a holding account, and covered by the statement on that day. */
const isConvertible = (book: ReadonlyBook, row: AuthorizationRow, block: Block, day: string): boolean => {
  const { lot, kind, contribution } = block;
  const { type, party: of, holder } = accountOf(book, block.account);
  if (kind !== 'MCU' || contribution !== 'PI' || !isAsDelivered(book, block)) return false;
  if (type !== 'pending' && type !== 'holding') return false;
  const terms = versionOn(row, day);
  if (row.metric !== 'GHG' || !inForce(row, lot, day) || !coversVintage(terms, lot.vintage)) return false;
  // What a participant of another Party holds is first transferred by being authorized: that Party must be one that could receive it.
  const abroad = of !== null && of !== lot.host;
  return !abroad || (book.parties.get(of)?.participating === true && allows(terms, lot, { party: of, holder }, day));
};

/** the levies that convert with these units of one issuance. Throws `not-convertible` where the policy wants all of them or none. */
const leviesOf = (
  book: ReadonlyBook,
  row: AuthorizationRow,
  { issuance, own, day }: { issuance: string; own: readonly Block[]; day: string },
): Block[] => {
  const issued = book.issuances.get(issuance);
  if (!issued) return [];
  const whole = issued.converted.participants + sumOf(own) === participantsOf(issued);
  if (!whole && policyOf(book).postAuthorizationLevyShare === 'refuse')
    refuse('not-convertible', { conflictsWith: issued.since, blocks: own.slice(0, 10).map(idOf) });
  const due = leviesDue(issued, sumOf(own));
  const terms = versionOn(row, day);
  const covers = (vintage: string): boolean => coversVintage(terms, vintage);
  return (['adaptation', 'omge'] as const).flatMap((of) => leviedBlocks(book, issued, { of, quantity: due[of], covers }));
};

/** what first transfers a unit that becomes authorized where it is. */
const triggerOf = (book: ReadonlyBook, row: AuthorizationRow, { account, lot }: Block, day: string): Trigger | undefined => {
  const { type, party: of } = accountOf(book, account);
  if (type === 'omge-mandatory') return 'omge';
  if (type === 'adaptation-share') return 'adaptation-share';
  return triggerAtBirth(versionOn(row, day)) ?? (of !== null && of !== lot.host ? 'first-international-transfer' : undefined);
};
