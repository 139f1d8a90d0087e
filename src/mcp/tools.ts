import { z } from 'zod';
import type { Invocation } from '../core/chat/reply.ts';
import { papersOnPage } from '../core/queries/search.ts';

/** A tool for agents: a command that looks and changes nothing, under the name and the words that agents know. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  /** Given what `input` has read. */
  invocation(input: Record<string, unknown>): Invocation;
  /** Tells of a team: only for whoever is a member of one. */
  ofTeam?: true;
};

const paper = z.string().min(1).max(300).describe('An arXiv id (2606.19195) or link, or words of a title');
const page = z.int().min(1).max(100).exactOptional().describe('Which page of the list, from 1');

/** Keeps the types of a tool's input while it is written; the list forgets them. */
const tool = <S extends z.ZodObject>(
  parts: Omit<Tool, 'input' | 'invocation'> & { command: string; input: S; options(input: z.output<S>): object },
): Tool => {
  const { command, options, ...rest } = parts;
  return { ...rest, invocation: (input) => invocationOf(command, options(parts.input.parse(input))) };
};

/** What was not given is left to the command. */
const invocationOf = (command: string, options: object): Invocation => ({
  command,
  options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
});

export const tools: readonly Tool[] = [
  tool({
    name: 'search_papers',
    title: 'Search papers',
    description:
      'Finds research papers, best match first. Takes words, "phrases", author:, org:, keyword:, since:2026-05 or since:7d, until:, votes:20, -without and a | b.',
    input: z.object({
      query: z.string().min(1).max(300).describe('What to look for'),
      sort: z.enum(['relevance', 'new', 'upvotes']).exactOptional().describe('The order; relevance unless given'),
      limit: z
        .int()
        .min(1)
        .max(papersOnPage.most)
        .exactOptional()
        .describe(`Papers on a page; ${papersOnPage.usual} unless given`),
      page,
    }),
    command: 'search',
    options: (input) => input,
  }),
  tool({
    name: 'get_paper',
    title: 'Get a paper',
    description: 'One paper: title, authors, abstract, upvotes, and links to arXiv, PDF and code.',
    input: z.object({ paper }),
    command: 'show',
    options: (input) => input,
  }),
  tool({
    name: 'ask_paper',
    title: 'Ask a paper',
    description:
      'Answers a question about one paper with sentences quoted from it and the places where they stand, or says that the paper does not say. It invents nothing.',
    input: z.object({ paper, question: z.string().min(2).max(500).describe('The question, in plain words') }),
    command: 'ask',
    options: (input) => input,
  }),
  tool({
    name: 'todays_papers',
    title: "The day's papers",
    description: 'The papers of a day, most upvoted first; the latest day unless another is given.',
    input: z.object({
      topic: z.string().max(300).exactOptional().describe('Only papers about this; a query as for search_papers'),
      date: z.string().max(60).exactOptional().describe('The day: 2026-06-19, yesterday, last friday'),
      page,
    }),
    command: 'today',
    options: (input) => input,
  }),
  tool({
    name: 'similar_papers',
    title: 'Similar papers',
    description: 'Papers like one that is named, the most similar first, with the words they have in common.',
    input: z.object({
      paper,
      limit: z
        .int()
        .min(1)
        .max(papersOnPage.most)
        .exactOptional()
        .describe(`How many; ${papersOnPage.usual} unless given`),
    }),
    command: 'similar',
    options: (input) => input,
  }),
  tool({
    name: 'what_we_discussed',
    title: 'What we discussed',
    description:
      "Papers that are discussed in the team's channels that you may read, the latest first, and the questions that were asked about them.",
    input: z.object({
      days: z.int().min(1).max(365).exactOptional().describe('How many days back; 30 unless given'),
    }),
    ofTeam: true,
    command: 'discussed',
    options: (input) => input,
  }),
];
