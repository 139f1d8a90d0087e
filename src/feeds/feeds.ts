import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Channel, ChannelStore } from '../core/channels/subscription.ts';
import type { AccessTokens } from '../core/chat/access-tokens.ts';
import type { HttpHandler } from '../core/chat/http-routes.ts';
import type { Memberships } from '../core/chat/memberships.ts';
import type { PersonKey } from '../core/chat/place.ts';
import type { Clock } from '../core/clock.ts';
import { sampleNote } from '../core/commands/source-notes.ts';
import { topicName } from '../core/queries/topic.ts';
import { createRateLimit } from '../core/rate-limit.ts';
import { shorten } from '../core/text.ts';
import { momentOf, writeAtom } from './atom.ts';
import { entriesFor, type FeedPorts, topPapers, type Wanted } from './entries.ts';
import { writeJsonFeed } from './json-feed.ts';

export type FeedsOptions = FeedPorts & {
  channels: Pick<ChannelStore, 'get' | 'ofTenant'>;
  tokens: AccessTokens;
  memberships: Memberships;
  /** Where people reach us, without a slash at its end. */
  publicUrl: string;
  /** Papers of a day where no topic says how many. */
  top: number;
  /** Whether the papers are the sample that comes with the program. */
  isSample(): Promise<boolean>;
  clock: Pick<Clock, 'now'>;
};

const formats = {
  atom: { write: writeAtom, contentType: 'application/atom+xml; charset=utf-8' },
  json: { write: writeJsonFeed, contentType: 'application/feed+json; charset=utf-8' },
};
type Format = keyof typeof formats;
const isFormat = (text: string): text is Format => Object.hasOwn(formats, text);

/** A feed that was asked for: everybody's, or of whoever has the token; `channel`: one of a tenant's. */
type Asked = { path: string; format: Format; token?: string; channel?: string };

/** A feed is written at most so often, in milliseconds; so many are kept. */
const keptMs = 60_000;
const mostKept = 200;
/** What one address may ask for in a minute, and what is written in a minute for all private ones, or for everybody's. */
const perMinute = { address: 60, written: 120 };

/** Answers requests under `/feeds/`. What is private has an address nobody guesses, and is asked for anew each time. */
export function createFeeds(options: FeedsOptions): HttpHandler {
  const { tokens, clock } = options;
  const written = new LRUCache<string, { body: Promise<string>; until: number }>({ max: mostKept });
  const asking = createRateLimit({ limit: perMinute.address, windowMs: 60_000 });
  const writing = createRateLimit({ limit: perMinute.written, windowMs: 60_000 });

  async function bodyOf(asked: Asked, source: Source, now: Date): Promise<string | number> {
    const kept = written.get(asked.path);
    if (kept !== undefined && kept.until > now.getTime() && kept.until <= now.getTime() + keptMs) return kept.body;
    const taken = writing.take(asked.token === undefined ? 'open' : 'private', now.getTime());
    if (!taken.ok) return taken.waitMs;
    // Kept while it is written: whoever asks meanwhile gets the same.
    const body = writeFeed(asked, source, options, now);
    const writtenNow = { body, until: now.getTime() + keptMs };
    written.set(asked.path, writtenNow);
    return body.catch((error: unknown) => {
      if (written.peek(asked.path) === writtenNow) written.delete(asked.path);
      throw error;
    });
  }

  return async (request) => {
    const asked = read(new URL(request.url).pathname);
    const now = clock.now();
    if (asked === undefined) return nothing();
    const person = asked.token === undefined ? undefined : await tokens.ownerOf('feed', asked.token, now);
    if (asked.token !== undefined) {
      // Made-up tokens take no place among those that are counted.
      if (person === undefined) return nothing();
      const limited = asking.take(asked.token, now.getTime());
      if (!limited.ok) return later(429, limited.waitMs);
    }
    const source = await sourceOf(asked, person, options);
    if (source === undefined) return nothing();
    const body = await bodyOf(asked, source, now);
    return typeof body === 'number' ? later(503, body) : answer(request, asked, body);
  };
}

/** What a feed is made of. */
type Source = Wanted & { title: string; since?: string };

async function sourceOf(
  { channel }: Asked,
  person: PersonKey | undefined,
  { channels, memberships, top }: FeedsOptions,
): Promise<Source | undefined> {
  if (person === undefined) return { title: "Paperboy: the day's top papers", topics: topPapers, top };
  if (channel === undefined) {
    const own = await ownChannel(person, channels);
    return own === undefined ? { title: 'Paperboy: your papers', topics: topPapers, top } : of(own);
  }
  const key = { platform: person.platform, tenant: person.tenant, channel };
  const subscribed = await channels.get(key);
  if (subscribed === undefined || !(await memberships.seesPublic(person, key))) return undefined;
  return of(subscribed);
}

const of = ({ topics, top, createdAt }: Channel): Source => {
  const names = topics.map(({ text }) => topicName(text)).join(', ');
  return { title: `Paperboy: ${shorten(names, 200)}`, topics, top, since: createdAt };
};

/** The subscription of a person's direct messages, or of the terminal. */
export async function ownChannel(
  { platform, tenant, person }: PersonKey,
  channels: Pick<ChannelStore, 'ofTenant'>,
): Promise<Channel | undefined> {
  const here = await channels.ofTenant({ platform, tenant });
  if (platform === 'console') return here[0];
  // Where direct messages belong to no server, they are a tenant of the person's own.
  const alone = tenant === person ? [] : await channels.ofTenant({ platform, tenant: person });
  return [...here, ...alone].find(({ place, organiser }) => place.kind === 'dm' && organiser === person);
}

async function writeFeed(asked: Asked, source: Source, options: FeedsOptions, now: Date): Promise<string> {
  const { title, since = momentOf('1970-01-01') } = source;
  const entries = await entriesFor(source, options, now);
  const [latest] = entries;
  const isSample = await options.isSample();
  return formats[asked.format].write({
    ...(isSample ? { title: `${title} (a sample)`, note: sampleNote } : { title }),
    entries,
    address: `${options.publicUrl}${asked.path}`,
    home: options.publicUrl,
    updated: latest === undefined ? since : momentOf(latest.day),
  });
}

/** The paths there are; `connect feed` tells them to people. */
export const pathOf = (format: Format, token?: string, channel?: string): string => {
  if (token === undefined) return `/feeds/top.${format}`;
  return channel === undefined
    ? `/feeds/${token}/own.${format}`
    : `/feeds/${token}/channels/${encodeURIComponent(channel)}.${format}`;
};

function read(path: string): Asked | undefined {
  const pattern = /^\/feeds\/(?:top|([\w-]{32})\/(?:own|channels\/([\w-]{1,64})))\.(atom|json)$/;
  const [, token, channel, format = ''] = pattern.exec(path) ?? [];
  if (!isFormat(format)) return undefined;
  return { path, format, ...(token === undefined ? {} : { token }), ...(channel === undefined ? {} : { channel }) };
}

const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** The same for what never was, is revoked, or is not for this person any more: nothing is told of it. */
const nothing = () => new Response('There is no such feed.\n', { status: 404, headers: common });

const later = (status: number, waitMs: number) =>
  new Response('Too many requests. Try again later.\n', {
    status,
    headers: { ...common, 'retry-after': String(Math.ceil(waitMs / 1_000)) },
  });

function answer(request: Request, { format, token }: Asked, body: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = {
    ...common,
    etag,
    'content-type': formats[format].contentType,
    'cache-control': `${token === undefined ? 'public' : 'private'}, max-age=300`,
    'x-robots-tag': 'noindex',
  };
  return isKnown(request.headers.get('if-none-match') ?? '', etag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}

/** Compared weakly, as RFC 9110 (13.1.2) wants it: what packs an answer on its way makes its tag a weak one. */
const isKnown = (tags: string, etag: string): boolean =>
  tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
