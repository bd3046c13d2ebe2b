import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import { useList } from '../api/reads.js';
import { number } from '../text/numbers.js';
import { party } from '../text/parties.js';
import { rungsOf, type Rung } from '../text/rungs.js';
import { Empty, Panel } from './bits.js';
import { EventLinks } from './go.js';
import { Loaded } from './loaded.js';

type Line = Answer<'/v1/registries/{registry}/programmes/{programme}/attribution'>['items'][number];

/** The attribution ladder of a programme: of every verified tonne where it stands, as a bar, in words and as a table whose figures open their events. */
export const Ladder = ({ programme }: { readonly programme: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/programmes/{programme}/attribution', { programme });
  return (
    <Panel title={t('Where every verified tonne stands')}>
      <Patterns />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('Nothing was verified yet.')} />
          ) : (
            items.map((line) => <LineOf key={`${line.host} ${line.vintage}`} line={line} />)
          )
        }
      </Loaded>
    </Panel>
  );
};

/** So many looks there are for rungs. */
const LOOKS = 24;

/** The looks of rungs: eight colours, plain, with narrow stripes and with wide ones. */
const Patterns = (): ReactNode => (
  <svg className="looks" aria-hidden="true">
    <defs>
      {Array.from({ length: LOOKS }, (_, i) => (
        <pattern key={i} id={`rung-${i}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`rotate(${(i % 4) * 45})`}>
          <rect width="6" height="6" className={`fill-${i % 8}`} />
          {i >= 8 && <rect width={i < 16 ? 2 : 4} height="6" className="stripe" />}
        </pattern>
      ))}
    </defs>
  </svg>
);

const LineOf = ({ line }: { readonly line: Line }): ReactNode => {
  const { t } = useTranslation();
  const { host, vintage, verified, carriedOut, imported } = line;
  const rungs = rungsOf(line).filter(({ quantity }) => quantity !== '0');
  const all = BigInt(verified.quantity) + BigInt(carriedOut.quantity);
  const sum = rungs.reduce((so, { quantity }) => so + BigInt(quantity), 0n);
  const name = t('{{host}}, vintage {{vintage}}', { host: party(host), vintage });
  const named = (rung: Rung): string => t(rung.title, { kind: rung.kind ?? '' });
  return (
    <figure className="ladder" aria-label={name}>
      <h3>{name}</h3>
      <Bar rungs={rungs} of={sum} says={rungs.map((rung) => `${named(rung)}: ${number(rung.quantity)} tCO2e`).join(', ')} />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('{{list}}, as a table', { list: name })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('Rung')}</th>
              <th scope="col" className="number">
                tCO2e
              </th>
              <th scope="col">{t('Events')}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={t('Verified')} figure={verified} />
            {carriedOut.quantity !== '0' && <Row name={t('Short, made good elsewhere')} figure={carriedOut} />}
            {rungs.map((rung) => (
              <Row key={rung.name} name={named(rung)} figure={rung} look={rung.look} />
            ))}
            {imported.quantity !== '0' && <Row name={t('Imported, verified elsewhere: no part of the sum')} figure={imported} />}
          </tbody>
        </table>
      </div>
      <figcaption className={sum === all ? 'sum good' : 'sum bad'}>
        {number(verified.quantity)}
        {carriedOut.quantity !== '0' && ` + ${number(carriedOut.quantity)}`} ={' '}
        {rungs.map(({ quantity }) => number(quantity)).join(' + ') || '0'} ·{' '}
        <strong>{sum === all ? t('the rungs sum') : t('the rungs do NOT sum')}</strong>
      </figcaption>
    </figure>
  );
};

const Bar = ({ rungs, of, says }: { readonly rungs: readonly Rung[]; readonly of: bigint; readonly says: string }): ReactNode => {
  if (of === 0n) return null;
  const width = (quantity: string): number => Number((BigInt(quantity) * 100_000n) / of) / 100;
  let start = 0;
  return (
    <svg className="bar" viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label={says}>
      {rungs.map(({ name, quantity, look }) => {
        const x = start;
        start += width(quantity);
        return <rect key={name} x={x} width={Math.max(3, width(quantity))} height="40" fill={`url(#rung-${look})`} />;
      })}
    </svg>
  );
};

interface RowProps {
  readonly name: string;
  readonly figure: { readonly quantity: string; readonly events: readonly string[]; readonly eventCount: number };
  readonly look?: number;
}

const Row = ({ name, figure: { quantity, events, eventCount }, look }: RowProps): ReactNode => {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        {look !== undefined && (
          <svg className="look" viewBox="0 0 12 12" aria-hidden="true">
            <rect width="12" height="12" fill={`url(#rung-${look})`} />
          </svg>
        )}
        {name}
      </th>
      <td className="number">{number(quantity)}</td>
      <td>
        <EventLinks of={events} />
        {eventCount > events.length && <small>{t('and {{n}} more', { n: number(eventCount - events.length) })}</small>}
      </td>
    </tr>
  );
};
