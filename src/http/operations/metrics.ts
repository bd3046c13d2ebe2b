import type { FastifyInstance } from 'fastify';
import { BUILD } from '../../node/build.js';
import type { Registries, Registry } from '../../node/registries.js';
import type { Authentication } from '../gate/authentication.js';
import type { KeysState } from '../gate/keys-file.js';
import { callerOf } from '../gate/gate.js';
import { onlyKnown, type Query } from '../query.js';
import { family, type Labels, type Sample } from './metric-text.js';
import { APPEND_BUCKETS } from '../../node/registry-meter.js';
import type { SecurityLog } from '../problems/security-log.js';

/**
 * Serves what the node counts, in the text format of Prometheus (0.0.4), to a caller it knows: what a
 * node goes through is not public (`docs/contract.md` 9). Names are a contract: dashboards and alarms rest on them.
 */
export const addMetrics = (
  fastify: FastifyInstance,
  registries: Registries,
  securityLog: SecurityLog,
  authentication: Authentication,
): void => {
  fastify.get('/metrics', { config: { form: 'text' } }, (request, reply) => {
    callerOf(request);
    onlyKnown(request.query as Query, []);
    reply
      .header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
      .send(metricsText(registries.all, securityLog, authentication.keys));
  });
};

const metricsText = (all: readonly Registry[], securityLog: SecurityLog, keys: KeysState | undefined): string => {
  const each = (samples: (registry: Registry, labels: Labels) => readonly Sample[]): Sample[] =>
    all.flatMap((registry) => samples(registry, { registry: registry.code }));
  const { rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    family('sextant_build_info', 'gauge', 'The build that runs', [[{ build: BUILD, node: process.version }, 1]]),
    family(
      'sextant_revision',
      'gauge',
      'Revision of the last durable event',
      each(({ ledger }, labels) => [[labels, ledger.revision]]),
    ),
    family(
      'sextant_readable_revision',
      'gauge',
      'Revision that reads speak of',
      each(({ reads }, labels) => [[labels, reads.revision]]),
    ),
    family(
      'sextant_read_lag_events',
      'gauge',
      'Durable events that reads do not know yet',
      each(({ ledger, reads }, labels) => [[labels, ledger.revision - reads.revision]]),
    ),
    family(
      'sextant_reads_up',
      'gauge',
      '0 while the read file fails',
      each(({ readFault }, labels) => [[labels, readFault ? 0 : 1]]),
    ),
    family(
      'sextant_checked_revision',
      'gauge',
      'Revision up to which the independent check has come',
      each(({ check }, labels) => [[labels, BigInt(check.state.revision)]]),
    ),
    family(
      'sextant_law_findings',
      'gauge',
      'What acts did against the laws of no double counting; above 0 the registry is read-only',
      each(({ check }, labels) => [[labels, check.state.findings]]),
    ),
    family(
      'sextant_law_broken_revision',
      'gauge',
      'Revision of the first act that broke a law, with the law; absent where every law holds',
      each(({ check: { state } }, labels) => (state.broken ? [[{ ...labels, law: state.broken.law }, BigInt(state.broken.revision)]] : [])),
    ),
    family(
      'sextant_check_up',
      'gauge',
      '0 where the independent check cannot go on',
      each(({ check }, labels) => [[labels, check.state.fault === null ? 1 : 0]]),
    ),
    family(
      'sextant_sealed_events',
      'gauge',
      'Events under the last signed checkpoint',
      each(({ log }, labels) => [[labels, log.published.checkpoint?.size ?? 0n]]),
    ),
    family(
      'sextant_sealing_up',
      'gauge',
      '0 while events can not be sealed',
      each(({ log }, labels) => [[labels, log.trouble === null ? 1 : 0]]),
    ),
    family(
      'sextant_writer',
      'gauge',
      '1 while this node writes the registry',
      each(({ ledger }, labels) => [[labels, ledger.isWriter ? 1 : 0]]),
    ),
    family(
      'sextant_clock_trusted',
      'gauge',
      '0 while commands are refused because of the clock of the machine',
      each(({ ledger }, labels) => [[labels, ledger.clockTrouble ? 0 : 1]]),
    ),
    family(
      'sextant_server_up',
      'gauge',
      '0 while calls to the servers that hold the events fail',
      each(({ server }, labels) => (server ? [[labels, server.trouble === null ? 1 : 0]] : [])),
    ),
    family(
      'sextant_server_lag_events',
      'gauge',
      'Events the servers were seen to have and this node has not',
      each(({ server }, labels) => (server ? [[labels, BigInt(server.lag)]] : [])),
    ),
    family(
      'sextant_subscriptions_lost_total',
      'counter',
      'Subscriptions to the servers that ended by themselves',
      each(({ server, subscriptionsLost }, labels) => (server ? [[labels, subscriptionsLost]] : [])),
    ),
    family(
      'sextant_commands_waiting',
      'gauge',
      'Commands without an answer yet',
      each(({ meter }, labels) => [[labels, meter.waiting]]),
    ),
    family(
      'sextant_event_streams',
      'gauge',
      'Open event streams',
      each(({ meter }, labels) => [[labels, meter.streams]]),
    ),
    family(
      'sextant_commands_total',
      'counter',
      'Commands by what they came to: accepted, replayed, dry-run, or the code of a refusal',
      each(({ meter }, labels) => [...meter.outcomes].map(([outcome, count]): Sample => [{ ...labels, outcome }, count])),
    ),
    family(
      'sextant_appends_total',
      'counter',
      'Appends by how they ended',
      each(({ meter }, labels) => [...meter.appends].map(([outcome, count]): Sample => [{ ...labels, outcome }, count])),
    ),
    family(
      'sextant_last_append_failed',
      'gauge',
      '1 while the last append did not become durable',
      each(({ meter: { lastAppend } }, labels) => [[labels, lastAppend === undefined || lastAppend === 'committed' ? 0 : 1]]),
    ),
    family('sextant_append_seconds', 'histogram', 'How long appends took', each(durations)),
    family(
      'sextant_denied_total',
      'counter',
      'Denied attempts by status',
      [...securityLog.counts].map(([status, count]) => [{ status: String(status) }, count]),
    ),
    family(
      'sextant_keys_current',
      'gauge',
      '0 while KEYS_FILE is not usable, or its changes are not believed',
      keys === undefined ? [] : [[{}, keys === 'current' ? 1 : 0]],
    ),
    family('process_resident_memory_bytes', 'gauge', 'Resident memory', [[{}, rss]]),
    family('process_cpu_seconds_total', 'counter', 'Processor time', [[{}, (user + system) / 1e6]]),
    family('process_uptime_seconds', 'gauge', 'Time since the start', [[{}, process.uptime()]]),
  ].join('');
};

/** Bucket counts are cumulative: every duration up to the bound. */
const durations = ({ meter }: Registry, labels: Labels): Sample[] => [
  ...APPEND_BUCKETS.map((bound, i): Sample => [{ ...labels, le: String(bound) }, meter.appendBuckets[i] ?? 0, '_bucket']),
  [{ ...labels, le: '+Inf' }, meter.appendCount, '_bucket'],
  [labels, meter.appendSeconds, '_sum'],
  [labels, meter.appendCount, '_count'],
];
