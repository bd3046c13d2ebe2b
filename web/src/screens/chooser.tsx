import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNode } from '../app/node.js';
import { Empty, Head } from '../parts/bits.js';
import { Loaded } from '../parts/loaded.js';
import { number } from '../text/numbers.js';
import { SignIn } from './sign-in.js';

const KINDS: Readonly<Record<string, string>> = {
  mechanism: 'Mechanism registry (Article 6.4)',
  party: 'Party registry (Article 6.2)',
  international: 'International registry (Article 6.2)',
};

/** The first view: who one is, and which registry one looks at. */
export const Chooser = (): ReactNode => {
  const { t } = useTranslation();
  const query = useNode();
  return (
    <main className="alone">
      <p className="brand">
        <img src="/assets/sextant.svg" alt="" width="28" height="28" /> Sextant
      </p>
      <Head title={t('Registries on this node')} about={t('A crediting ledger for Article 6 of the Paris Agreement.')} />
      <Loaded query={query}>
        {({ registries, signIn, reads }) => (
          <div className="chooser">
            <section aria-label={t('Registries')}>
              {registries.length === 0 && (
                <Empty
                  title={reads === 'members' ? t('Reads are for members here: sign in to see registries.') : t('No registry is open yet.')}
                />
              )}
              <ul className="cards">
                {registries.map(({ registry, state, revision, opened }) => (
                  <li key={registry}>
                    {opened ? (
                      <>
                        <h2>
                          <Link to={`/r/${registry}`} search={{}}>
                            {registry}
                          </Link>{' '}
                          {opened.trial && <span className="trial">{t('Trial')}</span>}
                        </h2>
                        <p>
                          {t(KINDS[opened.kind] ?? opened.kind)}. {t('Kept by {{operator}}', { operator: opened.operator })}
                        </p>
                        <p className="quiet">
                          {t('revision {{revision}}', { revision: number(revision) })} · {t(state)}
                        </p>
                      </>
                    ) : (
                      <>
                        <h2>{registry}</h2>
                        <p>{t('Not opened yet.')}</p>
                      </>
                    )}
                  </li>
                ))}
                <li className="new">
                  <h2>
                    <Link to={'/r/new'} search={{}}>
                      {t('Open a registry')}
                    </Link>
                  </h2>
                  <p>{t('First day: Parties, roles, accounts and approvals, in the right order.')}</p>
                </li>
              </ul>
            </section>
            <SignIn mode={signIn} registries={registries.filter(({ opened }) => opened).map(({ registry }) => registry)} />
          </div>
        )}
      </Loaded>
      <footer className="quiet">
        <Link to={'/verify'} search={{}}>
          {t('Verify a receipt')}
        </Link>{' '}
        · <a href="/docs">{t('Interface for programs')}</a> · <a href="/problems">{t('Refusals')}</a> ·{' '}
        <a href="/about">{t('About this node')}</a>
      </footer>
    </main>
  );
};
