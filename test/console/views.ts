import type { ApiClient } from '../support/api/client.js';
import { recordFinance } from '../../src/domain/finance/examples.js';
import { setTransferLimits } from '../../src/domain/limits/examples.js';
import { setAcceptance } from '../../src/domain/acceptance/examples.js';
import { registerProgramme } from '../../src/domain/programme/examples.js';

/** Gives what the demo's story has nothing of, so that each view has something to show. */
export const giveBesideTheDemo = async (api: ApiClient): Promise<void> => {
  await api.command('UN01', 'register-programme', { ...registerProgramme, programme: '10472', scale: 'jurisdiction', area: 'VOLTA' });
  await api.command('UN01', 'nest-programme', { inner: '10471', outer: '10472', from: '2027-01-01', mode: 'shared' });
  await api.command('UN01', 'record-finance', recordFinance);
  await api.command('UN01', 'set-transfer-limits', setTransferLimits);
  await api.command('UN01', 'set-acceptance', setAcceptance);
};

/** Every view of the console on the demo's data, by what it is. */
export const VIEWS: Readonly<Record<string, string>> = {
  'the registries': '/',
  overview: '/r/UN01',
  'my work': '/r/UN01/work',
  'all commands': '/r/UN01/act',
  'a command': '/r/UN01/act/authorize-units',
  'first day': '/r/UN01/first-day',
  accounts: '/r/UN01/accounts',
  'an account': '/r/UN01/accounts/GHA-H1',
  units: '/r/UN01/units',
  'a certificate': '/r/UN01/certificates/28',
  'the life of units': '/r/UN01/units/UN01-GHA-10471-2024-1-1076',
  programmes: '/r/UN01/programmes',
  'a programme': '/r/UN01/programmes/10471',
  components: '/r/UN01/components',
  'a component': '/r/UN01/components/CP-1',
  'a verification': '/r/UN01/verifications/V-1',
  'an issuance': '/r/UN01/issuances/I-2025',
  'an authorization': '/r/UN01/authorizations/A-1',
  proposals: '/r/UN01/proposals',
  Parties: '/r/UN01/parties',
  "a Party's desk": '/r/UN01/parties/GHA',
  'an annual report': '/r/UN01/parties/GHA/annual-report/2026',
  'a nest': '/r/UN01/records/nests/10471%3A10472',
  ledger: '/r/UN01/ledger',
  audit: '/r/UN01/audit?from=10',
  'a search': '/r/UN01/search?q=A-',
  'a search for nothing': '/r/UN01/search?q=nothing-at-all',
  'a receipt': '/r/UN01/verify?revision=26',
  settings: '/r/UN01/settings',
  'an event': '/r/UN01?event=26',
  'the past': '/r/UN01?at=25',
  'no registry': '/r/UN99',
};
