import type { AnnualReportRow } from '../book/rows.js';

/** Under what the reports of a Party's year stand in the book. */
export const reportKey = (party: string, year: string): string => `${party} ${year}`;

/** The version that the next report of a year has: 1.0, 2.0 and so on. */
export const nextVersion = (row: { readonly filed: readonly unknown[] } | undefined): string => `${(row?.filed.length ?? 0) + 1}.0`;

export type FiledVersion = AnnualReportRow['filed'][number];
