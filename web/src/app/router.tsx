import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type AnyRouter } from '@tanstack/react-router';
import { Chooser } from '../screens/chooser.js';
import { NotThere } from '../screens/not-there.js';
import { Shell } from './shell.js';

/** Everything in the address is text: a revision isn't a number to count with. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>): string => {
  const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  const text = new URLSearchParams(entries).toString();
  return text === '' ? '' : `?${text}`;
};

const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere });

const registry = createRoute({ getParentRoute: () => root, path: '/r/$registry', component: Shell });

const first = [
  createRoute({ getParentRoute: () => root, path: '/', component: Chooser }),
  createRoute({
    getParentRoute: () => root,
    path: '/verify',
    component: lazyRouteComponent(() => import('../screens/verify.js'), 'VerifyAlone'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/r/new',
    component: lazyRouteComponent(() => import('../screens/first-day.js'), 'FirstDayAlone'),
  }),
];

type Screen = Record<string, React.ComponentType>;
const view = (path: string, load: () => Promise<Screen>, name: string) =>
  createRoute({ getParentRoute: () => registry, path, component: lazyRouteComponent(load, name) });

const views = [
  view('/', () => import('../screens/overview.js'), 'Overview'),
  view('/work', () => import('../screens/work.js'), 'Work'),
  view('/act', () => import('../screens/act.js'), 'Acts'),
  view('/act/$command', () => import('../screens/act.js'), 'GiveCommand'),
  view('/first-day', () => import('../screens/first-day.js'), 'FirstDay'),
  view('/accounts', () => import('../screens/accounts.js'), 'Accounts'),
  view('/accounts/$account', () => import('../screens/account.js'), 'Account'),
  view('/units', () => import('../screens/units.js'), 'Units'),
  view('/units/$units', () => import('../screens/units.js'), 'UnitsLife'),
  view('/programmes', () => import('../screens/programmes.js'), 'Programmes'),
  view('/programmes/$programme', () => import('../screens/programme.js'), 'Programme'),
  view('/components', () => import('../screens/components.js'), 'Components'),
  view('/components/$component', () => import('../screens/components.js'), 'Component'),
  view('/verifications', () => import('../screens/issuance.js'), 'Verifications'),
  view('/verifications/$verification', () => import('../screens/issuance.js'), 'Verification'),
  view('/issuances', () => import('../screens/issuance.js'), 'Issuances'),
  view('/issuances/$issuance', () => import('../screens/issuance.js'), 'Issuance'),
  view('/authorizations', () => import('../screens/authorizations.js'), 'Authorizations'),
  view('/authorizations/$authorization', () => import('../screens/authorizations.js'), 'Authorization'),
  view('/proposals', () => import('../screens/proposals.js'), 'Proposals'),
  view('/proposals/$proposal', () => import('../screens/proposals.js'), 'Proposal'),
  view('/parties', () => import('../screens/parties.js'), 'Parties'),
  view('/parties/$party', () => import('../screens/party.js'), 'PartyDesk'),
  view('/parties/$party/annual-report/$year', () => import('../screens/annual-report.js'), 'AnnualReport'),
  view('/certificates/$revision', () => import('../screens/certificate.js'), 'Certificate'),
  view('/records/$folder/$id', () => import('../screens/record.js'), 'AnyRecord'),
  view('/ledger', () => import('../screens/ledger.js'), 'Ledger'),
  view('/audit', () => import('../screens/audit.js'), 'Audit'),
  view('/search', () => import('../screens/search.js'), 'Search'),
  view('/verify', () => import('../screens/verify.js'), 'Verify'),
  view('/settings', () => import('../screens/settings.js'), 'Settings'),
];

/** The views of the console by their addresses. */
export const makeRouter = (): AnyRouter =>
  createRouter({
    routeTree: root.addChildren([...first, registry.addChildren(views)]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultNotFoundComponent: NotThere,
  });
