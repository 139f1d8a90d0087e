import { parentPort } from 'node:worker_threads';
import { readAnnouncement } from './arxiv-announcements.ts';
import { readFeed } from './arxiv-feed.ts';
import type { FromThread, ReadDocument, ToRead } from './document-protocol.ts';
import { readItems } from './feed-items.ts';
import { fullTextOf } from './full-text-bounds.ts';
import { textOfHtml } from './full-text-html.ts';
import { textOfMarkdown } from './full-text-markdown.ts';
import { NestedTooDeep } from './nested-too-deep.ts';

/** The thread that reads other people's documents, one at a time: what one does to its reader, it does to nobody else. */
if (parentPort === null) throw new Error('this module runs as a worker thread');
const port = parentPort;
const say = (said: FromThread) => port.postMessage(said);

port.on('message', (toRead: ToRead) => say(read(toRead)));
say({ kind: 'ready' });

function read({ kind, text }: ToRead): ReadDocument {
  try {
    switch (kind) {
      case 'html':
        return { kind: 'sections', ...fullTextOf(textOfHtml(text)) };
      case 'markdown':
        return { kind: 'sections', ...fullTextOf(textOfMarkdown(text)) };
      case 'feed':
        return { kind: 'entries', answer: readFeed(text) };
      case 'announcement':
        return { kind: 'announcement', announcement: readAnnouncement(text) };
      case 'items':
        return { kind: 'items', items: readItems(text) };
      default:
        return kind satisfies never;
    }
  } catch (error) {
    return {
      kind: 'unreadable',
      reason: error instanceof NestedTooDeep ? 'is nested too deeply' : `cannot be read (${String(error)})`,
    };
  }
}
