import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/client.js';
import { useNode } from '../app/node.js';
import { useMoment } from '../app/moment.js';
import { useSession } from '../app/session.js';
import { FOUR_EYES, planOf, type Answers, type PartyAnswer } from '../first-day/plan.js';
import { PlanPanel } from '../first-day/plan-panel.js';
import { PartyRows } from '../first-day/party-rows.js';
import { PeopleField } from '../first-day/people-field.js';
import { title } from '../forms/labels.js';
import { Head, Panel } from '../parts/bits.js';
import { Loaded } from '../parts/loaded.js';

const START: PartyAnswer = { party: '', from: '2021', to: '2030', authority: [], holding: true, retirement: true };

/** The wizard before there is a registry. */
export const FirstDayAlone = (): ReactNode => (
  <main className="alone">
    <FirstDay />
    <footer>
      <Link to="/" search={{}}>
        Sextant
      </Link>
    </footer>
  </main>
);

/** From nothing to a working registry in six answers: what they come to stands beside them, and is given in the right order. */
export const FirstDay = (): ReactNode => <Loaded query={useNode()}>{(node) => <SixAnswers node={node} />}</Loaded>;

/** What is answered already depends on the node: how its callers sign in. */
const SixAnswers = ({ node }: { readonly node: Answer<'/'> }): ReactNode => {
  const { t } = useTranslation();
  const { registry: known } = useMoment();
  const { token } = useSession();
  const me = token?.startsWith('dev-') === true ? token : node.signIn === 'dev' ? 'dev' : '';
  const [code, setCode] = useState(known);
  const [answers, setAnswers] = useState<Answers>({
    ...{ kind: 'mechanism', operator: '', trial: node.signIn === 'dev', administrators: me === '' ? [] : [me] },
    ...{ parties: [START], supervisors: [], verifiers: [], fourEyes: [] },
  });
  const set = (change: Partial<Answers>): void => setAnswers({ ...answers, ...change });
  const whole = useMemo(() => ({ ...answers, parties: answers.parties.filter(({ party }) => party !== '') }), [answers]);
  const row = node.registries.find(({ registry }) => registry === code);
  const isOpen = row?.opened != null;
  const plan = useMemo(() => planOf(whole).filter(({ command }) => !isOpen || command !== 'open-registry'), [whole, isOpen]);
  const waiting = node.registries.filter(({ opened }) => opened === null).map(({ registry }) => registry);
  const isReady = /^[A-Z]{2,3}[0-9]{2}$/.test(code) && (isOpen || (answers.operator !== '' && answers.administrators.length > 0));
  return (
    <>
      <Head title={t('First day')} about={t('Six answers, and a registry works. Nothing is written before you have seen all of it.')} />
      <div className="first-day">
        <div>
          <Panel title={t('1. The registry')}>
            <div className="field">
              <label htmlFor="code">{t('Code')}</label>
              <input
                id="code"
                value={code}
                list="codes"
                placeholder="UN01"
                onChange={({ target }) => setCode(target.value.trim().toUpperCase())}
              />
              <datalist id="codes">
                {waiting.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
              <p className="help">{t('Two or three letters and two digits, as UN01 or GHA01.')}</p>
            </div>
            {isOpen ? (
              <p className="quiet">{t('{{code}} is open already: what is missing is added.', { code })}</p>
            ) : (
              <>
                <div className="field">
                  <label htmlFor="kind">{t('Kind')}</label>
                  <select id="kind" value={answers.kind} onChange={({ target }) => set({ kind: target.value })}>
                    <option value="mechanism">{t('Mechanism registry (Article 6.4)')}</option>
                    <option value="party">{t('Party registry (Article 6.2)')}</option>
                    <option value="international">{t('International registry (Article 6.2)')}</option>
                  </select>
                </div>
                <div className="field">
                  <label htmlFor="operator">{t('Who keeps it')}</label>
                  <input id="operator" value={answers.operator} onChange={({ target }) => set({ operator: target.value })} />
                </div>
                {node.signIn === 'dev' && (
                  <div className="field flag">
                    <input id="trial" type="checkbox" checked={answers.trial} onChange={({ target }) => set({ trial: target.checked })} />
                    <label htmlFor="trial">{t('A trial: its administrators have every role, and nothing in it counts')}</label>
                  </div>
                )}
              </>
            )}
          </Panel>
          {!isOpen && (
            <Panel title={t('2. Who administers it')}>
              <PeopleField
                id="administrators"
                label={t('Administrators')}
                value={answers.administrators}
                onChange={(administrators) => set({ administrators })}
              />
              {!answers.trial && answers.administrators.length < 2 && (
                <p className="help">{t('A registry that counts needs two: one proposes, the other approves.')}</p>
              )}
            </Panel>
          )}
          <Panel title={t('3. Parties and their accounts')}>
            <PartyRows value={answers.parties} onChange={(parties) => set({ parties })} blank={START} />
          </Panel>
          <Panel title={t('4. The supervisory body')}>
            <PeopleField
              id="supervisors"
              label={t('Who approves issuance')}
              value={answers.supervisors}
              onChange={(supervisors) => set({ supervisors })}
            />
          </Panel>
          <Panel title={t('5. Verifiers')}>
            <PeopleField
              id="verifiers"
              label={t('Designated entities, as actor=CODE')}
              value={answers.verifiers.map(({ actor, scope }) => (scope === '' ? actor : `${actor}=${scope}`))}
              onChange={(list) =>
                set({ verifiers: list.map((one) => ({ actor: one.split('=')[0] ?? '', scope: (one.split('=')[1] ?? '').toUpperCase() })) })
              }
            />
          </Panel>
          <Panel title={t('6. What needs two people')}>
            {answers.trial ? (
              <fieldset>
                <legend>{t('A colleague approves')}</legend>
                {FOUR_EYES.map((command) => (
                  <div className="field flag" key={command}>
                    <input
                      id={`eyes-${command}`}
                      type="checkbox"
                      checked={answers.fourEyes.includes(command)}
                      onChange={({ target }) =>
                        set({
                          fourEyes: target.checked ? [...answers.fourEyes, command] : answers.fourEyes.filter((one) => one !== command),
                        })
                      }
                    />
                    <label htmlFor={`eyes-${command}`}>{t(title(command))}</label>
                  </div>
                ))}
              </fieldset>
            ) : (
              <p className="quiet">
                {t('A registry that counts begins with the list of the rules: roles, policy, transfers, cancellations, issuance.')}
              </p>
            )}
          </Panel>
        </div>
        <PlanPanel registry={code} plan={plan} isReady={isReady} />
      </div>
    </>
  );
};
