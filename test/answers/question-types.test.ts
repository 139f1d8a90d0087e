import { expect, test } from 'vitest';
import type { QuestionType } from '../../src/answers/question-type.ts';
import { lacksRequired, questionTypesOf } from '../../src/answers/question-types.ts';

test.each<[string, QuestionType[]]>([
  ['how does it differ from LoRA?', ['difference']],
  ['which datasets was it tuned on?', ['dataset', 'named-dataset']],
  ['does it need retraining?', ['need', 'training']],
  ['what happens without the memory?', ['ablation']],
  ['does it work on real robots?', ['practice', 'real']],
  ['who writes code?', ['person']],
  ['does it run on a laptop?', ['hardware']],
  ['what open problems remain?', ['limitation']],
  ['what do they mean by "reward drift"?', ['definition']],
  ['how do the authors define drift?', ['definition', 'method']],
  ['how big is it?', ['amount', 'degree']],
  ['did people like it?', ['human']],
  ['are the weights rounded before they are stored?', []],
  ['what perplexity is left on source code?', ['number']],
  ['does it cope with rooms where the lamp is off?', []],
  ['tell me where the divers went', ['place']],
  ['does it speak languages other than English?', ['language', 'other-language']],
])('%s asks for %j', (question, types) => {
  expect([...questionTypesOf(question)].sort()).toEqual(types);
});

test.each<[QuestionType, string, string]>([
  ['model', 'The judge is RoBERTa.', 'The judge is Philip.'],
  ['named-dataset', 'We evaluate on ReefBench.', 'We evaluate on several tasks.'],
  ['number', 'It takes a single step.', 'It takes System-2 steps.'],
  ['number', 'Sorting takes O(n) steps.', 'Sorting takes Llama 3 away.'],
  ['code', 'We will open-source it.', 'It beats open-source models.'],
  ['code', 'It is freely available.', 'It is linearly available.'],
  ['model', 'We take models (Qwen) apart.', 'We take vision models (VMs) apart.'],
  ['amount', 'It is 3 times faster.', 'It is much faster.'],
  ['human', 'Five students read it.', 'Five models read it.'],
  ['human', 'Nine lawyers read it.', 'Nine parsers read it.'],
  ['other-language', 'It speaks Korean.', 'It speaks English.'],
  ['cost', 'It costs 3 dollars.', 'It costs 3 points.'],
])('of what asks for a %s, "%s" is an answer and "%s" is not', (kind, answer, other) => {
  const types = new Set([kind]);
  expect([lacksRequired(answer, types), lacksRequired(other, types)]).toEqual([false, true]);
});
