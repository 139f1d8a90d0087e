import { removing } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { readSentence } from '../words/words.ts';

/**
 * Two wishes in one sentence that no one command holds: "subscribe to robotics and stop diffusion", "post at 8, and drop
 * video". The first is what is offered, and a note says that the second is to be said by itself.
 */
export function twoWishes(text: string): { first: string; second: string } | undefined {
  const tokens = text.trim().split(/\s+/).slice(0, longest);
  const [clause] = readSentence(text).clauses;
  const begun = kinds.get(plainly(clause?.words ?? [])[0]?.text ?? '');
  const at = tokens.findIndex((token, place) => {
    const kind = kinds.get(token.toLowerCase());
    const isWish =
      kind !== undefined &&
      begun !== undefined &&
      !together.has(`${begun} ${kind}`) &&
      !isOfTopic(kind, tokens[place + 1]?.toLowerCase() ?? '');
    return place > 1 && isWish && isJoint(tokens[place - 1] ?? '');
  });
  if (begun === undefined || at === -1 || at + 1 === tokens.length) return undefined;
  const end = tokens.slice(0, at).findLastIndex((token) => !joints.has(token.toLowerCase()));
  return { first: tokens.slice(0, end + 1).join(' '), second: tokens.slice(at).join(' ') };
}

/** "Add pause and resume training", "follow video, drop out and attention", "remove set prediction and post processing" */
const isOfTopic = (kind: Kind, behind: string) =>
  behind === 'out' ||
  ((kind === 'rests' || kind === 'sets') &&
    /^[a-z]+$/.test(behind) &&
    !(kind === 'rests' ? ofPauses : ofTimes).has(behind));
const ofTimes = new Set(
  'the it them our my this at on to only just us me everything posts papers time times daily every up no more less fewer again'.split(
    ' ',
  ),
);
const ofPauses = new Set(
  'posting posts it the this all everything for until on in at now again tomorrow here and'.split(' '),
);

/** "Add robotics and post at 8" is one command; "stop posting at 8, post at 9" is one time. */
const together = new Set([
  'begins begins',
  'ends ends',
  'leaves leaves',
  'ends leaves',
  'leaves ends',
  'rests rests',
  'sets sets',
  'begins sets',
  'sets begins',
  'ends sets',
]);

const longest = 40;
const isJoint = (token: string) => joints.has(token.toLowerCase()) || /[,;.]$/.test(token);
const joints = new Set(['and', 'but', 'then', 'also', 'please', 'instead', '&']);

/** `leaves`: what ends a topic, and no posts. */
type Kind = 'begins' | 'ends' | 'leaves' | 'rests' | 'sets';
const kinds = new Map<string, Kind>([
  ...['subscribe', 'follow', 'track', 'add'].map((verb) => [verb, 'begins'] as const),
  ...['stop', 'quit'].map((verb) => [verb, 'ends'] as const),
  ...['unsubscribe', 'unfollow', ...removing.split('|')].map((verb) => [verb, 'leaves'] as const),
  ...['pause', 'resume'].map((verb) => [verb, 'rests'] as const),
  ...['post', 'move', 'set', 'switch', 'change', 'make', 'send', 'limit'].map((verb) => [verb, 'sets'] as const),
]);
