import { createHash } from 'node:crypto';

/** One command of an import, and the role that may give it (`party:GHA`). `makes` says what it brings, so that what is there is left alone. */
export interface Planned {
  readonly command: string;
  readonly data: object;
  readonly role: string;
  readonly makes: { readonly list: 'parties' | 'accounts' | 'programmes' | 'authorizations'; readonly code: string };
}

/** An opening balance, by far the largest of the commands. */
export interface OpeningBalance {
  readonly import: string;
  readonly account: string;
  readonly kind: 'ITMO' | 'CER';
  readonly controlTotal: string;
  readonly rows: readonly OpeningBalanceRow[];
}

export interface OpeningBalanceRow {
  readonly account: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly quantity: string;
  readonly authorization?: string;
  readonly underlying: {
    readonly registry: string;
    readonly series: string;
    readonly first: string;
    readonly last: string;
    readonly serial?: string;
  };
  readonly mitigationType: string;
  readonly firstTransferredOn?: string;
}

/** A Party that takes part, about which the source says no more than that. */
export const partyOf = (party: string, leastDevelopedOrIsland = false): Planned => ({
  command: 'register-party',
  data: { party, participating: true, leastDevelopedOrIsland, waivesAdaptationExemption: false, ndcPeriods: [] },
  role: 'administrator',
  makes: { list: 'parties', code: party },
});

/** The account that a host's imported units go to. */
export const holdingOf = (account: string, party: string): Planned => ({
  command: 'open-account',
  data: { account, type: 'holding', party },
  role: 'administrator',
  makes: { list: 'accounts', code: account },
});

/** The file doesn't say; an auditor shall see that nobody did. */
export const NOT_SAID = 'Not said in the source';

/** A key that is the same whenever the same command is given: a run that was cut off goes on where it ended. */
export const keyOf = (command: string, data: object): string =>
  `import-${createHash('sha256')
    .update(JSON.stringify([command, data]))
    .digest('base64url')}`;
