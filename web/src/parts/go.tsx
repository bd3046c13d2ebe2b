import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMoment } from '../app/moment.js';
import { viewOf } from '../app/views.js';

interface GoProps {
  /** A view of the registry: `/accounts/GHA-H1`. */
  readonly to: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly className?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A link to another view of the registry, at the same moment. */
export const Go = ({ to, query = {}, className, title, children }: GoProps): ReactNode => {
  const { registry, at } = useMoment();
  return (
    <Link to={`/r/${registry}${to}`} search={{ at, ...query }} className={className} title={title}>
      {children}
    </Link>
  );
};

/** A link to one thing of the registry, by its code. */
export const Thing = ({ kind, code }: { readonly kind: string; readonly code: string }): ReactNode => (
  <Go to={`/${kind}/${encodeURIComponent(code)}`} className="code">
    {code}
  </Go>
);

/** Links to all events of a figure or a row. */
export const EventLinks = ({ of }: { readonly of: readonly string[] }): ReactNode => (
  <span className="events">
    {of.map((revision) => (
      <EventLink key={revision} revision={revision} />
    ))}
  </span>
);

/** A link to the view of what the API has at this address; its text alone where no view shows that. */
export const ViewLink = ({ address, children }: { readonly address: string | null; readonly children: ReactNode }): ReactNode => {
  const view = address === null ? undefined : viewOf(address);
  return view === undefined ? children : <Go {...view}>{children}</Go>;
};

/** A link that opens an event over the view. */
export const EventLink = ({ revision, children }: { readonly revision: string; readonly children?: ReactNode }): ReactNode => (
  <Link to="." search={(before: object) => ({ ...before, event: revision })} className="code" resetScroll={false}>
    {children ?? revision}
  </Link>
);
