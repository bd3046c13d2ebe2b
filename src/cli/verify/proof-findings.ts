import { Findings, type Finding } from '../../checker/finding.js';

/** What is checked of a log before any law: that it is the one that was signed. */
export const PROOFS = {
  signature: {
    says: 'the checkpoint is signed with a key that was given',
    advice: 'Have the key from whoever operates the registry, by another way than this file. Believe nothing of it until then.',
  },
  witnesses: {
    says: 'as many witnesses as the policy asks for have seen the checkpoint',
    advice: 'Others may have been shown another history. Ask the witnesses for what they saw last, and for this checkpoint again.',
  },
  event: {
    says: 'each line is an event as it was stored: canonical, with its own id, at its place',
    advice: 'The line was changed, left out, put in or moved after it was exported. Compare with another copy.',
  },
  root: {
    says: 'the events are exactly those that the checkpoint is over',
    advice: 'The history is another one than was signed. Ask for the tiles of the log: they name the first event that is another.',
  },
  archive: {
    says: 'the archive is whole, and each file in it is as it was packed',
    advice: 'The archive is damaged, or was changed after it was made. Get it again, and compare.',
  },
  'seen-checkpoint': {
    says: 'the history is that of every checkpoint that was seen',
    advice: 'Two histories were signed. Keep both checkpoints: together they prove it against whoever signed.',
  },
  receipt: {
    says: 'each receipt is of the event that stands at its place',
    advice: 'An event was acknowledged that is not there. Keep the receipt: it proves it against whoever signed.',
  },
  report: {
    says: 'the figures that were published are those of the events',
    advice: 'Ask whoever published them which events they are of, and what else they count.',
  },
  tile: {
    says: 'the tiles are those of the events',
    advice: 'The copy of the log is damaged there, or was changed. Fetch the tile again, or from another copy.',
  },
} as const;

export type ProofName = keyof typeof PROOFS;

/** What was found of proofs: the first thousand of each kind whole. */
export class ProofFindings {
  private readonly each = new Map<ProofName, Findings>();

  /** `revision`: where it is; the first event that can't be what it must. */
  add(law: ProofName, revision: bigint, expected: string, actual: string): void {
    let findings = this.each.get(law);
    if (!findings) this.each.set(law, (findings = new Findings()));
    findings.add({ law, rule: 'R-12', revision: String(revision), expected, actual, advice: PROOFS[law].advice, inherited: false });
  }

  get count(): number {
    return [...this.each.values()].reduce((sum, { found }) => sum + found, 0);
  }

  get kept(): Finding[] {
    return [...this.each.values()].flatMap(({ kept }) => kept);
  }
}
