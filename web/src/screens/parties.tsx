import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../api/reads.js';
import { List } from '../list/list.js';
import { Empty, Head } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { Go } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { partyName } from '../text/parties.js';

/** The Parties of the registry. */
export const Parties = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/parties', {});
  return (
    <>
      <Head title={t('Party desk')} about={t('Choose a Party: its balance, its adjustments, its authorizations.')}>
        <Give command="register-party" data={{}} primary>
          {t('Register a Party')}
        </Give>
      </Head>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="parties"
            title={t('Parties')}
            rows={items}
            keyOf={({ party }) => party}
            empty={<Empty title={t('No Party is registered yet.')} />}
            columns={[
              {
                id: 'party',
                title: t('Party'),
                value: ({ party }) => `${party} ${partyName(party)}`,
                show: ({ party }) => (
                  <Go to={`/parties/${party}`}>
                    {partyName(party)} <span className="code">{party}</span>
                  </Go>
                ),
              },
              { id: 'participating', title: t('Participates'), value: ({ participating }) => (participating ? t('Yes') : t('No')) },
              {
                id: 'periods',
                title: t('NDC periods'),
                value: ({ ndcPeriods }) => ndcPeriods.map(({ first, last }) => `${first}–${last}`).join(', '),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};
