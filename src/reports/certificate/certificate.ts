import { parseBlockId, quantityOf, seriesParts, sumOf } from '../../domain/kernel/block-id.js';

/** Units of one programme, host and vintage that a certificate is of. */
interface CertifiedLine {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
  readonly quantity: string;
}

/** That units were used or cancelled, for good: what the event says, and how it is checked. */
export interface Certificate {
  readonly registry: string;
  /** The event. */
  readonly revision: string;
  readonly id: string;
  readonly at: string;
  readonly kind: 'use' | 'cancellation';
  /** Whether the registry is a trial: then nothing was used or cancelled at all. */
  readonly trial: boolean;
  readonly quantity: string;
  readonly lines: readonly CertifiedLine[];
  readonly blocks: readonly string[];
  /** Those of the blocks that were first transferred with it. */
  readonly firstTransferred: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Of a use: whose target, and of which year. */
  readonly party: string | null;
  readonly year: string | null;
  /** Of a cancellation. */
  readonly purpose: string | null;
  readonly beneficiary: object | null;
  readonly document: object | null;
  readonly authority: string | null;
  readonly approver: string | null;
  /** Where what proves it is read: paths of the node, each open to everybody who may read. */
  readonly proof: {
    readonly event: string;
    readonly receipt: string;
    readonly checkpoint: string;
    readonly key: string;
    readonly evidence: string;
  };
}

/** An event of an act as it is stored, parsed. */
interface Stored {
  readonly id: string;
  readonly revision: string;
  readonly type: string;
  readonly at: string;
  readonly authority: string | null;
  readonly approver: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

const KINDS: Readonly<Record<string, Certificate['kind']>> = { UnitsUsed: 'use', UnitsCancelled: 'cancellation' };

/** The certificate of an event as it is stored; undefined where it is no use and no cancellation. */
export const certificateOf = (registry: string, trial: boolean, body: string): Certificate | undefined => {
  const { id, revision, type, at, authority, approver, data } = JSON.parse(body) as Stored;
  const kind = KINDS[type];
  if (!kind) return undefined;
  const blocks = data['blocks'] as readonly string[];
  const base = `/v1/registries/${registry}`;
  return {
    ...{ registry, revision, id, at, kind, trial, quantity: String(sumOf(blocks.map(parseBlockId))), lines: linesOf(blocks), blocks },
    firstTransferred: data['firstTransferred'] as readonly string[],
    ...{ from: String(data['from']), to: String(data['to']) },
    ...{ party: wordOf(data['party']), year: wordOf(data['year']), purpose: wordOf(data['purpose']) },
    ...{ beneficiary: recordOf(data['beneficiary']), document: recordOf(data['document']), authority, approver },
    proof: {
      event: `${base}/events/${revision}`,
      receipt: `${base}/events/${revision}/receipt`,
      checkpoint: `${base}/log/checkpoint`,
      key: `${base}/log/key`,
      evidence: `${base}/evidence`,
    },
  };
};

const wordOf = (member: unknown): string | null => (typeof member === 'string' ? member : null);
const recordOf = (member: unknown): object | null => (typeof member === 'object' ? member : null);

const linesOf = (blocks: readonly string[]): CertifiedLine[] => {
  const sums = new Map<string, bigint>();
  for (const block of blocks) {
    const range = parseBlockId(block);
    sums.set(range.series, (sums.get(range.series) ?? 0n) + quantityOf(range));
  }
  return [...sums].map(([series, quantity]) => {
    const { activity: programme, host, vintage } = seriesParts(series);
    return { programme, host, vintage, quantity: String(quantity) };
  });
};
