import type { Place } from '../core/chat/place.ts';
import { utcDay } from '../core/day.ts';
import type { Answer, FullTextState, FullTexts, ModelUse, Section } from '../core/discussions/answer.ts';
import type { Discussions, Question } from '../core/discussions/discussion.ts';
import { isAtArxiv, type Paper } from '../core/papers/paper.ts';
import type { DiscussionPorts } from './ports.ts';

/** Earlier questions of a thread that a new one may lean on. */
const remembered = 5;
/** Sentences a language model is given. */
const evidenceLimit = 24;

/**
 * Answers at once from what is at hand, then again when the full text has come, then again when the language model
 * has restated it. Each answer replaces the one before; the first never waits for the network.
 */
export function createAsking(ports: DiscussionPorts): Pick<Discussions, 'ask' | 'answerAtHand'> {
  const { store, answerer, fullTexts, channels, clock } = ports;

  async function* ask(
    { place, paper, question, by, discussion }: Question,
    signal: AbortSignal,
  ): AsyncGenerator<Answer> {
    const earlier = discussion === undefined ? [] : (await store.questions(discussion)).slice(-remembered);
    const asked: Asked = { place, by: by.person, paper, question, earlier: earlier.map((one) => one.question), signal };

    const stored = await fullTexts.stored(paper.id);
    let sections = stored?.kind === 'sections' ? stored.sections : undefined;
    const state = !isAtArxiv(paper.id) ? 'not-at-arxiv' : stored === undefined ? 'coming' : stateOf(stored);
    const willAsk = ports.model !== undefined && (await channels.get(place))?.modelAllowed === true;
    const coming: ModelUse | undefined =
      willAsk && ports.model !== undefined
        ? { name: ports.model.model.name, outcome: 'coming', used: 0, limit: ports.model.limits.channel }
        : undefined;

    let answer = await answerOf(asked, sections, state, coming);
    const id =
      discussion === undefined ? undefined : await store.asked(discussion, by.person, question, answer, clock.now());
    yield answer;

    if (state === 'coming') {
      const fetched = await fullTexts.fetch(paper.id, place, signal);
      if (fetched.kind === 'sections') sections = fetched.sections;
      answer = await answerOf(asked, sections, stateOf(fetched), coming);
      if (id !== undefined) await store.answered(id, answer);
      yield answer;
    }
    if (coming !== undefined) {
      answer = await restated(asked, sections, answer);
      if (id !== undefined) await store.answered(id, answer);
      yield answer;
    }
  }

  const answerAtHand: Discussions['answerAtHand'] = async ({ paper, question, cover }, signal) => {
    const stored = await fullTexts.stored(paper.id);
    const sections = stored?.kind === 'sections' ? stored.sections : undefined;
    return answerer.about(paper, sections, question, { earlier: [], cover, signal });
  };

  return { ask, answerAtHand };

  async function answerOf(
    { paper, question, earlier, signal }: Asked,
    sections: Section[] | undefined,
    fullText: FullTextState,
    model: ModelUse | undefined,
  ): Promise<Answer> {
    const answer = await answerer.about(paper, sections, question, { earlier, signal });
    return { ...answer, fullText, ...(model === undefined ? {} : { model }) };
  }

  /**
   * The answer with the model's claims, or as it was with the reason why there are none. Where the model says that
   * nothing answers, what was quoted is no answer any more.
   */
  async function restated(
    { place, by, paper, question, earlier, signal }: Asked,
    sections: Section[] | undefined,
    answer: Answer,
  ): Promise<Answer> {
    if (ports.model === undefined) return answer;
    const { model, limits } = ports.model;
    const evidence = await answerer.evidence(paper, sections, question, { earlier, limit: evidenceLimit });
    const day = utcDay(clock.now());
    // Counted when nothing is left to do that can fail but the model's own part.
    const counted = await store.useModel(place, by, day, limits);
    const use = (outcome: ModelUse['outcome'], used = counted.used): ModelUse => ({
      name: model.name,
      outcome,
      used,
      limit: limits.channel,
    });
    if (!counted.allowed) return { ...answer, model: { ...use('limit-reached'), reached: counted.reached } };
    const said = await model.claims(evidence, { text: question, earlier, title: paper.title }, signal);
    if (said.kind === 'no-answer') {
      const { fault, reason } = said;
      ports.log.warn('the language model gave no answer', { model: model.name, fault, reason });
      if (said.isFree) await store.returnModel(place, by, day);
      return { ...answer, model: { ...use('no-answer', counted.used - (said.isFree ? 1 : 0)), fault: said.fault } };
    }
    const { read, fullText } = answer;
    const common = { read, ...(fullText === undefined ? {} : { fullText }) };
    if (said.kind === 'nothing-answers') {
      const nearest = answer.kind === 'quotes' ? answer.quotes[0] : answer.nearest;
      return { kind: 'does-not-say', ...(nearest && { nearest }), ...common, model: use('nothing-answers') };
    }
    if (said.claims.length === 0) return { ...answer, model: use('nothing-usable') };
    const quotes = answer.kind === 'quotes' ? answer.quotes : said.claims.flatMap((claim) => claim.quotes);
    return { kind: 'quotes', quotes, claims: said.claims, ...common, model: use('answered') };
  }
}

/** What an answer says of the full text it was given from. */
const stateOf = (text: Awaited<ReturnType<FullTexts['fetch']>>): FullTextState =>
  text.kind !== 'sections' ? text.kind : text.isPart ? 'part' : 'read';

type Asked = {
  place: Place;
  /** The person who asks. */
  by: string;
  paper: Paper;
  question: string;
  earlier: readonly string[];
  signal: AbortSignal;
};
