import type { Config } from './config.ts';

/** A server that Paperboy asks, in a reader's words. */
export type Destination = { name: string; address: string };

/** Every server that is asked as the settings stand; what only a platform tells (its gateway) under the name it has today. */
export function destinationsOf(config: Config): Destination[] {
  const { discord, slack, model } = config;
  return [
    { name: 'Hugging Face', address: config.huggingFaceUrl },
    { name: "arXiv's API", address: config.arxivApiUrl },
    { name: 'arXiv', address: config.arxivUrl },
    ...(config.arxivCategories.length === 0 ? [] : [{ name: "arXiv's feeds", address: config.arxivRssUrl }]),
    ...[...config.feeds].map(([name, address]) => ({ name: `the feed ${name}`, address })),
    ...(discord === undefined
      ? []
      : [
          { name: 'Discord', address: discord.apiUrl },
          { name: "Discord's gateway", address: socketOf(discord.apiUrl, 'discord.com', 'gateway.discord.gg') },
        ]),
    ...(slack === undefined ? [] : [{ name: 'Slack', address: slack.apiUrl }]),
    ...(slack !== undefined && 'appToken' in slack
      ? [{ name: "Slack's Socket Mode", address: socketOf(slack.apiUrl, 'slack.com', 'wss-primary.slack.com') }]
      : []),
    ...(model === undefined ? [] : [{ name: 'the language model', address: model.url }]),
  ];
}

/** Where a platform's WebSocket stands: at an address of its own, or where something stands in for the platform. */
function socketOf(api: string, usualHost: string, socketHost: string): string {
  const { protocol, host } = new URL(api);
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host === usualHost ? socketHost : host}`;
}

/** "Through the proxy proxy:3128: Hugging Face, arXiv. Straight to their hosts: Slack." */
export function tellWays(
  destinations: readonly Destination[],
  proxyOf: (address: string) => string | undefined,
): string {
  const ways = new Map<string | undefined, string[]>();
  for (const { name, address } of destinations) {
    const proxy = proxyOf(address);
    ways.set(proxy, [...(ways.get(proxy) ?? []), name]);
  }
  const told = [...ways].map(([proxy, names]) =>
    proxy === undefined
      ? `Straight to their hosts: ${names.join(', ')}.`
      : `Through the proxy ${new URL(proxy).host}: ${names.join(', ')}.`,
  );
  return told.join(' ');
}
