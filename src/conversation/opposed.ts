import { plainly } from './manners.ts';
import { readSentence } from './words.ts';

/**
 * Two wishes in one sentence, of which one begins something and the other ends it: "subscribe to robotics and stop
 * diffusion". One button does one of them.
 */
export function opposed(text: string): { first: string; second: string } | undefined {
  const tokens = text.trim().split(/\s+/).slice(0, longest);
  const [clause] = readSentence(text).clauses;
  const begun = kinds.get(plainly(clause?.words ?? [])[0]?.text ?? '');
  const at = tokens.findIndex((token, place) => {
    const kind = kinds.get(token.toLowerCase());
    const isWish = kind !== undefined && kind !== begun && !isOfTopic(kind, tokens[place + 1]?.toLowerCase() ?? '');
    return place > 1 && isWish && isJoint(tokens[place - 1] ?? '');
  });
  if (begun === undefined || at === -1 || at + 1 === tokens.length) return undefined;
  const end = tokens.slice(0, at).findLastIndex((token) => !joints.has(token.toLowerCase()));
  return { first: tokens.slice(0, end + 1).join(' '), second: tokens.slice(at).join(' ') };
}

/** "Add pause and resume training", "follow video, drop out and attention" */
const isOfTopic = (kind: 'begins' | 'ends' | 'rests', behind: string) =>
  behind === 'out' || (kind === 'rests' && /^[a-z]+$/.test(behind) && !ofPosts.has(behind));
const ofPosts = new Set(
  'posting posts it the this all everything for until on in at now again tomorrow here and'.split(' '),
);

const longest = 40;
const isJoint = (token: string) => joints.has(token.toLowerCase()) || /[,;.]$/.test(token);
const joints = new Set(['and', 'but', 'then', 'also', 'please', 'instead', '&']);

const kinds = new Map<string, 'begins' | 'ends' | 'rests'>([
  ...['subscribe', 'follow', 'track', 'add'].map((verb) => [verb, 'begins'] as const),
  ...['stop', 'unsubscribe', 'unfollow', 'drop', 'remove'].map((verb) => [verb, 'ends'] as const),
  ...['pause', 'resume'].map((verb) => [verb, 'rests'] as const),
]);
