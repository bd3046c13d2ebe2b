import { programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { dayOf } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { Activity, Code, Day, Nested, OneOf, Optional } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Document } from '../kernel/values.js';
import { authorityOf } from '../message/authority.js';
import { hasRole } from '../message/may.js';
import { Command, CommandHandler, happened, type Act, type Caller, type Context, type Handler } from '../message/message.js';
import { checkNest, type Stated } from './check-nest.js';
import { nestProgramme } from './examples.js';
import { claimedYearsOf } from './claims.js';
import { bringClaims, leaveClaims, NEST_MODES, nestingOf, ProgrammeNested } from './programme-nested.js';
import { covers, nestKey, type Nests } from './nests.js';
import { isExceeded, refuseHeadroom, Trial } from './trial.js';

/** The command names no Party: it is one that approved one of the two, and while nobody approved either, any. */
const ofAHost = (book: ReadonlyBook, { inner, outer }: NestProgramme, { actor, at }: Caller): string => {
  const all = [...book.parties.keys()];
  const hosts = all.filter((code) => [inner, outer].some((programme) => book.approvals.has(`${programme} ${code}`)));
  const party = (hosts.length > 0 ? hosts : all).find((code) => hasRole(book, actor, 'party', code, at)) ?? refuse('forbidden');
  return authorityOf('party', party);
};

@Command('nest-programme', {
  by: { says: 'a Party that approved the inner or the outer programme; any Party while nobody approved either', authority: ofAHost },
  summary: 'Record that a programme lies inside another, and which of the two issues what both achieve',
  example: nestProgramme,
})
export class NestProgramme {
  @Activity() inner!: string;
  @Activity() outer!: string;
  @Day() from!: string;
  @Optional() @Day() until?: string;
  /** What both issue together stays within what the outer one achieved (shared, where nothing is said); or one of them issues alone. */
  @Optional() @OneOf(...NEST_MODES) mode?: (typeof NEST_MODES)[number];
  @Optional() @Code() area?: string;
  @Optional() @Nested(() => Document) agreement?: Document;
}

/** which programme lies in which, and who issues what both achieve. */
@CommandHandler(NestProgramme, {
  emits: [ProgrammeNested],
  refuses: ['unknown-programme', 'nesting-conflict', 'nested-headroom-exceeded'],
})
export class NestProgrammeHandler implements Handler<NestProgramme> {
  check({ from, until }: NestProgramme): FieldError[] {
    if (until === undefined || from <= until) return [];
    return [{ pointer: '/until', code: 'period-reversed', detail: 'The end is before the start' }];
  }

  decide(book: ReadonlyBook, command: NestProgramme, { givenAt }: Context): Act {
    const { inner, outer, from, until = null, mode = 'shared', area = null, agreement = null } = command;
    programmeOf(book, inner);
    programmeOf(book, outer);
    const nest = { inner, outer, from, until, mode, area, agreement };
    checkNest(book, nest, dayOf(givenAt));
    checkHeadroom(book, nest);
    if (isSo(book, nest)) refuse('nothing-to-change');
    return [happened(ProgrammeNested, nest)];
  }
}

/** what the outer programme issued stays within what it verified less the claims inside. Throws `nested-headroom-exceeded`. */
const checkHeadroom = (book: ReadonlyBook, stated: Stated): void => {
  const nest = { ...stated, since: 0n };
  const trial = new Trial(book, withNest(book, nest));
  const before = book.nests.get(nestKey(nest));
  const years = claimedYearsOf(book, nest.inner);
  if (before) leaveClaims(book, trial, before, years);
  bringClaims(withNest(book, nest), trial, nest, years);
  const covered = claimedYearsOf(book, nest.outer).flatMap((key) => trial.claims.get(key) ?? []);
  const over = covered.find((row) => covers(nest, row.vintage) && isExceeded(row));
  if (over) refuseHeadroom(over);
  trial.checkHeadroom();
};

/** The nests of the book with one more, or another. */
const withNest = (book: ReadonlyBook, nest: Stated & { readonly since: bigint }): Nests => {
  const { inner, outer } = nest;
  const row = nestingOf(book, inner);
  const inside = row.outers.includes(outer) ? row : { ...row, outers: [...row.outers, outer] };
  return {
    nests: { get: (key) => (key === nestKey(nest) ? nest : book.nests.get(key)) },
    nesting: { get: (programme) => (programme === inner ? inside : book.nesting.get(programme)) },
  };
};

const isSo = (book: ReadonlyBook, nest: Stated): boolean => {
  const known = book.nests.get(nestKey(nest));
  return (
    known !== undefined &&
    known.from === nest.from &&
    known.until === nest.until &&
    known.mode === nest.mode &&
    known.area === nest.area &&
    known.agreement?.sha256 === nest.agreement?.sha256 &&
    known.agreement?.uri === nest.agreement?.uri
  );
};
