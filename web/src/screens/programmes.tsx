import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../api/reads.js';
import { List } from '../list/list.js';
import { Empty, Head, State } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';

/** All programmes and stand-alone projects. */
export const Programmes = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/programmes', {});
  return (
    <>
      <Head title={t('Programmes')} about={t('Programmes of activities and stand-alone projects.')}>
        <Give command="register-programme" data={{}} primary>
          {t('Register a programme')}
        </Give>
      </Head>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="programmes"
            title={t('Programmes')}
            rows={items}
            keyOf={({ programme }) => programme}
            empty={<Empty title={t('No programme is registered yet.')} />}
            columns={[
              {
                id: 'programme',
                title: t('Programme'),
                value: ({ programme }) => programme,
                show: ({ programme }) => <Thing kind="programmes" code={programme} />,
              },
              { id: 'title', title: t('Title'), value: ({ title }) => title },
              { id: 'mode', title: t('Mode'), value: ({ mode }) => mode },
              { id: 'state', title: t('State'), value: ({ state }) => state, show: ({ state }) => <State of={state} /> },
              { id: 'hosts', title: t('Hosts'), value: ({ approvals }) => approvals.map(({ host }) => host).join(' ') },
              { id: 'components', title: t('Components'), value: ({ components }) => components, isNumber: true },
              { id: 'start', title: t('From'), value: ({ start }) => start },
              { id: 'end', title: t('To'), value: ({ end }) => end },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};
