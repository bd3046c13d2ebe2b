import { partyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { dayOf, yearOf } from '../kernel/days.js';
import { Optional, Party, Rows, Year } from '../kernel/fields.js';
import type { FieldError } from '../kernel/field-error.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { AcceptedFinding } from './accepted-finding.js';
import { AnnualReportFiled } from './annual-report-filed.js';
import { fileAnnualReport } from './examples.js';
import type { ReportError } from './prepared-report.js';
import { nextVersion, reportKey } from './versions.js';

/** So many places are named in a refusal. */
const MOST_NAMED = 20;

@Command('file-annual-report', {
  by: [party((c: FileAnnualReport) => c.party)],
  summary: 'File the annual report of a year: from then on this version stays as it is',
  example: fileAnnualReport,
})
export class FileAnnualReport {
  @Party() party!: string;
  @Year() year!: string;
  @Optional() @Rows(() => AcceptedFinding, { max: 1_000 }) despite?: AcceptedFinding[];
}

/** the report as prepared of the events so far is whole, and has no error that the Party doesn't accept with a reason. */
@CommandHandler(FileAnnualReport, { emits: [AnnualReportFiled], refuses: ['report-incomplete', 'report-inconsistent'] })
export class FileAnnualReportHandler implements Handler<FileAnnualReport> {
  check({ despite = [] }: FileAnnualReport): FieldError[] {
    const twice = despite.findIndex((of, i) => despite.findIndex((other) => isOf(other, of)) < i);
    return twice < 0 ? [] : [{ pointer: `/despite/${twice}`, code: 'duplicate', detail: 'The finding stands in the list already' }];
  }

  reports(_book: ReadonlyBook, { party, year }: FileAnnualReport): { party: string; year: string } {
    return { party, year };
  }

  decide(book: ReadonlyBook, { party, year, despite = [] }: FileAnnualReport, { at, report }: Context): Act {
    partyOf(book, party);
    if (year > yearOf(at)) invalid('/year', 'year-in-the-future', 'That year has not begun');
    if (report?.party !== party || report.year !== year) throw new Error('nobody prepared the report that is to be filed');
    const { missing, errors, revision, version } = report;
    // Somebody filed it between its preparation and this decision: whoever filed it filed the same.
    if (version !== nextVersion(book.annualReports.get(reportKey(party, year)))) refuse('nothing-to-change');
    if (missing.length > 0) refuse('report-incomplete', { rows: missing.slice(0, MOST_NAMED) });
    const open = errors.filter((error) => !despite.some((of) => isOf(of, error)));
    if (open.length > 0) refuse('report-inconsistent', { findings: open.slice(0, MOST_NAMED) });
    const sha256 = report.sha256({ version, on: dayOf(at), accepted: despite });
    return [happened(AnnualReportFiled, { party, year, version, revision: String(revision), sha256, despite })];
  }
}

/** Whether both are of the same check, table and row. */
const isOf = (a: ReportError, b: ReportError): boolean => a.check === b.check && a.table === b.table && a.row === b.row;
