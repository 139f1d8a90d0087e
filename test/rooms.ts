/** A folder that a lint rule guards: what a file in it may import, and what the rule says of everything else. */
export type Room = { folder: string; imports: string[]; reason: string };

const core = ['src/core', 'src/core/chat', 'src/core/papers', 'src/core/queries', 'src/core/schedules'];
const commandsCore = [...core, 'src/core/channels', 'src/core/discussions', 'src/core/status'];
const wholeCore = [...commandsCore, 'src/core/commands'];

/** The first folders of conversation, each of which imports those before it. */
const conversation = (count: number) =>
  ['words', 'times', 'topics', 'papers', 'settings', 'bot'].slice(0, count).map((name) => `src/conversation/${name}`);

export const rooms: Room[] = [
  { folder: 'src/core', imports: ['zod'], reason: 'core is pure' },
  { folder: 'src/core/chat', imports: ['src/core', 'zod'], reason: 'core is pure' },
  { folder: 'src/core/papers', imports: ['src/core', 'src/core/chat', 'zod'], reason: 'core is pure' },
  { folder: 'src/core/queries', imports: ['src/core', 'src/core/papers', 'chrono-node/en'], reason: 'core is pure' },
  {
    folder: 'src/core/schedules',
    imports: ['src/core', 'src/core/chat', 'city-timezones', 'croner', 'lru-cache'],
    reason: 'core is pure',
  },
  { folder: 'src/core/channels', imports: [...core, 'zod'], reason: 'core is pure' },
  {
    folder: 'src/core/discussions',
    imports: ['src/core', 'src/core/chat', 'src/core/papers', 'src/core/channels'],
    reason: 'core is pure',
  },
  {
    folder: 'src/core/status',
    imports: ['src/core', 'src/core/chat', 'src/core/channels', 'zod'],
    reason: 'core is pure',
  },
  { folder: 'src/core/commands', imports: [...commandsCore, 'zod'], reason: 'core is pure' },
  { folder: 'commands', imports: [...wholeCore, 'zod'], reason: 'must not know on which platform' },
  {
    folder: 'src/sources',
    imports: [...wholeCore, 'entities', 'htmlparser2', 'lru-cache', 'mdast-util-from-markdown'],
    reason: 'sources imports core',
  },
  {
    folder: 'src/conversation',
    imports: [...wholeCore, ...conversation(6), 'zod'],
    reason: 'conversation imports core',
  },
  { folder: 'src/conversation/words', imports: [...wholeCore, 'zod'], reason: 'conversation/words imports' },
  {
    folder: 'src/conversation/times',
    imports: [...wholeCore, ...conversation(1), 'zod'],
    reason: 'conversation/times imports',
  },
  {
    folder: 'src/conversation/topics',
    imports: [...wholeCore, ...conversation(2), 'zod'],
    reason: 'conversation/topics imports',
  },
  {
    folder: 'src/conversation/papers',
    imports: [...wholeCore, ...conversation(3), 'zod'],
    reason: 'conversation/papers imports',
  },
  {
    folder: 'src/conversation/settings',
    imports: [...wholeCore, ...conversation(4), 'zod'],
    reason: 'conversation/settings imports',
  },
  {
    folder: 'src/conversation/bot',
    imports: [...wholeCore, ...conversation(4), 'zod'],
    reason: 'conversation/bot imports',
  },
  {
    folder: 'src/storage',
    imports: [...wholeCore, 'kysely', 'better-sqlite3', 'pg', 'node:zlib'],
    reason: 'storage imports core',
  },
  { folder: 'src/storage/migrations', imports: ['kysely'], reason: 'A migration imports' },
  {
    folder: 'src/storage/engines',
    imports: ['kysely', 'better-sqlite3', 'lru-cache', 'pg', 'src/core/status'],
    reason: 'An engine imports',
  },
  {
    folder: 'src/search',
    imports: [...wholeCore, 'lru-cache', 'minisearch/SearchableMap'],
    reason: 'search imports core',
  },
  { folder: 'src/answers', imports: [...wholeCore, 'lru-cache', 'stemmer', 'zod'], reason: 'answers imports core' },
  { folder: 'src/answers/claims', imports: [...wholeCore, 'src/answers', 'zod'], reason: 'answers/claims imports' },
  {
    folder: 'src/answers/model',
    imports: [...wholeCore, 'src/answers/claims', 'openai', 'zod', 'node:crypto'],
    reason: 'answers/model imports',
  },
  { folder: 'src/digests', imports: wholeCore, reason: 'digests imports core' },
  { folder: 'src/ingest', imports: wholeCore, reason: 'ingest imports core' },
  { folder: 'src/discussions', imports: [...wholeCore, 'node:crypto'], reason: 'discussions imports core' },
  { folder: 'src/delivery', imports: [...wholeCore, 'node:events'], reason: 'delivery imports core' },
  { folder: 'src/operator', imports: [...wholeCore, 'yaml', 'zod'], reason: 'operator imports core' },
  { folder: 'src/network', imports: ['undici', 'node:net'], reason: 'network imports undici' },
  {
    folder: 'src/web',
    imports: [
      ...wholeCore,
      ...['src/adapters/kit', 'hono', 'hono/cookie', '@hono/node-server', 'prom-client', 'node:http', 'node:net'],
    ],
    reason: 'web imports core',
  },
  { folder: 'src/feeds', imports: [...wholeCore, 'lru-cache', 'node:crypto'], reason: 'feeds imports core' },
  { folder: 'src/mcp', imports: [...wholeCore, 'src/adapters/kit', 'zod', 'node:events'], reason: 'mcp imports core' },
  { folder: 'src/adapters/kit', imports: [...wholeCore, 'node:crypto'], reason: 'kit imports core' },
  {
    folder: 'src/adapters/discord',
    imports: [...wholeCore, 'src/adapters/kit', 'discord.js', 'https-proxy-agent', 'lru-cache', 'ws', 'zod'],
    reason: 'never another adapter',
  },
  {
    folder: 'src/adapters/slack',
    imports: [
      ...wholeCore,
      'src/adapters/kit',
      '@slack/bolt',
      '@slack/oauth',
      '@slack/web-api',
      'lru-cache',
      'node:http',
      'node:net',
      'yaml',
      'zod',
    ],
    reason: 'never another adapter',
  },
  {
    folder: 'src/adapters/console',
    imports: [...wholeCore, 'src/adapters/kit', 'wrap-ansi'],
    reason: 'never another adapter',
  },
  { folder: 'src/tasks', imports: [...wholeCore, 'node:events'], reason: 'tasks run what wire.ts' },
  {
    folder: 'src/adapters/email',
    imports: [...wholeCore, 'src/adapters/kit', 'nodemailer/lib/smtp-connection', 'zod'],
    reason: 'never another adapter',
  },
];
