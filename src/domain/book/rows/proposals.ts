export interface ProposalRow {
  readonly proposal: string;
  readonly command: string;
  readonly data: object;
  readonly hash: string;
  readonly proposer: string;
  readonly authority: string;
  readonly proposedAt: string;
  readonly expires: string;
  readonly notBefore: string;
  readonly blocks: readonly string[];
  readonly state: 'open' | 'approved' | 'declined' | 'withdrawn';
  readonly since: bigint;
}
