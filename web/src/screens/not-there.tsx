import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** An address that is no view. */
export const NotThere = (): ReactNode => {
  const { t } = useTranslation();
  return (
    <main className="alone">
      <h1>{t('There is no such view')}</h1>
      <p>{t('The address may be of another version of this console, or cut short.')}</p>
      <p>
        <Link to="/" search={{}}>
          {t('To the registries')}
        </Link>
      </p>
    </main>
  );
};
