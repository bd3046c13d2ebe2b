import type { Book } from '../book/book.js';
import { dayOf } from '../kernel/days.js';
import { Party, Rows, Serial, Sha256, Token, Year } from '../kernel/fields.js';
import { Event, type DomainEvent, type Occasion } from '../message/message.js';
import { AcceptedFinding } from './accepted-finding.js';
import { reportKey } from './versions.js';

/**
 * A Party filed the annual report of a year. It speaks for all events up to `revision`, and nothing that comes later changes it: `sha256` is that
 * of its JSON form.
 */
@Event('AnnualReportFiled', 1)
export class AnnualReportFiled implements DomainEvent {
  @Party() party!: string;
  @Year() year!: string;
  @Token(/^[1-9][0-9]{0,3}\.0$/, 'Version of the report') version!: string;
  @Serial() revision!: string;
  @Sha256() sha256!: string;
  @Rows(() => AcceptedFinding, { max: 1_000, least: 0 }) despite!: readonly AcceptedFinding[];

  apply(book: Book, since: bigint, { at }: Occasion): void {
    const { party, year, version, sha256, despite } = this;
    const before = book.annualReports.get(reportKey(party, year))?.filed ?? [];
    const filed = { version, revision: BigInt(this.revision), on: dayOf(at), sha256, despite, since };
    book.annualReports.set(reportKey(party, year), { party, year, filed: [...before, filed] });
  }
}
