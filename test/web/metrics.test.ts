import parsePrometheus from 'parse-prometheus-text-format';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { aProcess, aReport } from '../fixtures/status.ts';
import { startAdmin, token } from './admin.ts';

const Labelled = z.object({ value: z.string().optional(), labels: z.record(z.string(), z.string()).optional() });
const Family = z.object({ name: z.string(), type: z.string(), help: z.string(), metrics: z.array(Labelled.loose()) });

async function scraped(report = aReport()) {
  const { url, metrics } = await startAdmin(() => report);
  metrics.measure({ kind: 'planned', channels: 40, ms: 700 });
  metrics.measure({ kind: 'posted', platform: 'slack', result: 'sent', tooEarly: false });
  metrics.measure({ kind: 'posted', platform: 'slack', result: 'retry', tooEarly: true });
  metrics.measure({ kind: 'reconciled', platform: 'discord', as: 'found' });
  metrics.measure({ kind: 'reconciled', platform: 'discord', as: 'unclear' });
  metrics.measure({ kind: 'expired', messages: 3 });
  metrics.measure({ kind: 'ran', command: 'search', surface: 'slack', ms: 40 });
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const families = z.array(Family).parse(parsePrometheus(await answer.text()));
  const values = (name: string) => {
    const family = families.find((one) => one.name === name);
    return Object.fromEntries(
      family?.metrics.map(({ labels = {}, value }) => [Object.values(labels).join(' '), Number(value)]) ?? [],
    );
  };
  return { families, values };
}

it('tells what happened and what is so, as a parser of the format reads it', async () => {
  const { families, values } = await scraped(
    aReport({
      due: 7,
      channels: [{ platform: 'slack', active: 3, paused: 1, tenants: 2 }],
      outbox: [{ platform: 'slack', state: 'unknown', messages: 2, oldestAt: '2026-06-19T09:04:00.000Z' }],
      process: aProcess({ chats: [{ platform: 'slack', state: 'away', since: '2026-06-19T08:00:00.000Z' }] }),
    }),
  );
  expect(values('paperboy_channels_due')).toEqual({ '': 7 });
  expect(values('paperboy_channels')).toEqual({ 'slack active': 3, 'slack paused': 1 });
  expect(values('paperboy_tenants')).toEqual({ slack: 2 });
  expect(values('paperboy_outbox_open')).toEqual({ 'slack pending': 0, 'slack sending': 0, 'slack unknown': 2 });
  expect(values('paperboy_outbox_oldest_seconds')).toMatchObject({ 'slack unknown': 60 });
  expect(values('paperboy_chat_connected')).toEqual({ slack: 0 });
  expect(values('paperboy_source_last_answer_timestamp_seconds')).toEqual({
    'Hugging Face': Date.parse('2026-06-19T09:05:00.000Z') / 1000,
  });
  expect(values('paperboy_index_papers')).toEqual({ '': 1200 });
  expect(values('paperboy_build_info')).toEqual({ '0.2.0 v20.20.0': 1 });
  expect(values('paperboy_planned_channels_total')).toEqual({ '': 40 });
  expect(values('paperboy_posts_total')).toEqual({ 'slack sent': 1, 'slack retry': 1 });
  expect(values('paperboy_rate_limited_total')).toEqual({ slack: 1 });
  expect(values('paperboy_unknown_resolved_total')).toEqual({ 'discord found': 1 });
  expect(values('paperboy_messages_expired_total')).toEqual({ '': 3 });
  const types = new Map(families.map(({ name, type }) => [name, type]));
  expect(types.get('paperboy_plan_seconds')).toBe('HISTOGRAM');
  expect(types.get('paperboy_command_seconds')).toBe('HISTOGRAM');
  expect(types.get('nodejs_eventloop_lag_seconds')).toBe('GAUGE');
});

it('has help and a type for each, and one prefix for ours', async () => {
  const { families } = await scraped();
  expect(families.length).toBeGreaterThan(40);
  for (const { name, help, type } of families) {
    expect(name).toMatch(/^(paperboy|process|nodejs)_[a-z\d_]+$/);
    expect(help).not.toBe('');
    expect(['COUNTER', 'GAUGE', 'HISTOGRAM', 'SUMMARY']).toContain(type);
  }
});

it('forgets what is not so any more', async () => {
  let outbox: ReturnType<typeof aReport>['outbox'] = [
    { platform: 'console', state: 'pending', messages: 1, oldestAt: '2026-06-19T09:04:00.000Z' },
  ];
  const { url } = await startAdmin(() => aReport({ outbox }));
  const scrape = async () => (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();
  expect(await scrape()).toContain('paperboy_outbox_open{platform="console",state="pending"} 1');
  outbox = [];
  expect(await scrape()).not.toContain('console');
});
