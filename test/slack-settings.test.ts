import { describe, expect, it } from 'vitest';
import { readConfig, secretsIn } from '../src/config.ts';
import { faultsOf } from './fixtures/config-faults.ts';

describe('an app of many Slack workspaces', () => {
  const many = {
    SLACK_CLIENT_ID: '4711.0815',
    SLACK_CLIENT_SECRET: 'c0ffee55',
    SLACK_SIGNING_SECRET: 's',
    PUBLIC_URL: 'https://papers.example.org',
    SECRET_KEY: 'k'.repeat(32),
  };

  it('is set by its client id, and listens where Slack calls over HTTP', () => {
    const { slack, web, secretKeys } = readConfig({ ...many, SLACK_INSTALL: 'T0123ABCD, T0456EFGH' });
    expect(slack).toMatchObject({ clientId: '4711.0815', workspaces: ['T0123ABCD', 'T0456EFGH'] });
    expect(web).toMatchObject({ port: 3_000 });
    expect(secretKeys).toEqual(['k'.repeat(32)]);
    expect(secretsIn(many)).toEqual(expect.arrayContaining(['c0ffee55']));
  });

  it.each([
    ['', []],
    ['open', undefined],
    ['OPEN', undefined],
  ])('may be installed by whom SLACK_INSTALL names: %j', (text, workspaces) => {
    expect(readConfig({ ...many, SLACK_INSTALL: text }).slack).toMatchObject({ workspaces });
  });

  it.each(['SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'PUBLIC_URL', 'SECRET_KEY'])(
    'is refused without %s',
    (name) => {
      expect(faultsOf({ ...many, [name]: '' })).toEqual([expect.stringMatching(`^${name}: got nothing; want `)]);
    },
  );

  it.each([
    [{ SECRET_KEY: 'short' }, /^SECRET_KEY: got something else/],
    [{ PUBLIC_URL: 'http://papers.example.org' }, /^PUBLIC_URL: SLACK_CLIENT_ID is set/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_BOT_TOKEN: want nothing, because SLACK_CLIENT_ID is set/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_APP_TOKEN: want nothing, because SLACK_CLIENT_ID is set/],
    [{ SLACK_INSTALL: 'everybody' }, /^SLACK_INSTALL: got "everybody"; want open, or ids/],
    [{ SLACK_CLIENT_ID: 'xoxb-1' }, /^SLACK_CLIENT_ID: got something else/],
  ])('is refused with %j', (wrong, fault) => {
    expect(faultsOf({ ...many, ...wrong })).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  it('is what its other settings are for', () => {
    expect(faultsOf({ SLACK_INSTALL: 'open' })).toEqual([expect.stringMatching(/^SLACK_CLIENT_ID: got nothing/)]);
  });
});
