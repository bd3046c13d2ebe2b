import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList, useRead } from '../api/reads.js';
import { useNode } from '../app/node.js';
import { label } from '../forms/labels.js';
import { List } from '../list/list.js';
import { Empty, Facts, Head, Panel } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { Loaded } from '../parts/loaded.js';

/** The policy in force, who has which role, and what this node is. */
export const Settings = (): ReactNode => {
  const { t } = useTranslation();
  const registry = useRead('/v1/registries/{registry}', {});
  const roles = useList('/v1/registries/{registry}/roles', {});
  const node = useNode();
  return (
    <>
      <Head title={t('Settings')} about={t('The policy, the roles, this node.')}>
        <Give command="set-policy" data={{ replaces: registry.data?.policyNumber ?? '1' }}>
          {t('Change the policy')}
        </Give>
        <Give command="grant-role" data={{}} primary>
          {t('Give a role')}
        </Give>
      </Head>
      <Panel title={t('Roles')}>
        <Loaded query={roles}>
          {({ items }) => (
            <List
              name="roles"
              title={t('Roles')}
              rows={items}
              keyOf={({ id }) => id}
              empty={<Empty title={t('Nobody has a role.')} />}
              columns={[
                { id: 'actor', title: t('Actor'), value: ({ actor }) => actor },
                { id: 'role', title: t('Role'), value: ({ role }) => role },
                { id: 'scope', title: t('Scope'), value: ({ scope }) => scope ?? '' },
                { id: 'until', title: t('Until'), value: ({ until }) => until ?? '' },
                { id: 'inForce', title: t('In force'), value: ({ inForce }) => (inForce ? t('Yes') : t('No')) },
                {
                  id: 'act',
                  title: t('Act'),
                  value: () => '',
                  show: ({ actor, role, scope, inForce }) =>
                    inForce && (
                      <Give command="revoke-role" data={scope === null ? { actor, role } : { actor, role, scope }}>
                        {t('Take back')}
                      </Give>
                    ),
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
      <Panel title={t('Policy in force')}>
        <Loaded query={registry}>
          {({ policy, policyNumber }) => (
            <Facts
              of={[
                [t('Number'), policyNumber],
                ...Object.entries(policy).map(
                  ([name, value]) =>
                    [
                      t(label(name)),
                      Array.isArray(value)
                        ? (value as readonly { command: string; by: string }[]).map(({ command, by }) => `${command} (${by})`).join(', ') ||
                          t('nothing')
                        : text(value),
                    ] as const,
                ),
              ]}
            />
          )}
        </Loaded>
      </Panel>
      <Panel title={t('This node')}>
        <Loaded query={node}>
          {({ name, version, reads, signIn }) => (
            <Facts
              of={[
                [t('Program'), `${name} ${version}`],
                [t('Who may read'), t(reads)],
                [t('Sign in'), signIn],
                [
                  t('Health'),
                  <a key="h" href="/health/ready">
                    /health/ready
                  </a>,
                ],
                [
                  t('Figures'),
                  <a key="m" href="/metrics">
                    /metrics
                  </a>,
                ],
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </>
  );
};

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
