import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import { useList } from '../api/reads.js';
import { Empty, Panel } from './bits.js';
import { EventLink, Go, Thing } from './go.js';
import { Loaded } from './loaded.js';

type Nest = Answer<'/v1/registries/{registry}/programmes/{programme}/nests'>['items'][number];

/** What a programme lies inside of and what lies inside it, as two trees that begin with it. */
export const Nests = ({ programme }: { readonly programme: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/programmes/{programme}/nests', { programme });
  return (
    <Panel title={t('Nests')}>
      <Loaded query={query}>
        {({ items }) => {
          const around = items.filter(({ side }) => side === 'around');
          const inside = items.filter(({ side }) => side === 'inside');
          if (items.length === 0) return <Empty title={t('It lies inside no other programme, and none lies inside it.')} />;
          return (
            <>
              {around.length > 0 && (
                <>
                  <h3>{t('It lies inside')}</h3>
                  <Tree of={around} at={programme} side="around" seen={[programme]} />
                </>
              )}
              {inside.length > 0 && (
                <>
                  <h3>{t('Inside it lie')}</h3>
                  <Tree of={inside} at={programme} side="inside" seen={[programme]} />
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
};

interface TreeProps {
  readonly of: readonly Nest[];
  readonly at: string;
  readonly side: Nest['side'];
  /** The way to here: no programme comes twice on one. */
  readonly seen: readonly string[];
}

const Tree = ({ of, at, side, seen }: TreeProps): ReactNode => {
  const { t } = useTranslation();
  const [near, far] = side === 'inside' ? (['outer', 'inner'] as const) : (['inner', 'outer'] as const);
  const next = of.filter((nest) => nest[near] === at && !seen.includes(nest[far]));
  if (next.length === 0) return null;
  return (
    <ul className="tree">
      {next.map((nest) => (
        <li key={nest.id}>
          <Thing kind="programmes" code={nest[far]} /> {t(nest.mode)}{' '}
          <small>
            {nest.until === null ? t('from {{from}} on', { from: nest.from }) : `${nest.from} – ${nest.until}`} ·{' '}
            <Go to={`/records/nests/${encodeURIComponent(nest.id)}`}>{t('the nest')}</Go> ·{' '}
            <EventLink revision={nest.since}>{t('event {{revision}}', { revision: nest.since })}</EventLink>
          </small>
          <Tree of={of} at={nest[far]} side={side} seen={[...seen, nest[far]]} />
        </li>
      ))}
    </ul>
  );
};
