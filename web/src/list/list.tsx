import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../app/address.js';
import { Empty } from '../parts/bits.js';
import { number } from '../text/numbers.js';
import { csvOf, filtered, sorted, type Column } from './rows.js';
import { saveText } from './save.js';

interface ListProps<T> {
  /** What the list is of; the name of its CSV, and of its filter and order in the address. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly keyOf: (row: T) => string;
  readonly empty: ReactNode;
}

const ROW = 36;
/** So many rows are simply drawn; of more only those in sight. */
const DRAWN = 60;

/** A list of the registry: filtered, sorted and saved as it is shown, by mouse or by keys; what is chosen stands in the address. */
export const List = <T,>({ name, title, rows, columns, keyOf, empty }: ListProps<T>): ReactNode => {
  const { t } = useTranslation();
  const [wanted, setWanted] = useAddress(`${name}-filter`);
  const [by, setBy] = useAddress(`${name}-by`);
  const shown = useMemo(() => sorted(filtered(rows, columns, wanted), columns, by), [rows, columns, wanted, by]);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    enabled: shown.length > DRAWN,
  });
  if (rows.length === 0) return <div className="list">{empty}</div>;
  const items = virtual.getVirtualItems();
  const window = shown.length > DRAWN ? items.map(({ index }) => index) : shown.map((_, index) => index);
  const before = shown.length > DRAWN ? (items[0]?.start ?? 0) : 0;
  const after = shown.length > DRAWN ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div className="list">
      <div className="list-tools">
        <label>
          <span className="visually-hidden">{t('Filter {{list}}', { list: title })}</span>
          <input type="search" value={wanted} placeholder={t('Filter')} onChange={({ target }) => setWanted(target.value)} />
        </label>
        <span role="status">
          {shown.length === rows.length
            ? t('Rows: {{n}}', { n: number(rows.length) })
            : t('Rows: {{n}} of {{all}}', { n: number(shown.length), all: number(rows.length) })}
        </span>
        <button type="button" className="small" onClick={() => saveText(`${name}.csv`, csvOf(shown, columns), 'text/csv')}>
          {t('Save as CSV')}
        </button>
      </div>
      <div
        className="list-box"
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={t('{{list}}, as a table', { list: title })}
        onKeyDown={moveFocus}
      >
        <table aria-rowcount={shown.length + 1}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Title key={column.id} column={column} by={by} onBy={setBy} />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Gap height={before} />}
            {window.map((index) => {
              const row = shown[index];
              if (row === undefined) return null;
              return (
                <tr key={keyOf(row)} aria-rowindex={index + 2}>
                  {columns.map(({ id, value, show, isNumber }) => (
                    <td key={id} className={isNumber ? 'number' : undefined}>
                      {show ? show(row) : isNumber ? number(value(row)) : value(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {after > 0 && <Gap height={after} />}
          </tbody>
        </table>
        {shown.length === 0 && <Empty title={t('No row has these words.')} />}
      </div>
    </div>
  );
};

const Gap = ({ height }: { readonly height: number }): ReactNode => (
  <tr aria-hidden="true" className="gap" style={{ height }}>
    <td />
  </tr>
);

interface TitleProps<T> {
  readonly column: Column<T>;
  readonly by: string;
  readonly onBy: (by: string) => void;
}

const Title = <T,>({ column: { id, title, isNumber }, by, onBy }: TitleProps<T>): ReactNode => {
  const order = by === id ? 'ascending' : by === `-${id}` ? 'descending' : 'none';
  const next = order === 'none' ? id : order === 'ascending' ? `-${id}` : '';
  return (
    <th scope="col" aria-sort={order} className={isNumber ? 'number' : undefined}>
      <button type="button" onClick={() => onBy(next)}>
        {title}
        <span aria-hidden="true">{order === 'ascending' ? ' ▲' : order === 'descending' ? ' ▼' : ''}</span>
      </button>
    </th>
  );
};

/** Up and down go from row to row, on the first link of each. */
const moveFocus = (event: KeyboardEvent<HTMLDivElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr td a')].filter(
    (link, i, all) => all.findIndex((other) => other.closest('tr') === link.closest('tr')) === i,
  );
  const row = document.activeElement?.closest('tbody tr');
  const here = links.findIndex((link) => link.closest('tr') === row);
  const next = links[event.key === 'ArrowDown' ? here + 1 : Math.max(0, here - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
};
