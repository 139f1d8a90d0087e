import { joined, type PaperEntry, type Rich } from '../chat/reply.ts';
import { dayName } from '../day.ts';
import { paperActions, whereFrom, withdrawnNote } from '../papers/card.ts';
import { oneSentence } from '../papers/one-sentence.ts';
import { type Paper, pageOf } from '../papers/paper.ts';
import { shorten } from '../text.ts';
import type { ScoredPaper } from './rank.ts';

/** Characters: two lines on a phone for a title, a line of facts that stays one, and an address that leaves room for it. */
const longest = { title: 90, topic: 40, organisation: 28, url: 200 };

export type EntryContext = {
  /** What the paper is here for, where that is news: the channel has several topics. */
  wanted?: string;
  /** The post holds papers of several sites: each says of which it is. */
  severalSites: boolean;
  /** The post holds papers of several days: those of an earlier one say which. */
  isEarlier(paper: Paper): boolean;
  now: Date;
};

/** A chosen paper as it stands in a post. */
export function digestEntry(pick: ScoredPaper, rank: number, context: EntryContext): PaperEntry {
  const { id, title } = pick.paper;
  return {
    type: 'entry',
    id,
    rank,
    title: shorten(title, longest.title),
    url: pageOf(pick.paper),
    sentence: sentenceOf(pick.paper),
    facts: factsOf(pick, context),
    actions: paperActions(id),
  };
}

/** Of papers that are looked at: all channels that are due choose among the same ones. */
const sentences = new WeakMap<Paper, string>();

function sentenceOf(paper: Paper): string {
  const sentence = sentences.get(paper) ?? oneSentence(paper.summary?.text ?? paper.abstract);
  sentences.set(paper, sentence);
  return sentence;
}

/** "for robots · UC Berkeley · ▲ 29 · code ★ 31 · Wed": only what says something new. */
function factsOf({ paper }: ScoredPaper, { wanted = '', severalSites, isEarlier, now }: EntryContext): Rich {
  const { organisation, upvotes, code, featuredOn } = paper;
  const facts: Rich[] = withdrawnNote(paper);
  if (wanted !== '') facts.push([`for ${shorten(wanted, longest.topic)}`]);
  // A name that is cut tells nothing: it stands in the private card.
  if (organisation !== undefined && organisation.length <= longest.organisation) facts.push([organisation]);
  if (severalSites) facts.push([whereFrom(paper)]);
  if (upvotes !== undefined) facts.push([`▲ ${upvotes}`]);
  if (code !== undefined && code.url.length <= longest.url) {
    const { url, stars = 0 } = code;
    facts.push([{ text: 'code', url }, ...(stars > 0 ? [` ★ ${stars}`] : [])]);
  }
  if (featuredOn !== undefined && isEarlier(paper)) facts.push([dayName(featuredOn, now).slice(0, 3)]);
  return joined(facts);
}
