import type { Paper } from '../papers/paper.ts';
import type { TopicMatch } from '../queries/search.ts';
import type { Topic } from '../queries/topic.ts';
import type { Decision, Verdict } from './ledger.ts';

/**
 * How many featured days a paper can be chosen on. Nobody can tell when a day's list is complete: a late or slowly
 * rising paper gets its chance on the next two.
 */
export const windowDays = 3;

/** A paper that matches one of the channel's topics, and how well. */
export type ScoredPaper = {
  paper: Paper;
  topic: string;
  /** How well it matches, above 0 to 1; between papers that count the same, the better match goes first. */
  strength: number;
  matched: TopicMatch['matched'];
  /** Featured days it is behind the newest of the window: 0 is of today. */
  age: number;
  /** What it counts, see {@link rank}. */
  score: number;
};

/** What a channel would get now, and the verdict on every candidate. */
export type Preview = {
  /** The chosen papers, best first. */
  picks: ScoredPaper[];
  /** How many more matched than the channel takes. */
  moreMatched: number;
  decisions: Decision[];
  /** The featured days looked at, newest first. */
  days: string[];
};

/** What one topic found among the candidates, by paper id. `excluded`: what would match but for this exclusion. */
export type TopicFinding = {
  topic: Topic;
  matches: ReadonlyMap<string, TopicMatch>;
  excluded: ReadonlyMap<string, string>;
};

/** What one channel's choice is made from. */
export type RankInput = {
  /** The name of the source that showed them; its days count. */
  source?: string;
  /** The papers of the window. */
  candidates: readonly Paper[];
  /** The featured days of the window, newest first. */
  days: readonly string[];
  findings: readonly TopicFinding[];
  /** Papers the channel was shown, and when. */
  shown: ReadonlyMap<string, { at: string }>;
  /** Most papers to choose. */
  top: number;
  /** Whether the source of these papers counts upvotes; absent: it does. Without them match and recency count. */
  votes?: boolean;
};

/**
 * Which papers a channel gets, and why. A paper counts its upvotes, half of them where it only mentions the topic,
 * divided by the days it has had to collect them. Every topic gets its fair share of the places first, the rest goes by
 * what the papers count; equal ones by strength, then by id, so that the same input always gives the same choice.
 */
export function rank(input: RankInput, score = input.votes === false ? matchAndRecency : counts): Preview {
  const { candidates, days, findings, shown, top, votes = true } = input;
  const open = candidates.filter(({ id }) => !shown.has(id));
  const scored = (finding: TopicFinding) => open.flatMap((paper) => scoredFor(finding, paper, input, score));
  const byTopic = findings.map((finding) => scored(finding).sort(byScore));
  const chosen = fairShare(byTopic, top);
  const best = bestOfEach(byTopic);
  for (const pick of best) {
    if (chosen.size >= top) break;
    if (!chosen.has(pick.paper.id)) chosen.set(pick.paper.id, pick);
  }
  const picks = [...chosen.values()].sort(byScore);
  // Chosen ones first: a place given to a topic's share counts before a higher score that found none left.
  const order = [...picks, ...best.filter(({ paper }) => !chosen.has(paper.id))];
  const places = new Map(order.map((pick, position) => [pick.paper.id, { pick, rank: position + 1 }]));
  const verdict = (paper: Paper): Verdict => {
    const seen = shown.get(paper.id);
    if (seen !== undefined) return { kind: 'shown-already', at: seen.at };
    const place = places.get(paper.id);
    if (place === undefined) return refusal(findings, paper, votes);
    const { topic, strength, score, age } = place.pick;
    const counted = votes ? { upvotes: paper.upvotes ?? 0 } : {};
    const scored = { topic, strength, score, rank: place.rank, ...counted, age };
    return chosen.has(paper.id) ? { kind: 'chosen', ...scored } : { kind: 'over-cap', ...scored, cap: top };
  };
  return {
    picks,
    moreMatched: order.length - picks.length,
    decisions: candidates.map((paper) => ({ paper: paper.id, verdict: verdict(paper) })),
    days: [...days],
  };
}

/** What a paper counts by: `age` is how many featured days it is behind the newest one. */
export type Score = (paper: { upvotes: number; age: number; strength: number }) => number;

/**
 * Upvotes, half of them where the paper only mentions the topic, divided by the days it has had to collect them: on its
 * second featured day it needs twice the upvotes of a new one to stand level. Compared with others in docs/ranking.md.
 */
const counts: Score = ({ upvotes, age, strength }) => (upvotes * (isMention(strength) ? 0.5 : 1)) / (1 + age);

/** Where no votes are counted. */
const matchAndRecency: Score = ({ strength, age }) => strength / (1 + age);

/** The abstract alone holds what the topic asks for: neither title nor keywords, nor authors or organisation. */
export const isMention = (strength: number) => strength <= 0.5;

function scoredFor(
  { topic, matches }: TopicFinding,
  paper: Paper,
  { days, source, votes = true }: RankInput,
  score: Score,
): ScoredPaper[] {
  const match = matches.get(paper.id);
  const { upvotes = 0 } = paper;
  // Where nobody votes nothing has too few.
  if (match === undefined || (votes && upvotes < topic.minUpvotes)) return [];
  const { strength, matched } = match;
  const shownOn = paper.listed?.find((listing) => listing.source === source)?.on ?? paper.featuredOn;
  const age = shownOn === undefined ? days.length : Math.max(0, days.indexOf(shownOn));
  const counted = Math.round(1000 * score({ upvotes, age, strength })) / 1000;
  return [{ paper, topic: topic.text, strength, matched, age, score: counted }];
}

/** Papers that count the same go by strength (papers nobody has voted for yet, above all), and then by id. */
const byScore = (a: ScoredPaper, b: ScoredPaper) =>
  b.score - a.score || b.strength - a.strength || (a.paper.id < b.paper.id ? -1 : 1);

/**
 * Round by round, each topic takes its best paper that is still free, the topic with the strongest paper first. So a
 * broad topic never crowds out a narrow one.
 */
function fairShare(byTopic: readonly (readonly ScoredPaper[])[], top: number): Map<string, ScoredPaper> {
  const chosen = new Map<string, ScoredPaper>();
  const share = byTopic.length === 0 ? 0 : Math.max(1, Math.floor(top / byTopic.length));
  const bestFree = (papers: readonly ScoredPaper[]) => papers.find(({ paper }) => !chosen.has(paper.id));
  for (let round = 0; round < share; round += 1) {
    const offers = byTopic.flatMap((papers) => {
      const best = bestFree(papers);
      return best === undefined ? [] : [{ papers, best }];
    });
    for (const { papers } of offers.sort((a, b) => byScore(a.best, b.best))) {
      // Looked for again: another topic may have taken the offered one in this round.
      const best = bestFree(papers);
      if (best !== undefined && chosen.size < top) chosen.set(best.paper.id, best);
    }
  }
  return chosen;
}

/** Each paper once, under the topic that fits it best. */
function bestOfEach(byTopic: readonly (readonly ScoredPaper[])[]): ScoredPaper[] {
  const best = new Map<string, ScoredPaper>();
  for (const pick of byTopic.flat().sort(byScore)) if (!best.has(pick.paper.id)) best.set(pick.paper.id, pick);
  return [...best.values()];
}

function refusal(findings: readonly TopicFinding[], { id, upvotes = 0 }: Paper, votes: boolean): Verdict {
  for (const { topic, matches } of findings) {
    if (votes && matches.has(id))
      return { kind: 'below-minimum', topic: topic.text, upvotes, minimum: topic.minUpvotes };
  }
  for (const { topic, excluded } of findings) {
    const by = excluded.get(id);
    if (by !== undefined) return { kind: 'excluded', topic: topic.text, by };
  }
  return { kind: 'no-match' };
}
