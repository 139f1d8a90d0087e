import { openAnswerModel } from './answers/model/index.ts';
import type { Config } from './config.ts';
import type { Channel } from './core/channels/subscription.ts';
import type { InstallationTokens } from './core/chat/installations.ts';
import type { Place } from './core/chat/place.ts';
import type { KeyValueStore } from './core/chat/stores.ts';
import type { Clock } from './core/clock.ts';
import type { AnswerModel } from './core/discussions/answer.ts';
import type { Log } from './core/log.ts';
import type { Check } from './core/status/check.ts';
import { reportStatus } from './core/status/report-status.ts';
import type { StatusReport } from './core/status/status-report.ts';
import { destinationsOf, tellWays } from './destinations.ts';
import { useProxies } from './network/use-proxies.ts';
import { checkReport } from './operator/check-report.ts';
import type { Examination } from './operator/doctor.ts';
import { checkDatabase } from './storage/check.ts';
import { type DatabaseAddress, databaseName } from './storage/database-address.ts';
import { openStoresToRead, type Stores } from './storage/index.ts';
import { findingOf } from './storage/storage-error.ts';
import { version } from './version.ts';

/** What the database tells. */
type Known = {
  report: StatusReport;
  channels: Channel[];
  lostAddresses: number;
  /** Of Slack; undefined where it does not open with the keys there are. */
  installations: Map<string, InstallationTokens | undefined>;
};

/** What doctor looks at, in its order: what stands above is needed by what stands below. */
export function examinationsOf(config: Config, clock: Clock, log: Log): Examination[] {
  const { huggingFaceUrl, huggingFaceToken: secret, arxivUrl, arxivApiUrl, discord, slack, model, proxies } = config;
  const { arxivRssUrl, arxivCategories, feeds, mail, web } = config;
  let known: Known | undefined;
  const channelsOn = (platform: Place['platform']) =>
    (known?.channels ?? []).map(({ place }) => place).filter((place) => place.platform === platform);
  const token = secret === undefined ? {} : { token: { origin: new URL(huggingFaceUrl).origin, secret } };
  return [
    {
      name: 'Database',
      async examine() {
        const { check, isWhole } = await checkStore(config.database, clock.now());
        // What is damaged, or is not there yet, is left alone.
        if (!isWhole) return check;
        try {
          known = await read(config, clock);
          return check;
        } catch (cause) {
          return { ...check, findings: [...check.findings, findingOf(databaseName(config.database), cause)] };
        }
      },
    },
    { name: 'Process and posts', examine: () => known && checkReport(known.report) },
    { name: 'HTTP server', examine: async () => web && (await import('./web/check.ts')).checkWeb(web) },
    { name: 'Proxy', examine: () => proxies && checkProxies(config, proxies) },
    {
      name: 'Sources and clock',
      examine: async () =>
        (await import('./sources/check.ts')).checkSources({
          ...{ huggingFaceUrl, arxivUrl, arxivApiUrl, clock, ...token },
        }),
    },
    {
      name: 'Feeds',
      examine: async () =>
        (await import('./sources/check-feeds.ts')).checkFeeds({ arxivRssUrl, arxivCategories, feeds, clock }),
    },
    {
      name: 'Discord',
      examine: async () =>
        discord &&
        (await import('./adapters/discord/check.ts')).checkDiscord({
          ...discord,
          channels: channelsOn('discord'),
          clock,
        }),
    },
    { name: 'Slack', examine: () => slack && checkSlack(slack, { known, channels: channelsOn('slack'), clock, log }) },
    {
      name: 'E-mail',
      examine: async () =>
        mail && (await import('./adapters/email/check.ts')).checkEmail({ ...mail, lost: known?.lostAddresses ?? 0 }),
    },
    {
      name: 'Language model',
      examine: async () => model && checkModel(openAnswerModel({ ...model, keyValues: forgetful })),
    },
  ];
}

const checkStore = async (database: DatabaseAddress, now: Date) =>
  database.engine === 'sqlite'
    ? checkDatabase(database.file)
    : (await import('./storage/check-postgres.ts')).checkPostgres(database.url, now);

async function read({ database, retentionDays, secretKeys }: Config, clock: Clock): Promise<Known> {
  const stores = await openStoresToRead(database, { retentionDays, now: clock.now, secretKeys });
  try {
    return {
      report: await reportStatus(stores.status, { version, now: clock.now() }),
      channels: await stores.channels.all(),
      lostAddresses: await stores.lostAddresses(),
      installations: await installationsIn(stores),
    };
  } finally {
    await stores.close();
  }
}

async function installationsIn({ installations }: Pick<Stores, 'installations'>): Promise<Known['installations']> {
  const found: Known['installations'] = new Map();
  for (const tenant of (await installations?.tenants('slack')) ?? []) {
    found.set(tenant, (await installations?.get({ platform: 'slack', tenant }))?.tokens);
  }
  return found;
}

/** The one workspace of a bot token, or each that has installed the app by itself. */
async function checkSlack(
  slack: NonNullable<Config['slack']>,
  { known, clock, ...given }: { known: Known | undefined; channels: Place[]; clock: Clock; log: Log },
): Promise<Check> {
  if ('botToken' in slack) return (await import('./adapters/slack/check.ts')).checkSlack({ ...slack, ...given });
  const { checkWorkspaces } = await import('./adapters/slack/check-workspaces.ts');
  return checkWorkspaces({ ...slack, ...given, installed: known?.installations ?? new Map(), now: clock.now() });
}

/** From here on all that is asked goes the way the settings say. */
async function checkProxies(config: Config, proxies: NonNullable<Config['proxies']>): Promise<Check> {
  const { of } = await useProxies(proxies);
  return { name: 'Proxy', facts: [tellWays(destinationsOf(config), of)], findings: [] };
}

/** Asks the model a small question, as an answer would; what its address takes is not kept, for it may have to be mended. */
async function checkModel(model: AnswerModel): Promise<Check> {
  const health = await model.check(new AbortController().signal);
  return health.kind === 'answers'
    ? { name: 'Language model', facts: [health.words], findings: [] }
    : { name: 'Language model', facts: [], findings: [{ what: health.what, remedy: health.remedy }] };
}

const forgetful: KeyValueStore = { get: async () => undefined, set: async () => {}, change: async () => {} };
