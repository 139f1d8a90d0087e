import type { Place } from '../chat/place.ts';
import type { Reply, Rich } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { shorten } from '../text.ts';
import { type Delivery, notice } from './delivery.ts';
import type { DeliveryState } from './delivery-state.ts';

/**
 * What the person of a mailbox is told, where they asked for their mails (`owner`), of a mail that did not arrive or may
 * not have; undefined where there is nothing to tell. Of a refusal once a month for each reason, of the rest each time.
 */
export function mailNotice(mailbox: Place, state: DeliveryState, owner: Place): Delivery | undefined {
  const reply = wordsFor(state);
  if (reply === undefined || !('at' in state)) return undefined;
  const which = state.kind === 'rejected' ? reply.summary : state.at;
  return notice(owner, reply, `${mailbox.channel} ${state.kind} ${which}`, new Date(state.at));
}

function wordsFor(state: DeliveryState): Reply | undefined {
  switch (state.kind) {
    case 'gone':
      return said(`I send you no more mails: ${because(state)}.`, [
        { text: '/paper connect email', mark: 'code' },
        ' with your address begins again.',
      ]);
    case 'rejected':
      return said(`A mail with your papers was refused: ${because(state)}.`, ['The papers can come with a later one.']);
    case 'assumed':
      return said(`Nobody can tell whether a mail with your papers arrived: ${because(state)}.`, [
        'They are not sent twice; ',
        ...today,
      ]);
    case 'expired':
      return said('A mail with your papers was not sent: when it could be, it was too late for it.', [
        'The papers can come with a later one; ',
        ...today,
      ]);
    default:
      return undefined;
  }
}

const because = ({ reason }: { reason: string }) => shorten(reason, 300);
const today: Rich = [{ text: '/paper today', mark: 'code' }, ' shows the papers here.'];

const said = (summary: string, note: Rich): Reply => say(summary, { type: 'note', text: note });
