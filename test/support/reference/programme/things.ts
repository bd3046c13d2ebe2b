import type { Json, Unit } from '../ledger/records.js';

/** A command of a programme; who submits it where it may not be anyone; what the story knows once it was accepted. */
export type Step = { command: string; data: Json; actor?: string; accepted?: () => void };
/** Makes a step of the story so far, or finds that there is nothing to make it of. */
export type Recipe = () => Step | null;

export type Span = { from: string; to: string };
type Years = { first: string; last: string };
export type Account = { account: string; type: string; party: string | null; holder?: string; ndcPeriod?: Years };
export type Programme = { programme: string; start: string; end: string; periodEnds: string[]; imported: boolean };
/** What `include-component` names. */
export type Claimed = { component: string; programme: string; host: string; start: string; end: string };
export type Component = Claimed & { periods: Span[]; scheme: boolean; site: string };
/** What was verified of a component for a year, and how much of it was issued. */
export type Line = {
  verification: string;
  component: string;
  programme: string;
  host: string;
  vintage: string;
  issuable: number;
  issued: number;
};
type Terms = {
  authorization: string;
  host: string;
  statement: string;
  activities: string[];
  purposes: string[];
  vintages: Years;
  metric: string;
};
export type Authorization = Terms & { quantity?: string; issuedUntil?: string; usedUntil?: string; parties?: string[] };
export type Proposal = {
  proposal: string;
  command: string;
  hash: string;
  actor: string;
  at: number;
  closed: boolean;
  executed: () => void;
};
/** A line of an issuance as it is asked for. */
export type IssuedLine = {
  component: string;
  vintage: string;
  quantity: string;
  authorization?: string;
  contribution?: string;
  nonGhgQuantity?: string;
};
/** A row of an opening balance. */
export type Row = {
  host: string;
  activity: string;
  vintage: string;
  quantity: string;
  authorization?: string;
  underlying: Json;
  mitigationType: string;
} & { firstTransferredOn?: string };

export const HOUR = 3_600_000;

export const without = (data: Json, ...names: string[]): Json =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
export const terminal = (type: string): boolean => /^(omge|retirement|cancellation)-/.test(type);
export const authorized = (unit: Unit): boolean => unit.kind === 'AER' || unit.kind === 'ITMO';
export const series = (unit: Unit): string => unit.id.slice(0, unit.id.lastIndexOf('-'));
export const nextDay = (date: string, days = 1): string => new Date(Date.parse(date) + days * 24 * HOUR).toISOString().slice(0, 10);
export const within = (year: string, period: Years | undefined): boolean => !period || (period.first <= year && year <= period.last);
export const totalOf = (lines: { quantity: string }[]): number => lines.reduce((sum, { quantity }) => sum + Number(quantity), 0);
