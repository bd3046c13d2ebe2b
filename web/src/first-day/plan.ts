/** What one answers on the first day of a registry. */
export interface Answers {
  readonly kind: string;
  readonly operator: string;
  readonly trial: boolean;
  /** Who administers it: actors, one of whom is the one who sits here. */
  readonly administrators: readonly string[];
  readonly parties: readonly PartyAnswer[];
  /** The supervisory body. */
  readonly supervisors: readonly string[];
  readonly verifiers: readonly { readonly actor: string; readonly scope: string }[];
  /** Commands that a colleague must approve. */
  readonly fourEyes: readonly string[];
}

export interface PartyAnswer {
  readonly party: string;
  readonly from: string;
  readonly to: string;
  /** Who acts for it; nobody but the administrators of a trial where it is empty. */
  readonly authority: readonly string[];
  readonly holding: boolean;
  readonly retirement: boolean;
}

/** One command of the first day. */
export interface PlannedCommand {
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What may be asked of two people in a trial; a registry that counts has the list of the rules from its first event on. */
export const FOUR_EYES = ['issue-units', 'authorize-units', 'transfer-units', 'use-units', 'cancel-units', 'register-programme'] as const;

/**
 * The commands of a first day in the order in which a registry takes them: it opens with its policy, and Parties come before who acts for them
 * and before their accounts.
 */
export const planOf = ({ kind, operator, trial, administrators, parties, supervisors, verifiers, fourEyes }: Answers): PlannedCommand[] => [
  {
    command: 'open-registry',
    data: {
      ...{ kind, operator, administrators },
      ...(trial ? { trial } : {}),
      ...(trial && fourEyes.length > 0 ? { policy: { approvals: fourEyes.map((command) => ({ command, by: 'colleague' })) } } : {}),
    },
  },
  ...parties.map(({ party, from, to }) => ({
    command: 'register-party',
    data: {
      ...{ party, participating: true, leastDevelopedOrIsland: false, waivesAdaptationExemption: false },
      ndcPeriods: [{ first: from, last: to, type: 'multi-year' }],
    },
  })),
  ...parties.flatMap(({ party, from, to, holding, retirement }) => [
    ...(holding ? [{ command: 'open-account', data: { account: `${party}-H1`, type: 'holding', party } }] : []),
    ...(retirement
      ? [
          {
            command: 'open-account',
            data: { account: `${party}-NDC`, type: 'retirement-ndc', party, ndcPeriod: { first: from, last: to } },
          },
        ]
      : []),
  ]),
  ...supervisors.map((actor) => ({ command: 'grant-role', data: { actor, role: 'supervisor' } })),
  ...verifiers.map(({ actor, scope }) => ({ command: 'grant-role', data: { actor, role: 'doe', scope } })),
  ...parties.flatMap(({ party, authority }) =>
    authority.map((actor) => ({ command: 'grant-role', data: { actor, role: 'party', scope: party } })),
  ),
];
