import { composeDigest, type DigestInput } from '../../../src/core/channels/digest.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { paperCard } from '../../../src/core/papers/card.ts';
import type { Paper } from '../../../src/core/papers/paper.ts';
import { aChannel, aTopic } from '../../fixtures/channels.ts';

const base: Paper = {
  id: '2606.00001',
  title: 'Sparse rewards, dense lessons',
  abstract: 'We study how an agent learns when rewards are rare. A second sentence follows here.',
  authors: ['Ada Example', 'Bo Sample', 'Cy Placeholder'],
  upvotes: 37,
  comments: 3,
  featuredOn: '2026-06-19',
  keywords: ['reinforcement learning'],
  code: { url: 'https://github.com/example/sparse', stars: 212 },
};
/** As Hugging Face gives it, with its page there. */
function paper(fields: Partial<Paper>): Paper {
  const given = { ...base, ...fields };
  return { page: { url: `https://huggingface.co/papers/${given.id}`, site: 'Hugging Face' }, ...given };
}

const due = new Date('2026-06-19T07:00:00Z');

const digestOf = (papers: Paper[], given: Partial<DigestInput> = {}): Reply => {
  const [part] = composeDigest({
    picks: papers.map((each) => ({ paper: each, topic: 'diffusion', strength: 1, age: 0, score: 1, matched: [] })),
    moreMatched: 16,
    channel: aChannel({ topics: [aTopic('diffusion'), aTopic('robotics')] }),
    dueAt: due,
    now: due,
    sample: false,
    ...given,
  });
  if (part === undefined) throw new Error('no digest');
  return part.reply;
};

const plainPapers = [
  paper({ summary: { text: 'Rare rewards suffice when lessons are replayed.', byModel: true } }),
  paper({ id: '2606.00002', title: 'Playful robots', organisation: 'NVIDIA', upvotes: 29, featuredOn: '2026-06-17' }),
  paper({ id: '2606.00003', title: 'A short survey', authors: ['Ada Example'], comments: 0 }),
];

/** A late post with papers of two days. */
export const plainDay = digestOf(plainPapers, { now: new Date('2026-06-19T09:20:00Z') });

/** A list as commands answer it. */
export const plainList: Reply = {
  summary: 'Papers like it',
  blocks: [
    { type: 'text', text: ['Papers like it'] },
    ...plainPapers.map((each, at) => paperCard(each, { rank: at + 1, reason: 'In common: planes' })),
  ],
  audience: 'caller',
};

/** What has been seen in papers, and what might be. */
export const hostileTexts = [
  '@everyone @here <@100000000000000001> <@&1> <#1> <t:0:R> <:smile:1> </paper:1>',
  '](https://evil.example) [click](https://evil.example "x") <https://evil.example>',
  '`code` ```js\nalert(1)\n``` **bold** __under__ ~~strike~~ ||spoiler|| *it*',
  '# Heading\n-# small\n- list\n1. one\n> quote\n>>> all quoted',
  'https://evil.example/a_b_c?x=1 discord.gg/abc \u202Egnp.exe \u200B\u2066\uFEFFhidden',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \ud83d عربي עברית \u0000\u001b[31m',
  '\\\\ \\` \\* trailing backslash \\',
];

const hostilePapers = hostileTexts.map((text, at) =>
  paper({
    id: `2606.0010${at}`,
    title: `${text} ${'word '.repeat(100)}`.slice(0, 500),
    abstract: `${text} `.repeat(30),
    authors: Array.from({ length: 664 }, (_, author) => `${text.slice(0, 30)} ${author}`),
    organisation: text,
  }),
);
export const hostileDay = digestOf(hostilePapers);

export const emptyDay: Reply = {
  summary: 'Nothing for diffusion since Tuesday',
  blocks: [{ type: 'text', text: ['Nothing for ', { text: 'diffusion', mark: 'bold' }, ' since Tuesday.'] }],
  audience: 'everyone',
};

/** Ten papers of two days, the most a channel takes, as long as they come. */
export const fullDay = digestOf(
  Array.from({ length: 10 }, (_, at) =>
    paper({
      id: `2606.002${String(at).padStart(2, '0')}`,
      title: `Paper ${at}: ${'a long title about learning '.repeat(4)}`,
      abstract: `${'Every sentence of this abstract is long enough to count '.repeat(5)}. Next.`,
      organisation: 'The University of a Long Name and of the Arts',
      summary: { text: `${'Every sentence of this summary is long enough to count '.repeat(5)}.`, byModel: true },
      featuredOn: at < 5 ? '2026-06-19' : '2026-06-17',
    }),
  ),
  {
    now: new Date('2026-06-19T09:20:00Z'),
    health: { reachable: false, source: 'Hugging Face', since: due.toISOString(), reason: 'timeout' },
  },
);
