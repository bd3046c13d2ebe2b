/** The codes of the obligations that an act raised: a reference is told them. */
export const raisedIn = (events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[]): string[] =>
  events.flatMap(({ type, data }) => (type === 'ReplacementObligationRaised' ? [String(data['obligation'])] : []));
