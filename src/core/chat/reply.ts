import { z } from 'zod';
import { Place } from './place.ts';

/**
 * What Paperboy says, free of any platform's markup. Adapters draw every block; a new block type does not compile
 * until each of them does.
 */

/** A run of text with at most one mark. Renderers escape the text; `url` is ours or a paper's checked link. */
export const Span = z.union([
  z.string(),
  z.strictObject({ text: z.string(), mark: z.enum(['bold', 'italic', 'code']) }),
  z.strictObject({ text: z.string(), url: z.string() }),
  /** A person or channel of the platform, by id: drawn as the platform names it, never notifying. */
  z.strictObject({ person: z.string() }),
  z.strictObject({ channel: z.string() }),
  /** A time, drawn by each reader's own clock where the platform can; `text`: what stands elsewhere. */
  z.strictObject({ instant: z.iso.datetime(), as: z.enum(['clock', 'day and clock']), text: z.string() }),
]);
export type Span = z.infer<typeof Span>;

export const Rich = z.array(Span);
/** Text with marks. */
export type Rich = z.infer<typeof Rich>;

/** What a button or a form runs: goes through dispatch like typed text. */
export const Invocation = z.strictObject({
  command: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Answer in the channel instead of privately (the Share button). */
  share: z.boolean().exactOptional(),
  /**
   * What was in force, as people would type it, when the form or button was drawn: an option that is the same is no
   * change, whatever others have changed since. Absent where every option is meant as it stands.
   */
  shown: z.record(z.string(), z.string()).exactOptional(),
});
export type Invocation = z.infer<typeof Invocation>;

export const RunButton = z.strictObject({
  label: z.string(),
  /** One emoji that says the same where there is no room for words. */
  sign: z.string().exactOptional(),
  invoke: Invocation,
  style: z.enum(['primary', 'danger']).exactOptional(),
  /** Takes back what the reply says was done: "undo that" finds it, whatever its label. */
  undoes: z.literal(true).exactOptional(),
  /** Options to ask the person for in a form first, prefilled from `invoke.options`. */
  ask: z.array(z.string()).exactOptional(),
});
/** A button that runs something; the others are links. */
export type RunButton = z.infer<typeof RunButton>;

/** Runs a command, or opens an address. */
export const Button = z.union([RunButton, z.strictObject({ label: z.string(), url: z.string() })]);
export type Button = z.infer<typeof Button>;

/** One paper as a card: short by default, whole (abstract, links) for `show`. Absent means "leave the line out". */
export const PaperCard = z.strictObject({
  type: z.literal('paper'),
  id: z.string(),
  /** Place in the list, from 1. */
  rank: z.int().exactOptional(),
  title: z.string(),
  url: z.string(),
  /** "Kang et al. (7) · ▲ 37 · 💬 3 · code ★ 212" */
  facts: Rich,
  /** One-line summary, snippet or abstract. */
  body: Rich.exactOptional(),
  /** "Here for "diffusion": …" */
  reason: z.string().exactOptional(),
  buttons: z.array(Button),
  image: z.string().exactOptional(),
});
export type PaperCard = z.infer<typeof PaperCard>;

/** A paper of a post, to be read in two seconds: its title, one sentence, one line of facts. */
export const PaperEntry = z.strictObject({
  type: z.literal('entry'),
  id: z.string(),
  /** Place in the post, from 1. */
  rank: z.int(),
  title: z.string(),
  url: z.string(),
  sentence: z.string().exactOptional(),
  /** "for diffusion · ▲ 37 · code ★ 31" */
  facts: Rich,
  /** What can be done with it, what most want first: that one alone where there is no room for a menu. At most five. */
  actions: z.array(RunButton),
});
export type PaperEntry = z.infer<typeof PaperEntry>;

/** One of several things to look at: numbered buttons, or a select where they are many. */
export const Choices = z.strictObject({
  type: z.literal('choices'),
  /** "More about" */
  label: z.string(),
  /** `label`: "1"; `title`: what it is called in a select. */
  choices: z.array(z.strictObject({ ...RunButton.shape, title: z.string() })),
  /** What else there is to click, in the same row where there is room. */
  buttons: z.array(Button),
  /** Small print that shares the label's line. */
  note: z.string().exactOptional(),
});
export type Choices = z.infer<typeof Choices>;

export const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), text: z.string() }),
  z.strictObject({ type: z.literal('text'), text: Rich }),
  /** Small print: counts, sources, hints. */
  z.strictObject({ type: z.literal('note'), text: Rich }),
  PaperCard,
  PaperEntry,
  Choices,
  /** Verbatim words of a paper and where they stand. */
  z.strictObject({ type: z.literal('quote'), text: z.string(), source: Rich }),
  /** Label and value, one line each. */
  z.strictObject({ type: z.literal('facts'), facts: z.array(z.strictObject({ label: z.string(), value: Rich })) }),
  /** Text to copy as it is: BibTeX. */
  z.strictObject({ type: z.literal('code'), text: z.string() }),
  z.strictObject({ type: z.literal('buttons'), buttons: z.array(Button) }),
  z.strictObject({ type: z.literal('divider') }),
]);
export type Block = z.infer<typeof Block>;

/** One answer, or one message of a digest. What does not fit a platform's limits is shortened by its renderer. */
export const Reply = z.strictObject({
  /** One plain line: the notification, and what a screen reader says first. */
  summary: z.string(),
  blocks: z.array(Block),
  /** Who may see it: only the caller, or everyone in the place. */
  audience: z.enum(['caller', 'everyone']),
  /** What the Share button runs; absent where sharing makes no sense. */
  share: Invocation.exactOptional(),
  /** The request was refused or failed: the console's exit status, nothing else, depends on it. */
  failed: z.boolean().exactOptional(),
  /** All that was wrong, where each is about an option: a form says it at the options' fields instead. */
  faults: z.array(z.strictObject({ option: z.string(), problem: z.string() })).exactOptional(),
  /** The one paper it is about: thumbs on the message are votes about that paper. */
  about: z.string().exactOptional(),
  /**
   * What everybody in the channel reads beside this private answer: who changed what they get. Where a platform cannot say
   * it without a post of its own, nobody does.
   */
  tells: Rich.exactOptional(),
  /** The thread this answer leads to: where there is nothing to click, as on a terminal, the person is taken there. */
  leadsTo: Place.exactOptional(),
  /**
   * What it is called, and the topics it is for, where each message of a channel is a post with a title that people talk
   * under (a forum). `isPinned`: it stays on top, in place of the one before.
   */
  post: z
    .strictObject({ title: z.string(), topics: z.array(z.string()), isPinned: z.literal(true).exactOptional() })
    .exactOptional(),
  /** Stands in the channel without notifying anybody, where the platform can (the opener of a discussion). */
  quiet: z.boolean().exactOptional(),
});
export type Reply = z.infer<typeof Reply>;

/** Parts on one line, with dots between them. */
export const joined = (parts: readonly Rich[]): Rich =>
  parts.flatMap((part, position) => (position === 0 ? part : [' · ', ...part]));
