import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { follow } from '../api/live.js';
import { read } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { EventDrawer } from '../parts/event-drawer.js';
import { Faults } from './faults.js';
import { Menu } from './menu.js';
import { useMoment } from './moment.js';
import { SearchBox } from './search-box.js';
import { useSession } from './session.js';
import { TimeBar } from './time-bar.js';
import { TopBar } from './top-bar.js';
import { Unreadable } from '../screens/unreadable.js';

/** At most so often everything in view is read anew, however fast the registry goes on. */
const PAUSE_MS = 400;

/** Follows the registry in view, and reads what is in view anew when it went on. */
const useFollowing = (registry: string): { readonly problem: Problem | undefined } => {
  const { token } = useSession();
  const queries = useQueryClient();
  const first = useQuery({
    queryKey: ['first', registry, token],
    queryFn: () => read('/v1/registries/{registry}', { registry }),
  });
  const after = first.data?.revision;
  useEffect(() => {
    if (after === undefined) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const end = follow(registry, after, () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        void queries.invalidateQueries({ predicate: ({ queryKey: [of, moment] }) => of === registry && moment === 'now' });
      }, PAUSE_MS);
    });
    return () => {
      end();
      clearTimeout(waiting);
    };
  }, [registry, after === undefined, queries, token]);
  return { problem: first.error instanceof Problem ? first.error : undefined };
};

/** What is around every view of a registry: where one is, at which moment, as whom, and what can't be done now. */
export const Shell = (): ReactNode => {
  const { t } = useTranslation();
  const { registry, at } = useMoment();
  const { pathname } = useLocation();
  const { problem } = useFollowing(registry);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${main.current?.querySelector('h1')?.textContent ?? registry} · Sextant`;
  });
  return (
    <div className={at === undefined ? 'shell' : 'shell past'}>
      <a className="skip" href="#main">
        {t('Skip to the content')}
      </a>
      <TopBar>
        <SearchBox />
      </TopBar>
      <Menu />
      <div className="page">
        <TimeBar />
        <Faults />
        <main id="main" ref={main} tabIndex={-1} key={pathname}>
          <Suspense fallback={<p role="status">{t('Loading')}</p>}>{problem ? <Unreadable problem={problem} /> : <Outlet />}</Suspense>
        </main>
      </div>
      <EventDrawer />
    </div>
  );
};
