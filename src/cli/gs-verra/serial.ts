/** What a serial of another registry says. */
export interface SerialRange {
  /** As the lists name the issuing programme. */
  readonly programme: 'GS' | 'Verra';
  readonly project: string;
  /** The code of the project in unit ids here. */
  readonly activity: string;
  /** The first and last year of its monitoring period. */
  readonly years: readonly string[];
  /** The issuing registry, and the serial without its range: a unit's number is unique in there. */
  readonly registry: 'GS' | 'VCS';
  readonly series: string;
  /** Where the issuing registry counts: two ranges that meet in one of these share a unit, whatever else their serials say. */
  readonly numbering: string;
  readonly first: bigint;
  readonly last: bigint;
}

/** `GS1-1-TZ-GS11732-16-2022-25700-1-100`: project, vintage, batch, first and last unit of the batch. */
const GS = /^(GS\d-\d-[A-Z]{2}-GS(\d{1,8})-\d{1,3}-(20\d\d)-\d{1,8})-(0|[1-9]\d{0,14})-([1-9]\d{0,14})$/;

/** `19337-940179796-940188731-VCS-VCU-1289-VER-NG-3-4151-01012023-31122023-0`: batch, range, then numbering, project and period. */
const VERRA =
  /^(\d{1,8})-([1-9]\d{0,14})-([1-9]\d{0,14})-(VCS-VCU-\d{1,6}-([A-Z]{2,5})-[A-Z]{2}-\d{1,3}-(\d{1,8})-\d{4}(20\d\d)-\d{4}(20\d\d)-\d)$/;

/** Reads a serial of Gold Standard or Verra; undefined where it is neither, or its range is reversed. */
export const serialOf = (text: string): SerialRange | undefined => {
  const range = gs(GS.exec(text)) ?? verra(VERRA.exec(text));
  return range && range.first <= range.last ? range : undefined;
};

const gs = (match: RegExpExecArray | null): SerialRange | undefined => {
  if (!match) return undefined;
  const [, series = '', project = '', year = '', first = '', last = ''] = match;
  const activity = `GS${project}`;
  return {
    programme: 'GS',
    registry: 'GS',
    project,
    activity,
    years: [year],
    series,
    numbering: series,
    first: BigInt(first),
    last: BigInt(last),
  };
};

const verra = (match: RegExpExecArray | null): SerialRange | undefined => {
  if (!match) return undefined;
  const [, batch = '', first = '', last = '', rest = '', numbering = '', project = '', from = '', to = ''] = match;
  const [activity, series] = [`VCS${project}`, `${batch}-${rest}`];
  return {
    programme: 'Verra',
    registry: 'VCS',
    project,
    activity,
    years: yearsOf(from, to),
    series,
    numbering,
    first: BigInt(first),
    last: BigInt(last),
  };
};

const yearsOf = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(Number(to) - Number(from) + 1, 0) }, (_, i) => String(Number(from) + i));
