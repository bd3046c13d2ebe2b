import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { title } from '../forms/labels.js';
import { EventLink } from './go.js';

interface ChangedProps {
  readonly of: readonly { readonly kind: string; readonly id: string; readonly revision: string; readonly event: string }[];
}

/** What happened to the things that a proposal is about since it was made: who approves it should know. */
export const Changed = ({ of }: ChangedProps): ReactNode => {
  const { t } = useTranslation();
  if (of.length === 0) return <p className="quiet">{t('Nothing that it is about has changed since it was proposed.')}</p>;
  return (
    <div className="hindered" role="note">
      <p>
        <strong>{t('Changed since it was proposed:')}</strong>
      </p>
      <ul className="plain">
        {of.map(({ kind, id, revision, event }) => (
          <li key={`${kind} ${id} ${revision}`}>
            <code>{id}</code> <small>{t(kind)}</small>:{' '}
            <EventLink revision={revision}>{t('{{event}}, event {{revision}}', { event: title(event), revision })}</EventLink>
          </li>
        ))}
      </ul>
    </div>
  );
};
