import { describe, expect, it } from 'vitest';
import { createProxyOf } from '../../src/network/proxy-of.ts';

const proxies = { https: 'http://secure:1', http: 'http://plain:2' };
const proxyOf = (address: string, except = '') => createProxyOf({ ...proxies, except })(address);

describe('which proxy a request takes', () => {
  it.each([
    ['https://huggingface.co/api', 'http://secure:1'],
    ['wss://gateway.discord.gg', 'http://secure:1'],
    ['http://127.0.0.1:11434/v1', 'http://plain:2'],
    ['ws://127.0.0.1:9', 'http://plain:2'],
  ])('%s takes %s', (address, proxy) => {
    expect(proxyOf(address)).toBe(proxy);
  });

  it('is that of its own scheme alone', () => {
    const onlyPlain = createProxyOf({ http: 'http://plain:2', except: '' });
    expect(onlyPlain('https://huggingface.co')).toBeUndefined();
  });
});

describe('what goes past it', () => {
  it.each([
    ['*', 'https://slack.com'],
    ['slack.com', 'https://slack.com/api'],
    ['example.org, .slack.com', 'wss://wss-primary.slack.com'],
    ['*.discord.gg', 'wss://gateway.discord.gg'],
    ['localhost 127.0.0.1', 'http://127.0.0.1:11434'],
    ['127.0.0.1:11434', 'http://127.0.0.1:11434'],
    ['slack.com:443', 'https://slack.com'],
    ['10.0.0.0/8', 'http://10.20.30.40'],
    ['::1', 'http://[::1]:8080'],
    ['fd00::/8', 'http://[fd12::1]'],
    ['SLACK.COM', 'https://slack.com'],
  ])('NO_PROXY=%s: %s', (except, address) => {
    expect(proxyOf(address, except)).toBeUndefined();
  });

  it.each([
    ['slack.com', 'https://notslack.com'],
    ['slack.com:8443', 'https://slack.com'],
    ['127.0.0.1:1', 'http://127.0.0.1:11434'],
    ['10.0.0.0/8', 'http://11.0.0.1'],
    ['10.0.0.0/99', 'http://10.0.0.1'],
    [' , ', 'https://slack.com'],
  ])('not with NO_PROXY=%s: %s', (except, address) => {
    expect(proxyOf(address, except)).toBeDefined();
  });
});
