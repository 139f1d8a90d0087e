/** What a question asks for, as far as its wording shows. */
export type QuestionType =
  | 'number'
  | 'degree'
  | 'human'
  | 'study'
  | 'compute'
  | 'frame-rate'
  | 'amount'
  | 'dataset'
  | 'named-dataset'
  | 'code'
  | 'limitation'
  | 'failure'
  | 'own-failure'
  | 'need'
  | 'side-effect'
  | 'novelty'
  | 'comparison'
  | 'difference'
  | 'definition'
  | 'cause'
  | 'method'
  | 'gist'
  | 'finding'
  | 'evaluation'
  | 'hardware'
  | 'duration'
  | 'cost'
  | 'person'
  | 'place'
  | 'language'
  | 'other-language'
  | 'licence'
  | 'optimizer'
  | 'funding'
  | 'ablation'
  | 'training'
  | 'practice'
  | 'model'
  | 'model-size'
  | 'data-size'
  | 'speed'
  | 'memory'
  | 'resolution'
  | 'play-time'
  | 'context-length'
  | 'date'
  | 'energy'
  | 'spread'
  | 'agreement'
  | 'real'
  | 'winner'
  | 'generality'
  | 'theory'
  | 'plug-in'
  | 'outcome';

export type QuestionTypeRule = {
  type: QuestionType;
  asked: RegExp;
  /** Words of a question that ask for this and are answered by showing it. */
  words?: string;
  /** What a sentence that answers such a question holds. */
  shows: RegExp;
  /** What the best of them hold; a sentence without it counts half. */
  best?: RegExp;
  /** Without this in the sentence it is no answer. */
  required?: boolean;
  /** It answers by itself, whatever else the sentence says. */
  telling?: boolean;
};
