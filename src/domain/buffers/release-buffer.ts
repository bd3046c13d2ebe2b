import { componentOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { BufferName, BuffersRow } from '../book/rows.js';
import { Activity, Bps, Codes, Nested, OneOf, Optional } from '../kernel/fields.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { repeated } from '../kernel/repeated.js';
import { Document, YearSpan } from '../kernel/values.js';
import { supervisor } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { MOST_BLOCKS } from '../movement/choose-units.js';
import { BufferReleased } from './buffer-released.js';
import { releaseBuffer } from './examples.js';
import { rateOf } from './rates.js';
import { releasedUnits } from './released-units.js';

@Command('release-buffer', {
  by: [supervisor],
  summary: 'Give a buffer a lower rate, as if it had been so from the start: what it has too much of goes to where it belongs',
  example: releaseBuffer,
})
export class ReleaseBuffer {
  @Activity() programme!: string;
  @Nested(() => YearSpan) vintages!: YearSpan;
  @Optional() @Codes(1_000, 'component') components?: string[];
  @OneOf('uncertainty', 'reversal', 'pooled') buffer!: BufferName;
  @Bps() newBps!: string;
  @Nested(() => Document) report!: Document;
}

/** lines are reckoned again one by one, each at the rates that it has now. */
@CommandHandler(ReleaseBuffer, {
  emits: [BufferReleased],
  refuses: ['unknown-programme', 'unknown-component', 'release-not-earned', 'account-not-active', 'too-large'],
})
export class ReleaseBufferHandler implements Handler<ReleaseBuffer> {
  check({ vintages, components = [] }: ReleaseBuffer): FieldError[] {
    if (vintages.last < vintages.first)
      return [{ pointer: '/vintages/last', code: 'period-reversed', detail: 'The end is before the start' }];
    return repeated(
      components,
      (code) => code,
      (i) => `/components/${i}`,
      'The component stands in the list already',
    );
  }

  decide(book: ReadonlyBook, command: ReleaseBuffer, context: Context): Act {
    const { programme, vintages, components = null, buffer, newBps, report } = command;
    programmeOf(book, programme);
    for (const code of components ?? [])
      if (componentOf(book, code).programme !== programme) refuse('unknown-component', { component: code });
    const row = book.buffers.get(programme) ?? refuse('release-not-earned');
    const oldBps = earned(row, command);
    const open = [...book.reversals.values()].find(
      ({ component, state }) => state === 'reported' && book.components.get(component)?.programme === programme,
    );
    if (open) refuse('release-not-earned', { component: open.component, conflictsWith: open.since });
    const moved = releasedUnits(book, row, command, context);
    for (const account of new Set(moved.flatMap(({ from, to }) => [from, to])))
      if (book.accounts.get(account)?.state === 'suspended') refuse('account-not-active', { account });
    if (moved.length > MOST_BLOCKS) refuse('too-large');
    return [happened(BufferReleased, { programme, vintages, components, buffer, oldBps, newBps, report, moved })];
  }
}

/** The highest rate that the lines have so far. Throws `release-not-earned` where the new one is above that of any, or below that of none. */
const earned = (row: BuffersRow, { vintages, components, buffer, newBps }: ReleaseBuffer): string => {
  const named = new Set(components ?? ['', ...row.releases.flatMap((release) => release.components ?? [])]);
  let highest = 0;
  for (let year = Number(vintages.first); year <= Number(vintages.last); year += 1)
    for (const component of named) {
      const rate = Number(rateOf(row, buffer, component, String(year)));
      if (rate < Number(newBps)) refuse('release-not-earned', { conflictsWith: row.releases.at(-1)?.since ?? row.since });
      highest = Math.max(highest, rate);
    }
  return highest > Number(newBps)
    ? String(highest)
    : refuse('release-not-earned', { conflictsWith: row.releases.at(-1)?.since ?? row.since });
};
