import { refuse } from '../../domain/kernel/refusal.js';

/** The forms in which routes answer, each with the media types a caller may ask it by. A refusal is a problem document whatever was asked. */
const FORMS = {
  json: ['application/json', 'application/problem+json'],
  /** A list that is there as CSV too. */
  table: ['application/json', 'application/problem+json', 'text/csv'],
  /** What is there as JSON, CSV and a workbook: the query says which. */
  report: ['application/json', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/problem+json'],
  lines: ['application/x-ndjson'],
  stream: ['text/event-stream'],
  page: ['text/html'],
  /** A page that is there as JSON too. */
  home: ['text/html', 'application/json'],
  asset: ['text/css', 'text/javascript', 'image/svg+xml'],
  text: ['text/plain'],
  bytes: ['application/octet-stream'],
  receipt: ['application/vnd.c2sp.tlog-proof'],
  archive: ['application/zip'],
  pdf: ['application/pdf'],
  /** What is there as JSON and as a document. */
  certificate: ['application/json', 'application/pdf'],
} as const;

export type Form = keyof typeof FORMS;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The form of the route's answers; `json` where it says nothing. */
    form?: Form;
    /** Whether it is there for everybody, also where reads are for members. */
    isOpen?: true;
    /** Whether an answer is sent also to who has it: time alone may have changed it. */
    alwaysSent?: boolean | ((request: FastifyRequest) => boolean);
  }
}

/** RFC 9110 12.5.1: the most specific range that fits a type decides about it. Throws `not-acceptable` where none of the form's types is taken. */
export const checkAccept = (accept: string | undefined, form: Form = 'json'): void => {
  if (accept === undefined || accept === '*/*' || accept === 'application/json') {
    if (accept !== 'application/json' || form === 'json' || form === 'report') return;
  }
  const ranges = (accept ?? '').split(',').map(rangeOf);
  if (!FORMS[form].some((type) => takes(ranges, type))) refuse('not-acceptable');
};

/** RFC 9110 12.5.3: whether the caller takes an answer in this coding. Without the header it is sent as it is. */
export const takesCoding = (acceptEncoding: string | string[] | undefined, coding: string): boolean => {
  const ranges = String(acceptEncoding ?? '')
    .split(',')
    .map(rangeOf);
  return (ranges.find(({ type }) => type === coding) ?? ranges.find(({ type }) => type === '*'))?.taken ?? false;
};

/** Whether the caller names JSON and no page: of what is there as both, everybody else is sent the page. */
export const prefersJson = (accept: string | undefined): boolean => {
  const named = (accept ?? '')
    .split(',')
    .map(rangeOf)
    .filter(({ taken }) => taken);
  return named.some(({ type }) => type === 'application/json') && !named.some(({ type }) => type === 'text/html');
};

interface Range {
  readonly type: string;
  readonly taken: boolean;
}

const rangeOf = (text: string): Range => {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  return { type, taken: !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) };
};

const takes = (ranges: readonly Range[], type: string): boolean => {
  const [group = ''] = type.split('/', 1);
  const deciding = [type, `${group}/*`, '*/*']
    .map((name) => ranges.find((range) => range.type === name))
    .find((range) => range !== undefined);
  return deciding?.taken ?? false;
};
