import type { Rich } from '../chat/reply.ts';
import { localTime } from '../schedules/zone.ts';
import { counted, shorten } from '../text.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { RunMessage } from './ledger.ts';

/** How a message stands for whoever waits for it: it is there, taken for being there, still coming, or not coming. */
export type Standing = 'posted' | 'assumed' | 'coming' | 'failed';

/** What a delivery's state means to whoever waits for the message. */
export function standingOf({ kind }: DeliveryState): Standing {
  switch (kind) {
    case 'sent':
      return 'posted';
    case 'assumed':
      return 'assumed';
    case 'pending':
    case 'sending':
    case 'unknown':
      return 'coming';
    case 'rejected':
    case 'gone':
    case 'expired':
      return 'failed';
    default:
      return kind satisfies never;
  }
}

/** What became of a message (or of a paper in it), in sentences about "it". */
export function explainOutcome(
  { state, expiresAt, publishAt }: Pick<RunMessage, 'state' | 'expiresAt' | 'publishAt'>,
  zone: string,
): Rich {
  const time = (at: string) => localTime(new Date(at), zone);
  switch (state.kind) {
    case 'pending':
      return state.reason === undefined
        ? [`It waits for its turn, behind other posts; it is tried at ${time(state.dueAt)}.`]
        : [
            `It could not be posted yet: ${shorten(state.reason, 200)}. It is tried again at ${time(state.dueAt)}, and given up at ${time(expiresAt)}.`,
          ];
    case 'sending':
      return [`It is being posted, since ${time(state.since)}.`];
    case 'sent':
      return [
        'It was posted here on ',
        state.url === undefined ? time(state.at) : { text: time(state.at), url: state.url },
        publishAt === undefined
          ? '.'
          : `; it is published to those who follow this channel at ${time(publishAt)}, or as soon as that is allowed.`,
      ];
    case 'unknown':
      return [
        `Whether it was posted is not known: the answer was lost at ${time(state.since)}. I look for it here at ${time(state.dueAt)}, and post it if it is missing.`,
      ];
    case 'assumed':
      return [
        `I take it as posted, but nobody can tell: the answer was lost, and by ${time(state.at)} I could not look for it (${shorten(state.reason, 200)}).`,
      ];
    case 'rejected':
      return [`It was not posted: it was refused at ${time(state.at)}, because ${shorten(state.reason, 300)}.`];
    case 'gone':
      return [
        `It was not posted: at ${time(state.at)} I could not post here any more (${shorten(state.reason, 300)}).`,
      ];
    case 'expired':
      return [`It was not posted: at ${time(state.at)}, when it could be, it was too late for it.`];
    default:
      return state satisfies never;
  }
}

/** Papers that did not (surely) arrive, one line a kind; each counts once, as the best of its messages stands. */
export function undelivered(messages: readonly RunMessage[]): string[] {
  const seen = new Set(papersThat('posted', messages));
  const count = (standing: Standing) => {
    const papers = papersThat(standing, messages).filter((paper) => !seen.has(paper));
    for (const paper of papers) seen.add(paper);
    return papers.length;
  };
  const [assumed, coming, failed] = [count('assumed'), count('coming'), count('failed')];
  return [
    ...(coming > 0 ? [`${counted(coming, 'paper')} on the way here.`] : []),
    ...(failed > 0 ? [`${counted(failed, 'paper')} could not be posted; /paper why tells the reason.`] : []),
    ...(assumed > 0 ? [`Whether ${counted(assumed, 'paper')} arrived, nobody can tell: the answer was lost.`] : []),
  ];
}

/** Papers of messages that stand so, each once. */
export const papersThat = (standing: Standing, messages: readonly RunMessage[]): string[] => [
  ...new Set(messages.filter(({ state }) => standingOf(state) === standing).flatMap(({ papers }) => papers)),
];
