import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '../list/list.js';
import { Empty, Panel } from './bits.js';
import { EventLinks } from './go.js';

/** How a row of a table of a report is called: what a finding filters the table by. */
export const rowName = (table: string, row: string): string => `${table}-${row.padStart(6, '0')}`;

interface Row {
  readonly events: readonly string[];
  readonly [column: string]: string | readonly string[];
}

interface ReportTableProps {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A table of a report: its columns are those of the form in its words, and each row has the events it says. */
export const ReportTable = ({ name, title, rows }: ReportTableProps): ReactNode => {
  const { t } = useTranslation();
  const numbered = rows.map((row, i) => ({ row, number: String(i + 1) }));
  const headers = Object.keys(rows[0] ?? {}).filter((header) => header !== 'events');
  return (
    <div id={`table-${name}`}>
      <Panel title={title}>
        <List
          name={name}
          title={title}
          rows={numbered}
          keyOf={({ number }) => number}
          empty={<Empty title={t('This table has no rows.')} />}
          columns={[
            { id: 'row', title: t('Row'), value: ({ number }) => rowName(name, number), show: ({ number }) => number },
            {
              id: 'events',
              title: t('Events'),
              value: ({ row }) => row.events.join(' '),
              show: ({ row }) => <EventLinks of={row.events} />,
            },
            ...headers.map((header) => ({
              id: header,
              title: header,
              value: ({ row }: (typeof numbered)[number]) => String(row[header] ?? ''),
            })),
          ]}
        />
      </Panel>
    </div>
  );
};
