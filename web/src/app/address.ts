import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Chosen = Readonly<Record<string, string | undefined>>;

/** One choice of a view that stands in its address, so that a link shows the same; empty where nothing was chosen. */
export const useAddress = (name: string): [string, (value: string) => void] => {
  const navigate = useNavigate();
  const search: Chosen = useSearch({ strict: false });
  const set = useCallback(
    (value: string) =>
      void navigate({
        to: '.',
        search: (before: object) => ({ ...before, [name]: value === '' ? undefined : value }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, name],
  );
  return [search[name] ?? '', set];
};

const useNames = (): Chosen => useParams({ strict: false });

/** A name in the path of the view, as `account` in `/accounts/GHA-H1`. */
export const useName = (name: string): string => useNames()[name] ?? '';
