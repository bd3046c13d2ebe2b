import type { Answer } from '../api/client.js';

type Line = Answer<'/v1/registries/{registry}/programmes/{programme}/attribution'>['items'][number];

/** One rung of the ladder: tonnes that stand in it, and the events that brought them there. */
export interface Rung {
  readonly name: string;
  /** In words; with a place for the kind of unit where it has one. */
  readonly title: string;
  readonly kind?: string;
  /** Which of the looks it has: the same in every bar. */
  readonly look: number;
  readonly quantity: string;
  readonly events: readonly string[];
  readonly eventCount: number;
}

/** What is taken of what was verified before anything is issued. */
const TAKEN = [
  ['ownContribution', "The host's own contribution"],
  ['resultsBasedFinance', 'Paid for by finance that takes no units'],
  ['nested', 'Claimed by programmes inside it'],
  ['domesticScheme', 'Covered by a domestic scheme'],
  ['otherMarket', 'Covered by another market'],
  ['uncertainty', 'Held back for uncertainty'],
  ['overCrediting', 'Held back for earlier over-crediting'],
  ['doubleIssuance', 'Held back against double issuance'],
  ['carriedIn', 'Taken for what other lines lack'],
] as const;

/** What became of what was issued, of each kind of unit. */
const ISSUED = [
  ['participants', 'Issued to participants, {{kind}}'],
  ['adaptation', 'Issued, for adaptation, {{kind}}'],
  ['omge', 'Issued and cancelled for the atmosphere (OMGE), {{kind}}'],
  ['buffer', 'Issued into the buffer, {{kind}}'],
] as const;

const KINDS = ['AER', 'ITMO', 'MCU', 'CER'] as const;

/** Looks by rung: a kind of unit has the colours of the others, with stripes of its own; no registry has AERs and ITMOs. */
const LOOKS = {
  taken: [3, 5, 7, 8, 11, 13, 15, 16, 19],
  AER: [4, 1, 2, 6],
  ITMO: [4, 1, 2, 6],
  MCU: [12, 9, 10, 14],
  CER: [20, 17, 18, 22],
  left: 0,
} as const;

/** The rungs that sum to what is verified, in the order of the ladder. */
export const rungsOf = (line: Line): Rung[] => [
  ...TAKEN.map(([name, title], i) => ({ name, title, look: LOOKS.taken[i] ?? 0, ...line[name] })),
  ...KINDS.flatMap((kind) => {
    const issued = line.issued[kind];
    return issued === undefined
      ? []
      : ISSUED.map(([name, title], i) => ({ name: `${kind} ${name}`, title, kind, look: LOOKS[kind][i] ?? 0, ...issued[name] }));
  }),
  { name: 'issuable', title: 'Left to issue', look: LOOKS.left, ...line.issuable },
];
