import type { Reply, Rich } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { shorten } from '../text.ts';
import type { DeliveryState } from './delivery-state.ts';

/** What the person of a mailbox is told, in the chat, of a mail that did not arrive or may not have; else undefined. */
export function mailNotice(state: DeliveryState): Reply | undefined {
  if (!('reason' in state) || state.reason === undefined) return undefined;
  const reason = shorten(state.reason, 300);
  const again: Rich = [{ text: '/paper connect email', mark: 'code' }, ' with your address begins again.'];
  const papers: Rich = ['They are not sent twice; ', { text: '/paper today', mark: 'code' }, ' shows the papers here.'];
  switch (state.kind) {
    case 'gone':
      return said(`I send you no more mails: ${reason}.`, again);
    case 'rejected':
      return said(`A mail with your papers was refused: ${reason}.`, ['The papers can come with a later one.']);
    case 'assumed':
      return said(`Nobody can tell whether a mail with your papers arrived: ${reason}.`, papers);
    default:
      return undefined;
  }
}

const said = (summary: string, note: Rich): Reply => say(summary, { type: 'note', text: note });
