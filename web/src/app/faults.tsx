import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { live } from '../api/live.js';
import { useMoment } from './moment.js';
import { useStore } from './store.js';

const ASKED_EVERY_MS = 20_000;

interface Reason {
  readonly code: string;
  readonly detail: string;
}

interface Health {
  readonly status: string;
  readonly registries: readonly { readonly registry: string; readonly state: string; readonly reasons?: readonly Reason[] }[];
}

/** What each state of a registry leaves possible, in words. */
const WORDS: Readonly<Record<string, string>> = {
  'catching-up': 'The read side is behind the ledger. Commands are taken; what you see is older than what was written.',
  'reads-failed': 'Reads fail on this node; its log says why. Commands are taken.',
};

/** Asked whatever the status: a node that isn't ready says so in the body. */
const health = async (): Promise<Health | 'away'> => {
  try {
    return (await (await fetch('/health/ready')).json()) as Health;
  } catch {
    return 'away';
  }
};

/** A banner for what is wrong with the node, with what still works. */
export const Faults = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const { refused } = useStore(live);
  const { data } = useQuery({ queryKey: ['health'], queryFn: health, refetchInterval: ASKED_EVERY_MS, staleTime: 0 });
  const own = data === 'away' ? undefined : data?.registries?.find((one) => one.registry === registry);
  const reasons = own?.reasons ?? [];
  const said =
    data === 'away'
      ? t('The node does not answer. What is in view was read before; what you type is kept. It is asked again by itself.')
      : own && own.state !== 'ok'
        ? t(WORDS[own.state] ?? 'The node is not well: {{state}}. What you see may be old; commands may be refused.', { state: own.state })
        : reasons.length > 0
          ? t('This node takes no commands now. You can read everything; what you type is kept.')
          : refused === 429
            ? t('Too many windows follow this registry. This one shows what was read; reload it to see what is new.')
            : undefined;
  return (
    said !== undefined && (
      <div className="banner" role="alert">
        <strong>{said}</strong>
        {reasons.map(({ code, detail }) => (
          <small key={code}> {detail}</small>
        ))}
      </div>
    )
  );
};
