import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Measure } from '../core/status/measurement.ts';
import type { StatusReport } from '../core/status/status-report.ts';

export type Metrics = {
  measure: Measure;
  /** Everything in Prometheus' text format: what was measured, and what the report says. */
  text(report: StatusReport): Promise<string>;
  contentType: string;
};

const planSeconds = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120, 300];
const commandSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts for Prometheus. The only place that knows its library; names are listed in docs/operating.md. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const show = createGauges(registry);

  const plan = new Histogram({
    ...{ name: 'paperboy_plan_seconds', help: 'Choosing and writing down the digests that are due, each time.' },
    ...{ buckets: planSeconds, registers },
  });
  const planned = new Counter({
    ...{ name: 'paperboy_planned_channels_total', help: 'Channels whose digest was chosen.', registers },
  });
  const posts = new Counter({
    ...{ name: 'paperboy_posts_total', help: 'What platforms said to messages.', registers },
    labelNames: ['platform', 'result'],
  });
  const limited = new Counter({
    ...{ name: 'paperboy_rate_limited_total', help: 'Messages to which a platform said 429.', registers },
    labelNames: ['platform'],
  });
  const resolved = new Counter({
    ...{ name: 'paperboy_unknown_resolved_total', help: 'What came of messages whose answer was lost.', registers },
    labelNames: ['platform', 'outcome'],
  });
  const expired = new Counter({
    ...{ name: 'paperboy_messages_expired_total', help: 'Messages that could not be sent in time.', registers },
  });
  const command = new Histogram({
    ...{ name: 'paperboy_command_seconds', help: 'From a command to its last answer.', registers },
    ...{ buckets: commandSeconds, labelNames: ['command', 'surface'] },
  });

  return {
    measure(what) {
      switch (what.kind) {
        case 'planned':
          plan.observe(what.ms / 1000);
          return planned.inc(what.channels);
        case 'posted':
          posts.inc({ platform: what.platform, result: what.result });
          return what.tooEarly ? limited.inc({ platform: what.platform }) : undefined;
        case 'reconciled':
          return what.as === 'unclear' ? undefined : resolved.inc({ platform: what.platform, outcome: what.as });
        case 'expired':
          return expired.inc(what.messages);
        case 'ran':
          return command.observe({ command: what.command, surface: what.surface }, what.ms / 1000);
        default:
          return what satisfies never;
      }
    },
    text(report) {
      show(report);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** What is so at the moment it is asked. */
function createGauges(registry: Registry): (report: StatusReport) => void {
  const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge<Label>({ name: `paperboy_${name}`, help, labelNames, registers: [registry] });
  const build = gauge('build_info', 'Always 1.', 'version', 'node');
  const due = gauge('channels_due', 'Channels whose posting time has come and whose papers are not chosen yet.');
  const channels = gauge('channels', 'Subscribed channels.', 'platform', 'state');
  const tenants = gauge('tenants', 'Servers, workspaces and people that subscribed.', 'platform');
  const open = gauge('outbox_open', 'Messages that are not finished.', 'platform', 'state');
  const oldest = gauge('outbox_oldest_seconds', 'How long ago the oldest of them was written.', 'platform', 'state');
  const connected = gauge('chat_connected', '1 while the chat is connected and in order.', 'platform');
  const reachable = gauge('source_reachable', '1 while the source answers.', 'source');
  const answered = gauge('source_last_answer_timestamp_seconds', 'When the source answered last.', 'source');
  const indexed = gauge('index_papers', 'Papers that the search index holds.');
  const stored = gauge('papers', 'Papers in the store.');
  const heartbeat = gauge('heartbeat_timestamp_seconds', 'When the last heartbeat was done.');
  const late = gauge('loop_late_seconds', 'How late the event loop was at most in the last minute.');

  return ({ at, version, process, papers, outbox, ...report }) => {
    for (const each of [channels, tenants, open, oldest, connected, reachable, answered]) each.reset();
    due.set(report.due);
    stored.set(papers.stored);
    for (const { platform, active, paused, tenants: count } of report.channels) {
      channels.set({ platform, state: 'active' }, active);
      channels.set({ platform, state: 'paused' }, paused);
      tenants.set({ platform }, count);
      for (const state of ['pending', 'sending', 'unknown']) {
        open.set({ platform, state }, 0);
        oldest.set({ platform, state }, 0);
      }
    }
    for (const { platform, state, messages, oldestAt } of outbox) {
      open.set({ platform, state }, messages);
      oldest.set({ platform, state }, Math.max(0, (Date.parse(at) - Date.parse(oldestAt)) / 1000));
    }
    if (process === undefined) return;
    build.set({ version, node: process.node }, 1);
    indexed.set(process.index.papers);
    late.set(process.loopLateMs / 1000);
    if (process.heartbeatAt !== undefined) heartbeat.set(Date.parse(process.heartbeatAt) / 1000);
    for (const { platform, state } of process.chats) connected.set({ platform }, state === 'connected' ? 1 : 0);
    for (const { name: source, isReachable, lastAnswerAt } of process.sources) {
      if (isReachable !== undefined) reachable.set({ source }, isReachable ? 1 : 0);
      if (lastAnswerAt !== undefined) answered.set({ source }, Date.parse(lastAnswerAt) / 1000);
    }
  };
}
