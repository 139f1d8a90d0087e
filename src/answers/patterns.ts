import { anyOf, words } from '../core/any-of.ts';

/** Not the digit of a name ("o1", "System-2", "Llama 3"), of a part of a number, or behind a word with a capital. */
const notInName = String.raw`(?<![\p{L}\d_-]|\d\.|(?<!^|[.:;] )\p{Lu}\p{L}{2,} )`;
/** Nor "3D", "1)" or the year of a citation. */
const notOtherwise = String.raw`(?!\d[dD]\b|\d\)|(19|20)\d\d[a-z]?[);])`;

/** A number that counts or measures. */
export const numeral = new RegExp(
  anyOf`
    ${notInName}${notOtherwise}\d
    \bO\(
    \b(${anyOf`
      ${words('[Zz]ero [Ss]ingle [Oo]nce [Tt]wo [Tt]hree [Ff]our [Ff]ive [Ss]ix [Ss]even [Ee]ight [Nn]ine [Tt]en [Ee]leven [Tt]welve')}
      \w+teen
      ${words('[Tt]wenty [Tt]hirty [Ff]ifty')}
      ${words('hundreds? thousands? millions? billions? [Hh]alf quarter twice double dozens?')}
    `})\b
  `,
  'u',
);

/** A number that measures, not one that counts a few: "three tasks", "a single image". */
export const measure = new RegExp(
  anyOf`
    ${notInName}${notOtherwise}\d
    \bO\(
    -\d[\d.]{0,10}[BMKk]\b
    \b(${anyOf`
      ${words('[Hh]alf halves halved quarter third twice doubles? doubled triples? tripled zero')}
      ${words('hundreds? thousands? millions? billions?')}
      orders? of magnitude
      no (loss|drop|degradation)
    `})\b
  `,
  'u',
);

/** How a model is named: a family's name, a version, a size, or a name right after "model". */
const families = [
  '\\b(?:GPT|L[Ll]a[Mm][Aa]|Qwen|Gemma|Gemini|PaLM|Claude|Mistral|Mixtral|DeepSeek|InternVL|Kimi|Grok|Mamba|T5)',
  '\\b(?:ViT|CLIP|SigLIP|DINO|SDXL|Stable Diffusion|FLUX|Whisper|Sora|(?:Phi|Wan)(?![a-z])|\\w{0,20}BERT)',
  '\\dB\\b',
];
/** What cannot be a dataset's name. */
export const modelFamily = `(?:${families.join('|')})`;
export const modelName = `(?:${[
  ...families,
  '\\b[A-Z][a-z]\\w{0,20}[- ]?v?\\d',
  '\\b[A-Z]\\w{0,20}[a-z]\\w{0,10}(?:VLA|LLM|VLM|LM|GPT|Former|former|Net)\\b',
  '\\bo[1-4]\\b',
  '\\b[A-Z]{2,6}\\d',
  '\\b(?:claude|gpt|gemini|qwen|llama|deepseek|kimi|grok)[-\\d]',
  '\\d[BM]\\b',
  '\\bmodels?,? \\(?(?![A-Z]+s\\b)[A-Z]\\w{0,20}[a-z]',
].join('|')})`;

const troubleShown = words(String.raw`
  however limit\w* fail\w* struggl\w* lack\w* suffer\w* bottleneck\w* challeng\w* under-?perform\w* overlook\w* neglect\w*
  despite yet although only hinder\w* excluding difficult\w* constrain\w* degrad\w* remains? costly insufficient poor\w*
  inherent\w* not
`);

/** What is said of a method's, or of the field's, troubles. */
export const trouble: { shows: RegExp; best: RegExp } = {
  shows: new RegExp(String.raw`\b(${troubleShown}|future work|can(no|')t|unable|may lead)\b`, 'i'),
  best: /\b(limitations?|fail\w*|struggl\w*|cannot|can't|unable|weak\w*|under-?perform\w*|drawback|suffer\w*|difficult\w*|(do|does|did|have|has) not\b|not (test|stud|consider|address|cover)\w*|restrict\w*|too (small|slow|few)|hinder\w*|overlook\w*|lack\w*|bottleneck\w*|limit\w*|(?<!not )only)\b/i,
};
