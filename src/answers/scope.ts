/** What a paper may be confined to, each with the words that say so; what comes with another is no confinement beside it. */
const scopes: readonly { words: RegExp; with: RegExp }[] = [
  {
    words: /\b(?:images?|visual|vision|vl?ms?|[lv]*lvlms?|mllms?|multi-?modal|pictures?|photos?|text-to-image)\b/i,
    with: /\b(?:videos?|movies?|film|3d|scenes?|robot\w*|ocr|pdf|scan\w*|documents?|charts?|gui|screens?|diffusion|object|pixels?|camera|watermark\w*|deepfakes?|faces?|vlas?|vision[- ]language[- ]action)\b/i,
  },
  { words: /\b(?:videos?|movies?|film)\b/i, with: /\b(?:clips?|shots?|footage|talking heads?|world models?)\b/i },
  {
    words: /\b(?:3d|4d|gaussian|nerf|mesh(?:es)?|point clouds?|scenes?)\b/i,
    with: /\b(?:reconstruct\w*|depth|spatial|robot\w*|camera|avatars?|world models?)\b/i,
  },
  {
    words: /\b(?:speech|audio|music\w*|voices?|sounds?|asr|tts|songs?|spoken)\b/i,
    with: /\b(?:talk\w*|listen|hear|melody|interrupt\w*)\b/i,
  },
  {
    words:
      /\b(?:robot\w*|embodied|humanoids?|vlas?|vision[- ]language[- ]action|autonomous driving|driving|navigation)\b/i,
    with: /\b(?:manipulat\w*|grasp\w*|world models?|sim-to-real)\b/i,
  },
  {
    words: /\b(?:medic\w*|clinical|health\w*|radiology|biomedical|surg\w*|eeg|ecg)\b/i,
    with: /\b(?:patients?|doctors?|diagnos\w*|scans?|x-?ray)\b/i,
  },
  { words: /\b(?:financ\w*|trading|stocks?|legal|law)\b/i, with: /\b(?:money|invest\w*|court|contracts?)\b/i },
  {
    words: /\b(?:molec\w*|protein\w*|chemi\w*|materials|crystal|climate|weather|astro\w*|geo\w*|remote sensing)\b/i,
    with: /\b(?:drugs?|scien\w*|satellite|genom\w*)\b/i,
  },
  {
    words: /\b(?:code|coding|software|sql|program\w*|repositor\w*|github)\b/i,
    with: /\b(?:bugs?|developers?|kernels?|swe)\b/i,
  },
  {
    words:
      /\b(?:turkish|korean|japanese|chinese|german|arabic|hindi|indic|indian|vietnamese|persian|french|portuguese|african|polish|russian|spanish|italian|thai|greek|ukrainian)\b/i,
    with: /\b(?:multilingual|languages|translat\w*|low-resource|culture\w*)\b/i,
  },
];

/** Of how many things that a question does not ask about its title says that a paper is on them: "… of 3D Shapes", "… in Medicine". */
export const unaskedIn = (title: string, question: string): number =>
  scopes.filter(({ words, with: near }) => words.test(title) && !words.test(question) && !near.test(question)).length;

/** Whether what the field writes is on the thing that a word is on: "viewpoint" is not on robots, "grasping" is. */
export const isOnThingOf = (word: string, term: string): boolean =>
  scopes.every(({ words, with: near }) => !words.test(word) || words.test(term) || near.test(term));
