/** A view below the registry's, with its query. */
export interface View {
  readonly to: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** What has a view of its own, by the folder under which the API has it. */
const OWN: ReadonlySet<string> = new Set(
  'accounts units programmes components verifications issuances authorizations proposals parties'.split(' '),
);
/** What is shown whole, as a record. */
const RECORDS: ReadonlySet<string> = new Set(
  'acceptances assets entities finances imports nests obligations reversals thresholds transfer-limits'.split(' '),
);

/** The view that shows what the API has at this address; none where there is none. */
export const viewOf = (address: string): View | undefined => {
  const [, folder = '', id = ''] = /^\/v1\/registries\/[^/]+\/([^/]+)\/([^/?]+)$/.exec(address) ?? [];
  if (folder === 'events') return { to: '/ledger', query: { event: id } };
  if (folder === 'roles') return { to: '/settings', query: { 'roles-filter': decodeURIComponent(id).split(':')[0] ?? '' } };
  if (OWN.has(folder)) return { to: `/${folder}/${id}` };
  return RECORDS.has(folder) ? { to: `/records/${folder}/${id}` } : undefined;
};
