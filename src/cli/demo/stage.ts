import { openAccount } from '../../domain/account/examples.js';
import { authorizeUnits } from '../../domain/authorization/examples.js';
import { includeComponent } from '../../domain/component/examples.js';
import { issueUnits } from '../../domain/issuance/examples.js';
import { recordHostApproval, registerProgramme } from '../../domain/programme/examples.js';
import { openRegistry, registerParty } from '../../domain/registry/examples.js';
import { verifyReductions } from '../../domain/verification/examples.js';
import type { DemoRegistry } from './registry.js';

// The sample data of the documents: a cookstove programme of Ghana; Switzerland buys, Japan too.

export const PROGRAMME = registerProgramme.programme;

/** Opens the trial registry and brings in the Parties with their accounts: a holding account each, and retirement accounts. */
export const openTrial = async (registry: DemoRegistry, actor: string): Promise<void> => {
  await registry.submit('open-registry', { ...openRegistry, operator: 'Sextant demo', administrators: [actor] });
  for (const party of ['GHA', 'CHE', 'JPN']) {
    await registry.submit('register-party', { ...registerParty, party });
    await registry.submit('open-account', { ...openAccount, account: `${party}-H1`, party });
  }
  const ndcPeriod = { first: '2021', last: '2030' };
  for (const party of ['CHE', 'JPN'])
    await registry.submit('open-account', { account: `${party}-NDC`, type: 'retirement-ndc', party, ndcPeriod });
};

/** Registers the programme, which Ghana approves, and includes its component; two years of it are verified, and Ghana authorizes their use. */
export const playProgramme = async (registry: DemoRegistry): Promise<void> => {
  await registry.submit('register-programme', registerProgramme);
  await registry.submit('record-host-approval', recordHostApproval);
  await registry.submit('include-component', includeComponent);
  await registry.submit('verify-reductions', verifyReductions);
  await registry.submit('authorize-units', authorizeUnits);
};

/** An issuance of one line of V-1, the participants' part to Ghana's account. */
export const issuance = (code: string, vintage: string, quantity: string, held: string): object => ({
  ...issueUnits,
  issuance: code,
  lines: [{ ...issueUnits.lines[0], vintage, quantity }],
  distribution: [{ account: 'GHA-H1', quantity: held }],
});
