import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.js';
import { Head } from '../parts/bits.js';
import { RefusalPanel } from '../parts/refusal.js';

/** A registry that can't be read: it isn't there, or isn't for who asks. */
export const Unreadable = ({ problem }: { readonly problem: Problem }): ReactNode => {
  const { t } = useTranslation();
  return (
    <>
      <Head title={problem.status === 404 ? t('There is no such registry here') : t('This registry is not for you to read')} />
      <RefusalPanel problem={problem} />
      <p>
        <Link to="/" search={{}}>
          {problem.status === 404 ? t('To the registries') : t('Sign in as somebody else')}
        </Link>
      </p>
    </>
  );
};
