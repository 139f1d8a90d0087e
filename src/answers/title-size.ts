import type { Quote } from '../core/discussions/answer.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { Question } from './question.ts';

/** The title, where it tells the size of the model that is asked for and the text does not: "Moebius: 0.2B Lightweight …". */
export const titleSize = ({ id, title }: Pick<Paper, 'id' | 'title'>, { types }: Question): Quote | undefined =>
  types.has('model-size') && billions.test(title)
    ? { paper: id, text: title, section: 'title', number: 1, score: 1 }
    : undefined;

/** Millions are as often those of a data set. */
const billions = /\b\d{1,4}(?:\.\d{1,3})?[- ]?B\b(?![- ][tT]okens?\b)/;
