import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLastEvents } from '../api/events.js';
import { eventSentence } from '../text/event-sentence.js';
import { instant } from '../text/numbers.js';
import { EventLink, Go } from './go.js';
import { Loaded } from './loaded.js';

const SHOWN = 12;

/** The last events, the newest on top, as sentences. It goes on while one looks. */
export const Ticker = (): ReactNode => {
  const { t } = useTranslation();
  const query = useLastEvents(SHOWN);
  return (
    <Loaded query={query}>
      {(events) => (
        <>
          <ol className="ticker" reversed>
            {events.map(({ revision, type, data, at, actor }) => (
              <li key={revision}>
                <EventLink revision={revision} />
                <span>{eventSentence(t, type, data)}</span>
                <small>
                  {instant(at)} · {actor}
                </small>
              </li>
            ))}
          </ol>
          <p>
            <Go to="/ledger">{t('The whole ledger')}</Go>
          </p>
        </>
      )}
    </Loaded>
  );
};
