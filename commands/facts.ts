import { z } from 'zod';
import { joined, type Reply, type Rich } from '../src/core/chat/reply.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { longDay } from '../src/core/day.ts';
import { authorList, paperLinks } from '../src/core/papers/card.ts';
import { isAtArxiv, type Paper, pageOf } from '../src/core/papers/paper.ts';
import { counted } from '../src/core/text.ts';
import { ask } from './ask.ts';

const Fact = z.enum(['authors', 'organisation', 'date', 'code', 'links', 'votes']);
type Fact = z.infer<typeof Fact>;

/** What the page of a paper says, asked for in plain words. What it does not say may stand in the paper's text. */
export const facts = defineCommand({
  name: 'facts',
  description: "Say one thing of a paper's page: who, when, where from, code, links or votes",
  hidden: true,
  options: z.object({
    fact: Fact.describe('What is asked'),
    paper: paperOption,
    question: z.string().max(500).default('').describe('The question as it was asked'),
  }),
  async *run({ fact, paper: wanted, question }, context) {
    const found = yield* findPaper(wanted, 'facts', context, { fact });
    if ('reply' in found) return yield found.reply;
    const { paper } = found;
    const said = answers[fact](paper);
    const note = fact === 'votes' && judging.test(question) ? [judged] : [];
    const unknown = unknownOf(question, paper);
    const beside = unknown === undefined ? [] : [`${unknown} `];
    if (said !== undefined) return yield await replyOf(paper, fact, [...beside, ...said, ...note], context);
    yield* ask.run({ question: question.length > 1 ? question : fact, paper: paper.id }, context);
  },
});

/** "Is it any good?" */
const judging = /\b(?:good|great|solid|decent|bad|legit|worth|important|strong|weak|recommend|think|impressive)\b/i;
const judged = '. Whether it is good is for people to judge';

/** What is asked for and stands on no page: what the page does say is no answer to it. A title's own words ask for nothing. */
const unknownOf = (question: string, { title }: Paper): string | undefined =>
  unknown.find(([asked]) => asked.test(question) && !asked.test(title))?.[1];
const unknown = [
  [/\be-?mails?\b/i, 'I know no addresses of authors; the first page of a paper often has them.'],
  [
    /\b(?:accepted|peer[ -]review(?:s|ed)?|conferences?|venues?|journals?)\b/i,
    'I do not know where it was accepted or reviewed; its page does not say.',
  ],
  [/\bdemos?\b/i, 'I know of no demo; its page links none by that name.'],
] as const;

async function replyOf(paper: Paper, fact: Fact, said: Rich, { services, place }: CommandContext): Promise<Reply> {
  const inThread = place.thread !== undefined && (await services.discussions.at(place))?.paper === paper.id;
  const page = { text: "the paper's page", url: pageOf(paper) };
  return {
    summary: plain(said),
    blocks: [
      ...(inThread ? [] : [{ type: 'text' as const, text: [{ text: paper.title, mark: 'bold' as const }] }]),
      { type: 'text', text: [...said, ' · ', page] },
    ],
    audience: 'caller',
    about: paper.id,
    share: { command: 'facts', options: { fact, paper: paper.id }, share: true },
  };
}

/** Who asks for them wants them all; of more the page tells. */
const mostAuthors = 60;

/** Undefined where the page says nothing of it. */
const answers: Record<Fact, (paper: Paper) => Rich | undefined> = {
  authors: ({ authors, organisation }) =>
    authors.length === 0
      ? undefined
      : [`${authorList(authors, mostAuthors)}${organisation === undefined ? '' : ` (${organisation})`}`],
  organisation: ({ organisation }) => (organisation === undefined ? undefined : [organisation]),
  date: ({ id, publishedAt, listed = [] }) => {
    const days: Rich[] = [
      ...(publishedAt === undefined
        ? []
        : [[`${isAtArxiv(id) ? 'On arXiv since' : 'Published on'} ${longDay(publishedAt)}`]]),
      ...listed.map(({ as, on }): Rich => [`on ${as} on ${longDay(on)}`]),
    ];
    return days.length === 0 ? undefined : joined(days);
  },
  code: ({ code }) =>
    code === undefined
      ? undefined
      : ['Code: ', { text: code.url, url: code.url }, code.stars === undefined ? '' : ` ★ ${code.stars}`],
  links: (paper) => paperLinks(paper),
  votes: ({ upvotes, comments = 0, code, page }) =>
    upvotes === undefined
      ? undefined
      : [
          `▲ ${counted(upvotes, 'upvote')}${page === undefined ? '' : ` on ${page.site}`}`,
          comments > 0 ? ` · 💬 ${counted(comments, 'comment')}` : '',
          code?.stars === undefined ? '' : ` · ★ ${counted(code.stars, 'star')} on GitHub`,
        ],
};

const plain = (rich: Rich): string =>
  rich.map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : '')).join('');
