import type { Block } from './reply.ts';

/** A value offered while a person types. */
export type Choice = { label: string; value: string };

/** One option, as registration, forms, the text parser and help see it. */
export type OptionSpec = {
  name: string;
  description: string;
  kind: 'text' | 'integer' | 'boolean' | 'choice';
  required: boolean;
  min?: number;
  max?: number;
  maxLength?: number;
  choices?: string[];
  /** What a form calls it: "How many papers". */
  label: string;
  /** What stands under a form's field, where that is not the description; empty: nothing. */
  hint?: string;
  /** What help says of it, where the description has no room for all. */
  help?: string;
  /** What a form calls its choices, in their order. */
  choiceLabels?: string[];
  /**
   * How a form asks for text that is hard to write: `when` by days and a time of day (see `daysAndTime`), `lines` with
   * one part a line (see `asLines`).
   */
  asks?: 'when' | 'lines';
  /** The command offers values while the person types. */
  completes: boolean;
};

/** A command as registration, forms, the text parser and help see it; made of its schema by `specOf`. */
export type CommandSpec = {
  name: string;
  description: string;
  /** "search <query> [limit]" */
  usage: string;
  options: OptionSpec[];
};

/** A form that asks for options: a modal, or nothing where the platform has none. */
export type Form = {
  title: string;
  command: string;
  /** Shown beside the fields, such as a preview. */
  intro: Block[];
  fields: (OptionSpec & { initial?: string })[];
  /** Options that are settled already. */
  given: Record<string, string | number | boolean>;
  /** What is in force, of the fields: goes with the form, so that what is sent can be told from what was left alone. */
  shown?: Record<string, string>;
};
