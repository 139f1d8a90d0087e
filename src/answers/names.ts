/** Short forms of what has a name: "VLMs" and "3D" name nothing. */
const kindsOnly = new Set(
  `AI AGI AIGC AR ASR CNN CoT CPU CV GNN GPU GUI I2V KV LLM LM LMM LRM LVLM ML MLLM MLP MoE MT NLP OCR PRM QA RAG RL RLHF
  RLVR RM RNN SFT SLM SOTA SoTA T2I T2V TPU TTS UI VLA VLM VQA API 2D 3D 4D`.split(/\s+/),
);

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
    .split(/[^\p{L}\p{N}.-]+|-\p{Ll}{3,30}(?![\p{L}\p{N}])/u)
    .map((word) => word.replace(/[.-]$/, ''))
    .filter(
      (word) =>
        word.length >= 4 &&
        /\p{L}\p{Lu}|\p{L}-?\d/u.test(word) &&
        /\p{Ll}/u.test(word) &&
        !/^(?:[\p{Lu}\d-]+s|\p{Ll}+-\d+)$/u.test(word),
    );

/** Whether a word is short for a kind of things rather than for one of them. */
export const namesKind = (word: string): boolean =>
  kindsOnly.has(/[\p{L}\d]+/u.exec(word)?.[0].replace(/s$/, '') ?? '');

const isName = (telling: string, word: string): boolean =>
  !namesKind(word) && (/\p{Lu}/u.test(telling) || (/\d/.test(telling) && /\p{L}/u.test(word)));
