import type { AnswerModel } from '../../core/discussions/answer.ts';
import type { ModelOptions } from './answer-model.ts';

/** The operator's language model. Its client takes a while to load: only who asks it anything needs that. */
export function openAnswerModel(options: ModelOptions): AnswerModel {
  let opening: Promise<AnswerModel> | undefined;
  const open = () => {
    opening ??= import('./answer-model.ts').then(({ createAnswerModel }) => createAnswerModel(options));
    return opening;
  };
  return {
    name: options.name,
    claims: async (...asked) => (await open()).claims(...asked),
    check: async (signal) => (await open()).check(signal),
    isKnown: async () => (await open()).isKnown(),
  };
}
