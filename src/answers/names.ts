import { words } from '../core/any-of.ts';

/**
 * Words with a capital or a digit that are more than the first word of a sentence: "Qwen2-VL", "ImageNet". A short form
 * in brackets behind what it stands for names nothing: "human-robot interaction (HRI)".
 */
export const namesIn = (sentence: string): string[] =>
  sentence
    .replace(/(?<=\p{Ll}) \([A-Z]{1,20}s?\)/gu, '')
    .split(/\s+/)
    .filter((word, at) => isName(at === 0 ? word.replace(/\p{L}/u, '') : word, word));

/** Of those, what can only be a name of its own: "DeepSeek-R1", "ImageNet", "Qwen3"; not "GPUs" or "LLMs". */
export const properNamesIn = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}.-]+|-(?:style|like|based)\b/u)
    .map((word) => word.replace(/[.-]$/, ''))
    .filter(
      (word) =>
        word.length >= 4 &&
        /\p{L}\p{Lu}|\p{L}-?\d/u.test(word) &&
        /\p{Ll}/u.test(word) &&
        !/^(?:[\p{Lu}\d-]+s|\p{Ll}+-\d+)$/u.test(word),
    );

const isName = (telling: string, word: string): boolean =>
  /\p{Lu}/u.test(telling) || (/\d/.test(telling) && /\p{L}/u.test(word));

const named = words(String.raw`
  models? \w{0,20}llms? vlms? lms? data-?sets? benchmarks? corpus corpora games? robots? arms? simulators? languages?
  encoders? decoders? backbones? tokenizers? baselines? methods metrics? tools? librar(y|ies) frameworks? architectures?
  countr(y|ies) universit(y|ies) hospitals? compan(y|ies) platforms? teachers? judges? environments? engines? optimi[sz]ers?
  detectors? verifiers? apis? software teams? labs?
`);

/** "which video model", "what's the base LLM?": what has a name of its own. */
export const asksName = new RegExp(String.raw`\b(which|what|what's|whats|base|name)\b.{0,200}\b(${named})\b`, 'i');
