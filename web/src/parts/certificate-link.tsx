import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Go } from './go.js';

/** Events of which there is a certificate. */
const CERTIFIED: ReadonlySet<string> = new Set(['UnitsUsed', 'UnitsCancelled']);

/** Whether there is a certificate of events of this type. */
export const isCertified = (event: string): boolean => CERTIFIED.has(event);

/** A link to the certificate of a use or a cancellation; nothing of other events. */
export const CertificateLink = ({ event, revision }: { readonly event: string; readonly revision: string }): ReactNode => {
  const { t } = useTranslation();
  if (!isCertified(event)) return null;
  return <Go to={`/certificates/${revision}`}>{t('Its certificate')}</Go>;
};
