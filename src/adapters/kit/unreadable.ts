import type { Reply } from '../../core/chat/reply.ts';
import { refuse } from '../../core/chat/say.ts';

const expired = refuse('That has expired: it is more than 30 days old. Run the command again.');
const notOurs = refuse('I do not know that button any more. Run the command again.');

/** What is answered to a button or form that cannot be read any more. */
export const unreadable = (read: 'expired' | undefined): Reply => (read === 'expired' ? expired : notOurs);

/** Whether what a click or form carries could be read. */
export const isRead = <T extends object>(read: T | 'expired' | undefined): read is T => typeof read === 'object';
