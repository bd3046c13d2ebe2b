import { useLocation } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/reads.js';
import { Go } from '../parts/go.js';
import { useMoment } from './moment.js';

/** The views, in groups, in the words of who works there. */
const GROUPS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Registry',
    [
      ['/', 'Overview'],
      ['/work', 'My work'],
      ['/act', 'Act'],
    ],
  ],
  [
    'Units',
    [
      ['/accounts', 'Accounts'],
      ['/units', 'Units'],
      ['/issuances', 'Issuances'],
    ],
  ],
  [
    'Programmes',
    [
      ['/programmes', 'Programmes'],
      ['/components', 'Components'],
      ['/verifications', 'Verifications'],
    ],
  ],
  [
    'Parties',
    [
      ['/parties', 'Party desk'],
      ['/authorizations', 'Authorizations'],
    ],
  ],
  [
    'Check',
    [
      ['/ledger', 'Ledger'],
      ['/audit', 'Audit'],
      ['/verify', 'Verify a receipt'],
      ['/settings', 'Settings'],
    ],
  ],
];

/** The way to every view; what waits for the caller is counted beside it. */
export const Menu = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const tasks = useRead('/v1/registries/{registry}/tasks', {});
  const waiting = tasks.data?.items.filter(({ task }) => task === 'approve').length ?? 0;
  useEffect(() => setOpen(false), [pathname]);
  const here = pathname.slice(`/r/${registry}`.length) || '/';
  const isHere = (to: string): boolean => (to === '/' ? here === '/' : here === to || here.startsWith(`${to}/`));
  return (
    <nav className={open ? 'menu open' : 'menu'} aria-label={t('Views')}>
      <button type="button" className="menu-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('Views')}
      </button>
      <div className="menu-groups">
        {GROUPS.map(([group, views]) => (
          <div key={group} role="group" aria-label={t(group)}>
            <h2>{t(group)}</h2>
            <ul>
              {views.map(([to, title]) => (
                <li key={to} aria-current={isHere(to) ? 'page' : undefined}>
                  <Go to={to}>{t(title)}</Go>
                  {to === '/work' && waiting > 0 && <span className="count">{waiting}</span>}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
};
