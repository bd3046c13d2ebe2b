import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { authorization } from '../api/client.js';
import { Problem, problemOf } from '../api/problem.js';
import { save } from '../list/save.js';
import { RefusalPanel } from './refusal.js';

interface DownloadProps {
  /** Where the node has it. */
  readonly address: string;
  /** What it is saved as where the node doesn't say. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A button that saves a file of the node, asked for as whoever signed in; why there is none stands below it. */
export const Download = ({ address, name, children }: DownloadProps): ReactNode => {
  const { t } = useTranslation();
  const getting = useMutation({
    mutationFn: async () => {
      const answer = await fetch(address, { headers: authorization() });
      if (!answer.ok) throw problemOf(answer, await answer.text());
      const [, said] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
      save(said ?? name, await answer.blob());
    },
  });
  return (
    <>
      <button type="button" disabled={getting.isPending} onClick={() => getting.mutate()}>
        {children}
      </button>
      {getting.error &&
        (getting.error instanceof Problem ? <RefusalPanel problem={getting.error} /> : <p role="alert">{t('The node gave no answer.')}</p>)}
    </>
  );
};
