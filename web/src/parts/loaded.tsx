import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.js';
import { RefusalPanel } from './refusal.js';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** What was read, or that it is on its way, or why it can't be had, with what to do then. */
export const Loaded = <T,>({ query, children }: LoadedProps<T>): ReactNode => {
  const { t } = useTranslation();
  if (query.data !== undefined)
    return (
      <>
        {query.isError && <Failed query={query} stale />}
        {children(query.data)}
      </>
    );
  if (query.isError) return <Failed query={query} />;
  return (
    <div className="loading" role="status" aria-live="polite">
      <span className="visually-hidden">{t('Loading')}</span>
      <i />
      <i />
      <i />
    </div>
  );
};

const Failed = <T,>({ query, stale = false }: { readonly query: UseQueryResult<T>; readonly stale?: boolean }): ReactNode => {
  const { t } = useTranslation();
  return (
    <div className="failed">
      {query.error instanceof Problem ? (
        <RefusalPanel problem={query.error} />
      ) : (
        <p role="alert">
          <strong>{t('The node gave no answer.')}</strong> {t('What you typed is kept. Nothing was written by reading.')}
        </p>
      )}
      {stale && <p>{t('Below is what was read before.')}</p>}
      <button type="button" onClick={() => void query.refetch()}>
        {t('Try again')}
      </button>
    </div>
  );
};
