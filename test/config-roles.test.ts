import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { faultsOf } from './fixtures/config-faults.ts';

describe('the roles of a process', () => {
  const server = { DATABASE_URL: 'postgres://localhost/paperboy', DISCORD_TOKEN: 'x' };
  const rolesOf = (Role: string) => [...readConfig({ ...server, PORT: '3000', ROLE: Role }).roles];

  it('are all, or those that are named', () => {
    expect([...readConfig({}).roles]).toEqual(['worker', 'gateway', 'web']);
    expect(rolesOf('Worker')).toEqual(['worker']);
    expect(rolesOf('web, gateway')).toEqual(['web', 'gateway']);
    expect(rolesOf('gateway,all')).toHaveLength(3);
    expect(faultsOf({ ...server, ROLE: 'worker;web' })).toEqual([
      'ROLE: got "worker;web"; want all, or some of worker, gateway, web separated by commas, for example worker,gateway.',
    ]);
  });

  it('are divided where a server holds the database and a chat is set up, and web has a port', () => {
    expect(faultsOf({ ROLE: 'worker', DISCORD_TOKEN: 'x' })).toEqual([
      'ROLE: got "worker"; want all, because DATABASE_URL names a file, which one process has alone (or a server: postgres://…).',
    ]);
    expect(faultsOf({ ROLE: 'worker,gateway,web', DISCORD_TOKEN: 'x' })).toEqual([]);
    expect(faultsOf({ ...server, ROLE: 'worker', DISCORD_TOKEN: '' })).toEqual([
      'ROLE: got "worker"; want all, because no chat is set up.',
    ]);
    expect(faultsOf({ ...server, ROLE: 'web' })).toEqual([
      'PORT: got nothing; want a port from 1 to 65535, for example 3000, because ROLE has web.',
    ]);
  });

  it('leave the port where Slack calls to those who answer there', () => {
    const slack = { ...server, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
    expect(readConfig({ ...slack, ROLE: 'worker' }).web).toBeUndefined();
    expect(readConfig({ ...slack, ROLE: 'web' }).web).toMatchObject({ port: 3000 });
  });

  it('leave what people reach at our address to those who serve it', () => {
    const reached = { ...server, PUBLIC_URL: 'https://papers.example.org' };
    expect(readConfig({ ...reached, ROLE: 'gateway' })).toMatchObject({ publicUrl: reached.PUBLIC_URL });
    expect(readConfig({ ...reached, ROLE: 'web', PORT: '3000' })).toMatchObject({ publicUrl: reached.PUBLIC_URL });
    // Nobody serves it.
    expect(readConfig(reached).publicUrl).toBeUndefined();
  });
});
