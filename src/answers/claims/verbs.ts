/**
 * What things do in abstracts, in words that are seldom nouns there: of each the forms with "s" were verbs in nine of ten
 * places or more (9,000 sentences of recorded abstracts, tagged by wink-nlp, and some added).
 */
const infinitives = new Set(
  `achieve enable outperform improve require introduce provide demonstrate enhance reduce leverage generate support reveal
  allow integrate use employ surpass offer aim lead establish perform include evaluate produce incorporate preserve maintain
  pose transform involve contain consist optimize comprise utilize represent identify generalize match predict mitigate
  suffer depend extend apply fail reach rely select prevent highlight degrade deliver boost struggle unify help suggest
  eliminate refine accelerate coordinate decompose follow expand unlock assess raise recover operate ensure restrict propose
  create excel adopt tend treat lack reconstruct compress empower assign handle trigger exceed adapt grow build span distill
  inject emphasize retain encompass promote synthesize investigate play induce attain encourage execute enforce bring
  consolidate hold adjust arise derive reformulate amplify incur quantify replace prioritize simulate motivate embed address
  define necessitate explore resolve develop prove convert hinder dominate formulate remove lag examine organize discover
  evolve seek mirror minimize equip deteriorate reflect validate accept gather sustain redefine accumulate collapse activate
  detect propagate strengthen distinguish calibrate alleviate admit violate stabilize retrieve orchestrate scan manage
  confirm indicate penalize compute uncover weaken suppress invoke ignore tackle determine restore translate close fill
  extrapolate revise relate constitute consider favor sharpen maximize harmonize showcase underscore elevate affect freeze
  beat reorganize simplify impose add iterate open carry encode decode fix verify lower compare shorten lengthen inpaint
  rescale aggregate allocate attend defend teach correct denoise inherit observe infer slow hide expose read write see
  constrain regulate supervise annotate merge initialize overcome cause precede guide drop update
  extract`.split(/\s+/),
);

/** Whether a word is such a verb as it stands before what it is done to: "encodes", "to encode", "encoding". */
export const isActiveVerb = (word: string): boolean =>
  [word, ...infinitivesOf(word)].some((form) => infinitives.has(form));

function infinitivesOf(word: string): string[] {
  const ending = /(?:ing|ies|es|s)$/.exec(word)?.[0];
  if (ending === undefined) return [];
  const bare = word.slice(0, -ending.length);
  if (ending === 'ing') return [bare, `${bare}e`, bare.replace(/(.)\1$/, '$1')];
  return ending === 'ies' ? [`${bare}y`] : ending === 'es' ? [bare, `${bare}e`] : [bare];
}
