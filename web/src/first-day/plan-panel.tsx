import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { title } from '../forms/labels.js';
import { Panel } from '../parts/bits.js';
import { RefusalPanel } from '../parts/refusal.js';
import type { PlannedCommand } from './plan.js';
import { run, stepsOf, type Step } from './run.js';

interface PlanProps {
  readonly registry: string;
  readonly plan: readonly PlannedCommand[];
  readonly isReady: boolean;
}

const WORDS: Readonly<Record<Step['progress']['state'], string>> = {
  ahead: 'ahead',
  running: 'being written',
  unknown: 'not known yet',
  done: 'done',
  proposed: 'waits for a colleague',
  there: 'there already',
  refused: 'refused',
};

/** All that the answers come to, in order, and how far it is. It begins when it was seen, and goes on where it stopped. */
export const PlanPanel = ({ registry, plan, isReady }: PlanProps): ReactNode => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [steps, setSteps] = useState<readonly Step[]>();
  const [running, setRunning] = useState(false);
  useEffect(() => setRunning(false), [registry]);
  const shown: readonly Step[] = steps ?? stepsOf(plan);
  const isOver = steps?.every(({ progress: { state } }) => state === 'done' || state === 'there' || state === 'proposed') ?? false;
  const waits = steps?.filter(({ progress: { state } }) => state === 'proposed').length ?? 0;
  const start = async (): Promise<void> => {
    setRunning(true);
    const begun = steps ?? stepsOf(plan);
    await run(registry, begun, setSteps);
    setRunning(false);
    await queries.invalidateQueries();
  };
  return (
    <Panel title={t('What it comes to')} className="plan">
      <ol>
        {shown.map((step, i) => (
          <li key={i} className={step.progress.state}>
            <span>
              <strong>{t(title(step.command))}</strong> <small>{named(step.data)}</small>
            </span>
            <em>{t(WORDS[step.progress.state])}</em>
            {step.progress.state === 'refused' && <RefusalPanel problem={step.progress.problem} />}
          </li>
        ))}
      </ol>
      {isOver ? (
        <div className="result" role="status">
          <h3>{t('The registry works.')}</h3>
          {waits > 0 && <p>{t('{{n}} commands wait for a colleague, who finds them under My work.', { n: waits })}</p>}
          <p>
            <Link to={`/r/${registry}`} className="button primary" search={{}}>
              {t('Go to {{registry}}', { registry })}
            </Link>
          </p>
        </div>
      ) : (
        <div className="acts">
          <button type="button" className="primary" disabled={!isReady || running} onClick={() => void start()}>
            {running ? t('Writing') : steps === undefined ? t('Write these {{n}} commands', { n: plan.length }) : t('Go on')}
          </button>
          {steps !== undefined && !running && (
            <button type="button" onClick={() => setSteps(undefined)}>
              {t('Change the answers')}
            </button>
          )}
          {!isReady && <p className="help">{t('Say the code, who keeps it, and who administers it.')}</p>}
        </div>
      )}
    </Panel>
  );
};

const named = (data: Readonly<Record<string, unknown>>): string =>
  Object.values(data)
    .filter((value): value is string => typeof value === 'string')
    .join(' · ');
