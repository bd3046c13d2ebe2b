import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../api/reads.js';
import { List } from '../list/list.js';
import { Empty, Head, State } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { party, partyName } from '../text/parties.js';

/** All accounts with what is in them. */
export const Accounts = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/accounts', {});
  return (
    <>
      <Head title={t('Accounts')} about={t('Who holds what, and what was used and cancelled for ever.')}>
        <Give command="open-account" data={{}} primary>
          {t('Open an account')}
        </Give>
      </Head>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="accounts"
            title={t('Accounts')}
            rows={items}
            keyOf={({ account }) => account}
            empty={<Empty title={t('No account is open yet.')} />}
            columns={[
              {
                id: 'account',
                title: t('Account'),
                value: ({ account }) => account,
                show: ({ account }) => <Thing kind="accounts" code={account} />,
              },
              { id: 'type', title: t('Type'), value: ({ type }) => type },
              {
                id: 'party',
                title: t('Party'),
                value: ({ party: code }) => (code === null ? '' : `${code} ${partyName(code)}`),
                show: ({ party: code }) => code !== null && party(code),
              },
              { id: 'holder', title: t('Holder'), value: ({ holder }) => holder ?? '' },
              { id: 'state', title: t('State'), value: ({ state }) => state, show: ({ state }) => <State of={state} /> },
              { id: 'quantity', title: 'tCO2e', value: ({ quantity }) => quantity, isNumber: true },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};
