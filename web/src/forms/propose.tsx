import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, submit, type DryRun } from '../api/submit.js';
import { RefusalPanel } from '../parts/refusal.js';
import { instant } from '../text/numbers.js';
import { Result } from './result.js';
import type { Value } from './schema.js';

interface ProposeProps {
  readonly registry: string;
  readonly command: string;
  readonly data: Value;
  readonly approval: DryRun['approval'];
}

/** A name that nobody has to think of: the day, and letters that no other proposal of it has. */
const newName = (): string =>
  `P-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;

/** Puts a command before the second person that the policy asks for. */
export const Propose = ({ registry, command, data, approval }: ProposeProps): ReactNode => {
  const { t } = useTranslation();
  const [proposal] = useState(newName);
  const [key] = useState(newKey);
  const giving = useMutation({ mutationFn: () => submit(registry, 'propose', { proposal, command, data }, key) });
  const outcome = giving.data;
  if (outcome?.kind === 'written') return <Result registry={registry} act={outcome.act} replayed={outcome.replayed} />;
  return (
    <div className="approval">
      <p>
        <strong>{t('A second person must approve this.')}</strong> <WhoApproves approval={approval} />
      </p>
      {outcome?.kind === 'refused' && <RefusalPanel problem={outcome.problem} />}
      {outcome?.kind === 'unknown' && <p role="alert">{t('It is not known whether it was written.')}</p>}
      <button type="button" className="primary" disabled={giving.isPending} onClick={() => giving.mutate()}>
        {giving.isPending ? t('Sending') : outcome?.kind === 'unknown' ? t('Ask again') : t('Propose it')}
      </button>
    </div>
  );
};

/** Who approves it, and from when on. */
export const WhoApproves = ({ approval }: { readonly approval: DryRun['approval'] }): ReactNode => {
  const { t } = useTranslation();
  return (
    <>
      {approval?.by === 'counterparty'
        ? t('It is for the counterparty to approve.')
        : t('A colleague with the same role approves it. Nothing happens until then; what it would move is reserved.')}
      {approval !== undefined && ` ${t('It can be approved from {{instant}} on.', { instant: instant(approval.notBefore) })}`}
    </>
  );
};
