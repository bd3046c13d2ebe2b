import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../api/submit.js';
import { Copyable, Facts } from '../parts/bits.js';
import { CertificateLink } from '../parts/certificate-link.js';
import { EventLink } from '../parts/go.js';
import { eventSentence } from '../text/event-sentence.js';

interface ResultProps {
  readonly registry: string;
  readonly act: Act;
  readonly replayed: boolean;
  readonly onAgain?: () => void;
  readonly focus?: RefObject<HTMLDivElement | null>;
}

/** What was written: in words, with the events it is made of and the id to keep. */
export const Result = ({ registry, act, replayed, onAgain, focus }: ResultProps): ReactNode => {
  const { t } = useTranslation();
  return (
    <div className="result" role="status" ref={focus} tabIndex={-1}>
      <h2>{t('Done, at revision {{revision}}', { revision: act.revision })}</h2>
      {replayed && <p>{t('It had been written already under the same key: this is the first answer, and there is one effect.')}</p>}
      <ul className="sentences">
        {act.events.map(({ revision, type, data }) => (
          <li key={revision}>
            <EventLink revision={revision} /> {eventSentence(t, type, data)} <CertificateLink event={type} revision={revision} />
          </li>
        ))}
      </ul>
      <Facts
        of={[
          [t('Id of the event'), <Copyable key="id" text={act.events[0]?.id ?? ''} />],
          [
            t('Receipt'),
            <a
              key="receipt"
              href={`/v1/registries/${registry}/events/${act.revision}/receipt`}
              download={`${registry}-${act.revision}.receipt`}
            >
              {t('Save the receipt')}
            </a>,
          ],
        ]}
      />
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {t('Give another one')}
        </button>
      )}
    </div>
  );
};
