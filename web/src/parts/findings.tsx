import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import { List } from '../list/list.js';
import { Empty, Panel } from './bits.js';
import { EventLinks } from './go.js';
import { rowName } from './report-table.js';

type Finding = Answer<'/v1/registries/{registry}/parties/{party}/aef/{year}/findings'>['items'][number];

/** What the checks find in a report that isn't filed yet, each with its row and its events. */
export const Findings = ({ of }: { readonly of: readonly Finding[] }): ReactNode => {
  const { t } = useTranslation();
  return (
    <Panel title={t('What the checks find')}>
      <List
        name="findings"
        title={t('What the checks find')}
        rows={of}
        keyOf={({ check, table, row, column }) => `${check} ${table} ${row} ${column}`}
        empty={<Empty title={t('The checks find nothing.')} />}
        columns={[
          { id: 'severity', title: t('Severity'), value: ({ severity }) => severity, show: ({ severity }) => t(severity) },
          { id: 'check', title: t('Check'), value: ({ check }) => check },
          {
            id: 'row',
            title: t('Row'),
            value: ({ table, row }) => rowName(table, row),
            show: (finding) => <ToRow finding={finding} />,
          },
          { id: 'column', title: t('Column'), value: ({ column }) => column ?? '' },
          { id: 'expected', title: t('Expected'), value: ({ expected }) => expected ?? '' },
          { id: 'found', title: t('Found'), value: ({ found }) => found ?? '' },
          {
            id: 'events',
            title: t('Events'),
            value: ({ events }) => events.join(' '),
            show: ({ events }) => <EventLinks of={events} />,
          },
        ]}
      />
    </Panel>
  );
};

/** Shows that row alone in its table; of a row that is missing there is none to show. */
const ToRow = ({ finding: { table, row } }: { readonly finding: Finding }): ReactNode => {
  const { t } = useTranslation();
  if (row === '0') return t('{{table}}: a row is missing', { table });
  return (
    <Link to="." search={(before: object) => ({ ...before, [`${table}-filter`]: rowName(table, row) })} hash={`table-${table}`}>
      {t('{{table}}, row {{row}}', { table, row })}
    </Link>
  );
};
