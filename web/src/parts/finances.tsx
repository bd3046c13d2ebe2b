import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../api/reads.js';
import { List } from '../list/list.js';
import { party } from '../text/parties.js';
import { Panel } from './bits.js';
import { EventLink, Go } from './go.js';

/** What somebody pays for of a programme's results, with what is taken of them and what is open; nothing where nobody does. */
export const Finances = ({ programme }: { readonly programme: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/finances', {});
  const rows = (query.data?.items ?? []).filter((one) => one.programme === programme);
  if (rows.length === 0) return null;
  return (
    <Panel title={t('Finance for results')}>
      <List
        name="finances"
        title={t('Finance for results')}
        rows={rows}
        keyOf={({ finance }) => finance}
        empty={null}
        columns={[
          {
            id: 'finance',
            title: t('Code'),
            value: ({ finance }) => finance,
            show: ({ finance }) => <Go to={`/records/finances/${finance}`}>{finance}</Go>,
          },
          { id: 'host', title: t('Host'), value: ({ host }) => host, show: ({ host }) => party(host) },
          { id: 'payer', title: t('Paid by'), value: (one) => one.party ?? one.entity?.name ?? '' },
          { id: 'vintages', title: t('Vintages'), value: ({ vintages }) => `${vintages.first} – ${vintages.last}` },
          { id: 'basis', title: t('Basis'), value: ({ basis }) => basis, show: ({ basis }) => t(basis) },
          { id: 'quantity', title: t('Paid for'), value: ({ quantity }) => quantity ?? '', isNumber: true },
          { id: 'taken', title: t('Taken'), value: ({ taken }) => taken, isNumber: true },
          { id: 'open', title: t('Open'), value: ({ open }) => open, isNumber: true },
          {
            id: 'since',
            title: t('Event'),
            value: ({ since }) => since,
            show: ({ since }) => <EventLink revision={since} />,
            isNumber: true,
          },
        ]}
      />
    </Panel>
  );
};
