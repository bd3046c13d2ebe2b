import { isIncluded } from '../../transparency-log/check-proofs.js';
import type { SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import type { VerifierKey } from '../../transparency-log/keys.js';
import { MalformedNote, noteText } from '../../transparency-log/note.js';
import { parseReceipt, type Receipt } from '../../transparency-log/receipt.js';
import { hexOf } from '../../transparency-log/tree.js';
import type { ProofFindings, ProofName } from './proof-findings.js';
import { signedBy } from './signed.js';

/** A file that somebody kept, by its name. */
export interface Kept {
  readonly name: string;
  readonly text: string;
}

interface Seen {
  readonly name: string;
  readonly law: ProofName;
  readonly checkpoint: SignedCheckpoint;
}

/** What whoever checks holds in the hand: checkpoints and receipts of earlier days. The history must be theirs too. */
export class Held {
  private readonly seen = new Map<number, Seen[]>();
  private readonly receipts = new Map<number, { readonly name: string; readonly receipt: Receipt }[]>();

  constructor(
    private readonly findings: ProofFindings,
    private readonly keys: readonly VerifierKey[],
    { checkpoints, receipts }: { readonly checkpoints: readonly Kept[]; readonly receipts: readonly Kept[] },
  ) {
    for (const { name, text } of checkpoints) this.see(name, text, 'seen-checkpoint');
    for (const kept of receipts) this.receive(kept);
  }

  /** The history has `size` events now, the last with this leaf. `root` gives the root over them. */
  at(size: bigint, leaf: Uint8Array, root: () => string): void {
    for (const { name, law, checkpoint } of take(this.seen, size))
      if (hexOf(checkpoint.root) !== root())
        this.findings.add(law, size - 1n, `${name}: over ${size} events the root ${hexOf(checkpoint.root)}`, `the root ${root()}`);
    for (const { name, receipt } of take(this.receipts, size - 1n)) {
      const { index, proof, checkpoint } = receipt;
      if (!isIncluded({ index, proof, leaf, size: checkpoint.size, root: checkpoint.root }))
        this.findings.add('receipt', index, `${name}: the event that the receipt is of`, `another event, whose leaf is ${hexOf(leaf)}`);
    }
  }

  /** The history ends with `size` events, and is shown to be the beginning of one of `known`: what lies between them is for nobody to say here. */
  end(size: bigint, known = size): void {
    for (const { name, law, checkpoint } of [...this.seen.values()].flat().filter((seen) => seen.checkpoint.size > known))
      this.findings.add(law, size, `${name}: ${checkpoint.size} events, as were signed`, `${size} events: the last ones are missing`);
    for (const { name, receipt } of [...this.receipts.values()].flat().filter((kept) => kept.receipt.index >= known))
      this.findings.add('receipt', receipt.index, `${name}: the event at revision ${receipt.index}`, `${size} events: it is missing`);
  }

  private see(name: string, text: string, law: ProofName): SignedCheckpoint | undefined {
    const checkpoint = signedBy(this.keys, text, name, this.findings, law);
    if (checkpoint && checkpoint.size > 0n) put(this.seen, checkpoint.size, { name, law, checkpoint });
    return checkpoint;
  }

  private receive({ name, text }: Kept): void {
    try {
      const receipt = parseReceipt(text);
      if (!this.see(name, noteText(receipt.checkpoint.note), 'receipt')) return;
      if (receipt.index < receipt.checkpoint.size) return put(this.receipts, receipt.index, { name, receipt });
      this.findings.add(
        'receipt',
        receipt.index,
        `${name}: an event under its checkpoint`,
        `one behind its ${receipt.checkpoint.size} events`,
      );
    } catch (error) {
      if (!(error instanceof MalformedNote)) throw error;
      this.findings.add('receipt', -1n, `${name} is a receipt`, error.message);
    }
  }
}

const put = <Value>(map: Map<number, Value[]>, at: bigint, value: Value): void => {
  map.set(Number(at), [...(map.get(Number(at)) ?? []), value]);
};

const take = <Value>(map: Map<number, Value[]>, at: bigint): readonly Value[] => {
  if (map.size === 0) return [];
  const values = map.get(Number(at)) ?? [];
  map.delete(Number(at));
  return values;
};
