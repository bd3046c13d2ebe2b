import type { ReactNode } from 'react';
import { useList } from '../api/reads.js';
import { PARTIES, partyName } from '../text/parties.js';

/** Fields whose values are codes of one kind of thing, by name: the registry's own are suggested. */
const KINDS: Readonly<Record<string, 'accounts' | 'programmes' | 'components' | 'verifications' | 'authorizations' | 'proposals'>> = {
  account: 'accounts',
  from: 'accounts',
  to: 'accounts',
  moveTo: 'accounts',
  trusted: 'accounts',
  programme: 'programmes',
  activity: 'programmes',
  component: 'components',
  verification: 'verifications',
  authorization: 'authorizations',
  proposal: 'proposals',
};

/** The id of the list that suggests values for a field; none where nothing is known. */
export const suggestionsFor = (name: string, type: string | undefined): string | undefined => {
  if (type === 'Party') return 'suggest-party';
  const kind = KINDS[name];
  return kind === undefined ? undefined : `suggest-${kind}`;
};

/** What the registry has already, for the browser to suggest while one types. */
export const Suggestions = (): ReactNode => {
  const accounts = useList('/v1/registries/{registry}/accounts', {});
  const programmes = useList('/v1/registries/{registry}/programmes', {});
  const components = useList('/v1/registries/{registry}/components', {});
  const verifications = useList('/v1/registries/{registry}/verifications', {});
  const authorizations = useList('/v1/registries/{registry}/authorizations', {});
  const proposals = useList('/v1/registries/{registry}/proposals', {});
  return (
    <>
      <datalist id="suggest-party">
        {PARTIES.map((code) => (
          <option key={code} value={code}>
            {partyName(code)}
          </option>
        ))}
      </datalist>
      <Codes id="suggest-accounts" of={accounts.data?.items.map(({ account }) => account)} />
      <Codes id="suggest-programmes" of={programmes.data?.items.map(({ programme }) => programme)} />
      <Codes id="suggest-components" of={components.data?.items.map(({ component }) => component)} />
      <Codes id="suggest-verifications" of={verifications.data?.items.map(({ verification }) => verification)} />
      <Codes id="suggest-authorizations" of={authorizations.data?.items.map(({ authorization }) => authorization)} />
      <Codes id="suggest-proposals" of={proposals.data?.items.map(({ proposal }) => proposal)} />
    </>
  );
};

const MOST = 500;

const Codes = ({ id, of = [] }: { readonly id: string; readonly of?: readonly string[] | undefined }): ReactNode => (
  <datalist id={id}>
    {of.slice(0, MOST).map((code) => (
      <option key={code} value={code} />
    ))}
  </datalist>
);
