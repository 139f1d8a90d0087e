import type { Announcement } from './arxiv-announcements.ts';
import type { ArxivAnswer } from './arxiv-feed.ts';
import type { FeedItem } from './feed-items.ts';
import type { ReadText } from './full-text-writer.ts';

export type ToRead = { kind: 'html' | 'markdown' | 'feed' | 'announcement' | 'items'; text: string };

/** What a document came to. Plain values: they are copied between threads. */
export type ReadDocument =
  | ({ kind: 'sections' } & ReadText)
  /** None in a feed that knows no such paper; undefined when it is no feed. */
  | { kind: 'entries'; answer: ArxivAnswer | undefined }
  | { kind: 'announcement'; announcement: Announcement | undefined }
  | { kind: 'items'; items: FeedItem[] | undefined }
  /** "is nested too deeply": the same document will not be read another time either. */
  | { kind: 'unreadable'; reason: string };

/** What the thread says: that it can read, then one answer for each document. */
export type FromThread = { kind: 'ready' } | ReadDocument;
