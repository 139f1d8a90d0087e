import { describe, expect, it } from 'vitest';
import { readConfig, secretsIn } from '../src/config.ts';
import { misspeltNames } from '../src/misspelt.ts';
import { faultsOf } from './fixtures/config-faults.ts';

describe('proxies', () => {
  const proxiesOf = (environment: Record<string, string>) => readConfig(environment).proxies;

  it('are read in capitals and in small letters, which win, and none is none', () => {
    expect(proxiesOf({ NO_PROXY: 'localhost', HTTPS_PROXY: '' })).toBeUndefined();
    expect(proxiesOf({ HTTPS_PROXY: 'http://a:1', https_proxy: 'b:2', no_proxy: 'localhost' })).toEqual({
      ...{ https: 'http://b:2', http: undefined, except: 'localhost' },
    });
    expect(misspeltNames({ https_proxy: 'a:1', NO_PROXY: '' })).toEqual([]);
  });

  it('may want a password, which is a secret in any form', () => {
    const { secrets } = readConfig({ HTTP_PROXY: 'http://ada:pa%2Fss@proxy:1' });
    expect(secrets).toEqual(['pa/ss', 'ada:pa/ss']);
  });

  it('without a scheme may want one, too', () => {
    const { secrets, proxies } = readConfig({ HTTP_PROXY: 'ada:pa55@proxy:3128' });
    expect(secrets).toEqual(['pa55', 'ada:pa55']);
    expect(proxies?.http).toBe('http://ada:pa55@proxy:3128');
  });

  it('with a % that stands for nothing are refused, unprinted: no request could be sent there', () => {
    const environment = { HTTP_PROXY: 'http://u:100%x@proxy' };
    expect(faultsOf(environment)).toEqual([expect.stringContaining('a % in its password is written %25')]);
    expect(secretsIn(environment)).toEqual(['100%x', 'u:100%x']);
  });

  it('of another kind are refused, unprinted', () => {
    const faults = faultsOf({ HTTPS_PROXY: 'socks5://ada:pa55@proxy:1', HTTP_PROXY: 'what is this' });
    expect(faults).toHaveLength(2);
    expect(faults.join()).toContain('SOCKS is not supported');
    expect(faults.join()).not.toContain('pa55');
  });
});

describe('the HTTP server', () => {
  const slackOverHttp = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
  const token = 'a-token-of-22-letters.';

  it.each([
    [{}, undefined],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example', ALLOWED_HOSTS: 'b' }, undefined],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }, undefined],
    [{ PORT: '80' }, { port: 80, host: '127.0.0.1', allowedHosts: [] }],
    [
      { PORT: '80', HOST: '0.0.0.0' },
      { port: 80, host: '0.0.0.0', allowedHosts: [] },
    ],
    // As before there was a HOST: Slack must reach it.
    [slackOverHttp, { port: 3000, allowedHosts: [] }],
    [
      { ...slackOverHttp, HOST: '127.0.0.1' },
      { port: 3000, host: '127.0.0.1', allowedHosts: [] },
    ],
    [
      { PORT: '80', PUBLIC_URL: 'https://a.example/', ALLOWED_HOSTS: 'b.lan, 10.0.0.1:80', ADMIN_TOKEN: token },
      {
        ...{ port: 80, host: '127.0.0.1', publicUrl: 'https://a.example', adminToken: token },
        allowedHosts: ['b.lan', '10.0.0.1:80'],
      },
    ],
  ])('of %j is %j', (environment, expected) => {
    expect(readConfig(environment).web).toEqual(expected);
  });

  it('is wanted where there is a token for it, which is long and never printed', () => {
    expect(faultsOf({ ADMIN_TOKEN: token })).toEqual([expect.stringContaining('PORT: got nothing')]);
    expect(faultsOf({ ...slackOverHttp, ADMIN_TOKEN: token })).toEqual([]);
    const [fault = ''] = faultsOf({ PORT: '80', ADMIN_TOKEN: 'short' });
    expect(fault).toMatch(/^ADMIN_TOKEN: got something else \(5 characters, not shown\); want at least 16/);
    expect(readConfig({ PORT: '80', ADMIN_TOKEN: token }).secrets).toContain(token);
  });
});
