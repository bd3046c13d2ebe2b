import type { Block } from '../../domain/book/block.js';
import { BufferReleased } from '../../domain/buffers/buffer-released.js';
import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import type { ClaimRow, VerifiedLineRow } from '../../domain/book/rows.js';
import { IssuedUnitsAuthorized } from '../../domain/issuance/issued-units-authorized.js';
import { UnitsIssued1 } from '../../domain/issuance/units-issued-1.js';
import { UnitsIssued } from '../../domain/issuance/units-issued.js';
import type { DomainEvent } from '../../domain/message/message.js';
import { OpeningBalanceImported1 } from '../../domain/movement/opening-balance-imported-1.js';
import { OpeningBalanceImported } from '../../domain/movement/opening-balance-imported.js';
import { takenByClaims } from '../../domain/nesting/nested-rung.js';
import { shortfallOf } from '../../domain/verification/line-figures.js';
import { VerificationWithdrawn } from '../../domain/verification/verification-withdrawn.js';
import { leftOf } from '../../domain/verification/verified-lines.js';
import { issuedRung, RUNG_OF_REASON, type IssuedPart, type Rung } from '../read-file/rungs.js';
import type { Net } from './net-blocks.js';

/** Whose rungs they are; `component` is empty where no component of the programme earned the units. */
export interface Rungs {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
  readonly component: string;
}

/** An event, and what it did to the book. */
interface Happening {
  readonly event: DomainEvent;
  readonly net: Net;
  /** The verified lines that it changed, as they were before; undefined for new ones. */
  readonly lines: ReadonlyMap<string, VerifiedLineRow | undefined>;
  /** What is claimed of years, where that changed, as it was before. */
  readonly claims: ReadonlyMap<string, ClaimRow | undefined>;
  readonly book: ReadonlyBook;
}

type Add = (of: Rungs, rung: Rung, amount: bigint) => void;

/** What a line adds while its verification stands: its result, what is off it, what is left of it and what it falls short by. */
const standing: (line: VerifiedLineRow) => [Rung, bigint][] = (line) => [
  ['verified', line.verified],
  ...Object.entries(line.byReason).map(([reason, quantity]): [Rung, bigint] => [
    RUNG_OF_REASON[reason as keyof typeof RUNG_OF_REASON],
    quantity,
  ]),
  ['carriedIn', line.carriedIn + line.settled],
  ['issuable', leftOf(line)],
  ['carriedOut', shortfallOf(line)],
];

/** Verified lines, as they stand; one that is withdrawn stands in no rung any more. */
const verified = ({ event, lines, book }: Happening, add: Add): void => {
  for (const [key, before] of lines) {
    const line = book.verifiedLines.get(key);
    const row = line && book.verifications.get(line.verification);
    if (!row) continue;
    const of = { programme: row.programme, host: row.host, vintage: line.vintage, component: line.component };
    for (const [rung, quantity] of before ? standing(before) : []) add(of, rung, -quantity);
    if (event instanceof VerificationWithdrawn && event.verification === line.verification) continue;
    for (const [rung, quantity] of standing(line)) add(of, rung, quantity);
  }
};

/** What was issued, by the kind of the units and the part of the issuance. */
const issued = ({ event }: Happening, add: Add): void => {
  if (!(event instanceof UnitsIssued || event instanceof UnitsIssued1)) return;
  const { programme, host } = event;
  for (const [component, vintage, kind, , , , , participants, adaptation, omge, ...buffers] of event.lines.rows) {
    const of = { programme, host, vintage, component };
    for (const [part, quantity] of Object.entries({ participants, adaptation, omge }))
      add(of, issuedRung(kind, part as IssuedPart), BigInt(quantity));
    for (const buffer of buffers) add(of, issuedRung(kind, 'buffer'), BigInt(buffer));
  }
};

/** Units that were authorized after they were issued are of another kind from then on. */
const converted = ({ event, net }: Happening, add: Add): void => {
  if (!(event instanceof IssuedUnitsAuthorized)) return;
  net.added.forEach((block, i) => {
    const origin = net.origins[i];
    if (!origin || origin.kind === block.kind) return;
    const quantity = block.last - block.first + 1n;
    add(ofBlock(block), issuedRung(origin.kind, partOf(block)), -quantity);
    add(ofBlock(block), issuedRung(block.kind, partOf(block)), quantity);
  });
};

/** What a buffer gives to the participants is theirs as if it had been so from the start. */
const released = ({ event, net }: Happening, add: Add): void => {
  if (!(event instanceof BufferReleased)) return;
  for (const block of net.added) {
    if (block.account !== 'PENDING') continue;
    const quantity = block.last - block.first + 1n;
    add(ofBlock(block), issuedRung(block.kind, 'buffer'), -quantity);
    add(ofBlock(block), issuedRung(block.kind, 'participants'), quantity);
  }
};

const ofBlock = ({ lot }: Block): Rungs => ({
  programme: lot.activity,
  host: lot.host,
  vintage: lot.vintage,
  component: lot.component ?? '',
});

/** The part of its issuance that a unit is of which is authorized where it was delivered. */
const partOf = ({ account }: Block): IssuedPart =>
  account === 'ADAPTATION-SHARE' ? 'adaptation' : account === 'OMGE-MANDATORY' ? 'omge' : 'participants';

/** What came in from another registry was verified there: it stands beside the ladder. */
const imported = ({ event }: Happening, add: Add): void => {
  if (!(event instanceof OpeningBalanceImported || event instanceof OpeningBalanceImported1)) return;
  for (const [, host, programme, vintage, , quantity] of event.rows.rows)
    add({ programme, host, vintage, component: '' }, 'imported', BigInt(quantity));
};

/** What claims inside a programme take of what it had left to issue: of no component, as nothing says which line it comes off. */
const claimed = ({ claims, book }: Happening, add: Add): void => {
  for (const [key, before] of claims) {
    const row = book.claims.get(key);
    const [programme = '', host = '', vintage = ''] = key.split(' ');
    const taken = (row ? takenByClaims(row) : 0n) - (before ? takenByClaims(before) : 0n);
    add({ programme, host, vintage, component: '' }, 'nested', taken);
    add({ programme, host, vintage, component: '' }, 'issuable', -taken);
  }
};

/** What moves tonnes from rung to rung, each source by itself. */
export const SOURCES: readonly ((happening: Happening, add: Add) => void)[] = [verified, issued, converted, released, imported, claimed];
