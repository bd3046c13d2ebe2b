import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/reads.js';
import { useAddress } from '../app/address.js';
import { useMoment } from '../app/moment.js';
import { eventSentence } from '../text/event-sentence.js';
import { instant } from '../text/numbers.js';
import { Copyable, Facts } from './bits.js';
import { CertificateLink, isCertified } from './certificate-link.js';
import { EventLink, Go, ViewLink } from './go.js';
import { Loaded } from './loaded.js';

/** An event over whatever is in view: what it says, who gave it under which role, what it touched, how it is proved. The address names it. */
export const EventDrawer = (): ReactNode => {
  const { t } = useTranslation();
  const [revision, setRevision] = useAddress('event');
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = revision !== '';
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="drawer" aria-label={t('Event {{revision}}', { revision })} onClose={() => isOpen && setRevision('')}>
      {isOpen && (
        <>
          <button type="button" className="close" onClick={() => setRevision('')}>
            {t('Close')}
          </button>
          <Opened revision={revision} />
        </>
      )}
    </dialog>
  );
};

const Opened = ({ revision }: { readonly revision: string }): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const query = useRead('/v1/registries/{registry}/events/{revision}', { revision });
  return (
    <Loaded query={query}>
      {({ act, event, touches }) => (
        <>
          <h2>
            {t('Event {{revision}}', { revision })} <small>{event.type}</small>
          </h2>
          <p className="lead">{eventSentence(t, event.type, event.data)}</p>
          <Facts
            of={[
              [t('When'), instant(event.at)],
              [t('Given by'), event.actor],
              [t('Approved by'), event.approver],
              [t('Under the role'), event.authority],
              [
                t('Act'),
                act.first === act.last
                  ? t('this event alone')
                  : Array.from({ length: Number(BigInt(act.last) - BigInt(act.first)) + 1 }, (_, i) =>
                      String(BigInt(act.first) + BigInt(i)),
                    )
                      .slice(0, 20)
                      .map((one) => (
                        <span key={one}>
                          <EventLink revision={one} />{' '}
                        </span>
                      )),
              ],
              [
                t('Touches'),
                touches.slice(0, 20).map(({ kind, code, path }) => (
                  <span key={kind + code} className="block">
                    <ViewLink address={path}>{code}</ViewLink>
                  </span>
                )),
              ],
              [t('Id'), <Copyable key="id" text={event.id} />],
              [t('Certificate'), isCertified(event.type) ? <CertificateLink key="c" event={event.type} revision={revision} /> : null],
              [
                t('Proof'),
                <span key="proof">
                  <a href={`/v1/registries/${registry}/events/${revision}/receipt`} download={`${registry}-${revision}.receipt`}>
                    {t('Save the receipt')}
                  </a>{' '}
                  ·{' '}
                  <Go to="/verify" query={{ revision }}>
                    {t('Check it here')}
                  </Go>
                </span>,
              ],
            ]}
          />
          <details open>
            <summary>{t('Data')}</summary>
            <pre tabIndex={0}>{JSON.stringify(event.data, null, 2)}</pre>
          </details>
        </>
      )}
    </Loaded>
  );
};
