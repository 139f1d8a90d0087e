import { expect, it } from 'vitest';
import { secondThought } from '../../src/conversation/second-thought.ts';
import { meant } from './meant.ts';

/** What a sentence searches: the query, its order and how many papers are wanted, as one text. */
function searched(text: string): string {
  const intent = meant(text);
  if (intent.kind !== 'search') return intent.kind;
  return [intent.query, intent.sort, intent.limit].filter((one) => one !== undefined).join(' ');
}

it.each([
  ['robot grasping, only ones with code', 'robot grasping code:yes'],
  ['papers on tts that have a public repo', 'tts code:yes'],
  ['vla models, code available', 'vla models code:yes'],
  ['ocr papers whose code is on github', 'ocr code:yes'],
  ['depth estimation w/ code please', 'depth estimation code:yes'],
  ['image matting code:yes', 'image matting code:yes'],
  ['watermark detection (code available)', 'watermark detection code:yes'],
  ['papers with code', 'code:yes'],
  ['speech codecs thats got a repo', 'speech codecs code:yes'],
  ['OCR models. Code needs to be available', 'OCR models code:yes'],
  ['lip reading, and code has to be there', 'lip reading code:yes'],
])('%s: papers whose page links code', (text, query) => expect(searched(text)).toBe(query));

it.each([
  'math reasoning with code',
  'papers with code generation',
  'training on code only',
  'molecule generation, with code if possible',
  'papers about llms that have code interpreters',
])('%s: no condition on code', (text) => expect(searched(text)).not.toContain('code:yes'));

it.each([
  ['search for keyword diffusion since march', 'since:2026-03 keyword:diffusion'],
  ['papers with the keyword "world models"', 'keyword:"world models"'],
  ['find papers tagged with keyword agents please', 'keyword:agents'],
])('%s: papers of a keyword', (text, query) => expect(searched(text)).toBe(query));

it.each(['papers on keyword spotting', 'find keyword extraction papers', 'search keyword search engines'])(
  '%s: a topic that holds the word',
  (text) => expect(searched(text)).not.toContain('keyword:'),
);

it('leaves the keyword of a subscription its topic', () =>
  expect(meant('follow papers with the keyword robotics here')).toEqual({
    kind: 'change',
    command: 'subscribe',
    options: { topic: 'keyword:robotics' },
  }));

it.each([
  ['rnn or ssm, whatever you have', 'rnn | ssm'],
  ['papers about tensor parallelism or dora, either works', '"tensor parallelism" | dora'],
  ['newest papers on tts or asr', 'tts | asr new'],
])('%s: any of them will do', (text, query) => expect(searched(text)).toBe(query));

it.each([
  'supervised or unsupervised learning papers',
  'anything new on text or image generation',
  'quadruped or humanoid robots',
])('%s: the sides share a word', (text) => expect(searched(text)).not.toContain('|'));

it.each([
  ['watermarking papers because we have to decide before october', 'watermarking'],
  ['tabular data n stuff please', 'tabular data'],
  ['moin, any papers on watermarking?', 'watermarking'],
])('%s: what is said beside the topic is none', (text, query) => expect(searched(text)).toBe(query));

it.each([
  ['forecasting with recurrent neural nets', 'forecasting recurrent neural nets'],
  ['link prediction graph neural nets', 'link prediction graph neural nets'],
])('%s: the name is whole', (text, query) => expect(searched(text)).toBe(query));

it('keeps the bound of papers that are from before a month', () =>
  expect(searched('watermarking papers from before april')).toContain('until:'));

it.each([
  ['OCR papers, nothing handwritten', 'OCR -handwritten'],
  ['point clouds, but leave out "semantic segmentation"', 'point clouds -"semantic segmentation"'],
  ['sparse attention without "linear attention"', 'sparse attention -"linear attention"'],
  ["grasping papers that don't use simulation", 'grasping -simulation'],
  ['code review, ignore the ones on security', 'code review -security'],
  ['LLM pruning. No quantization.', 'LLM pruning -quantization'],
])('%s: what is left out', (text, query) => expect(searched(text)).toBe(query));

it.each([
  'no regret learning',
  'lip sync papers, nothing fancy',
  'inverse rendering papers, no idea which',
  'optical flow papers, nothing older than 2025',
  'reviewers say we ignore watermarking, find me papers on it',
])('%s: leaves no papers out', (text) => expect(searched(text)).not.toMatch(/ -|^-/));

it.each([
  ['show me optical flow, newest first, 8 of them', 'optical flow new 8'],
  ['give me 3 on prompt compression', 'prompt compression 3'],
  ['watermarking, 6 please', 'watermarking 6'],
  ['no more than 4 papers about unlearning', 'unlearning 4'],
  ['I need 10 references on hallucination detection', 'hallucination detection 10'],
  ['more than 3 papers on unlearning', 'unlearning'],
  ['three or four papers on inverse design please', 'inverse design 4'],
])('%s: so many papers', (text, query) => expect(searched(text)).toBe(query));

it.each([
  ['dialogue papers, not older than 4 weeks', 'dialogue since:28d'],
  ['pose estimation, nothing older than a year.', 'pose estimation since:365d'],
  ['lip sync papers that are less than two months old', 'lip sync since:60d'],
])('%s: no older ones', (text, query) => expect(searched(text)).toBe(query));

it.each([
  ['Anna K. Dragan latest', 'author:"Anna K. Dragan" new'],
  ['papers by Rafael J. Gomez-Bombarelli', 'author:"Rafael J. Gomez-Bombarelli"'],
  ['Sertac Karaman, anything on drones?', 'drones author:"Sertac Karaman"'],
  ['Dear Bot, any papers on drones?', 'drones'],
  ['I am new here. Some gentle surveys on drones?', 'surveys drones'],
])('%s: by whom', (text, query) => expect(searched(text)).toBe(query));

it.each([
  ['We run a bakery and our ovens misbehave: any papers on anomaly detection?', 'anomaly detection'],
  ['find papers on sign language translation, I teach deaf children', 'sign language translation'],
  [
    'our index is slow. Could you recommend literature on approximate nearest neighbors',
    'approximate nearest neighbors',
  ],
  ['my team works on speech enhancement, any papers?', 'speech enhancement'],
  ['we serve many adapters, got any papers about that?', 'adapters'],
])('%s: not what somebody tells of themselves beside it', (text, query) => expect(searched(text)).toBe(query));

it.each([
  ['I would like an overview of table understanding', 'table understanding'],
  ['papers on diffusion, I mean rectified flow', 'rectified flow'],
  ['anything about pruning, sorry, quantization', 'quantization'],
])('%s: what is meant', (text, query) => expect(searched(text)).toBe(query));

it.each([
  ['papers with the exact phrase “chain of thought”', '"chain of thought"'],
  ['need everything from Wayve about driving', 'driving org:Wayve'],
  ['anything from kuaishou on recommendation', 'recommendation org:kuaishou'],
  ['papers by the Wayve team on world models', 'world models org:Wayve'],
  ['papers from Shanghai AI Lab on reasoning', 'reasoning org:"Shanghai AI Lab"'],
  ['retrieval papers from the University of Waterloo', 'retrieval org:"University of Waterloo"'],
  ["Kevin Qinghong Lin's papers on GUI agents", 'GUI agents author:"Kevin Qinghong Lin"'],
  ["Mike Zheng Shou's video papers", 'video author:"Mike Zheng Shou"'],
  ['author Ziwei Liu, motion generation', 'motion generation author:"Ziwei Liu"'],
  ['find me work from Carnegie Mellon on robots', 'robots org:"Carnegie Mellon"'],
  ['papers about speech from Kyutai', 'speech org:Kyutai'],
  ['what JPMorgan has published on embeddings', 'embeddings org:JPMorgan'],
  ['papers by Song Han and Ligeng Zhu on pruning', 'pruning author:"Song Han" author:"Ligeng Zhu"'],
  ['diffusion by yang song', 'diffusion author:"yang song"'],
])('%s: who wrote them', (text, query) => expect(searched(text)).toBe(query));

it.each([
  'robot papers about learning from Demonstrations',
  'papers on transfer from Simulation to Reality',
  'agents papers from NeurIPS',
  'papers on synthetic CT from MR',
  'papers of Embodied AI from last week',
  'papers on deep research',
])('%s: names nobody', (text) => expect(searched(text)).not.toMatch(/org:|author:/));

it.each([
  ['robot papers, 2026 only', 'robot since:2026'],
  ['lean proofs 2025 only', 'lean proofs since:2025 until:2025-12-31'],
  ['speech codecs from the first quarter of this year', 'speech codecs since:2026-01-01 until:2026-03-31'],
  ['speech codecs from the last quarter of last year', 'speech codecs since:2025-10-01 until:2025-12-31'],
  ['video agents this month', 'video agents since:2026-06'],
  ['video agents in the last month', 'video agents since:30d'],
])('%s: when', (text, query) => expect(searched(text)).toBe(query));

it('reads what is written for speed as what titles hold', () =>
  expect(searched('medical img segmentation')).toBe('medical image segmentation'));

it.each([
  'is there already a paper on looped transformers? my advisor says so',
  'I am drafting a brief. Are there any publications about looped transformers?',
])('%s: a search', (text) => expect(searched(text)).toContain('looped transformers'));

it.each<[string, string]>([
  ['subscribe us to agent memory with code', 'agent memory code:yes'],
  ['follow medical imaging but leave out "segmentation"', 'medical imaging -segmentation'],
  ['subscribe to code generation', 'code generation'],
])('%s: a topic', (text, topic) => expect(meant(text)).toMatchObject({ command: 'subscribe', options: { topic } }));

it.each([
  ['seismology papers please', 'seismology'],
  ['hydrology paper', 'hydrology'],
])('%s: a topic, and not the best of the day', (text, query) => expect(searched(text)).toBe(query));

it.each(['give me papers', 'best papers', 'paper of the day'])('%s: the best of the day', (text) =>
  expect(searched(text)).toBe('top'),
);

it('takes nothing back for a mere apology', () => {
  const text = 'papers on unlearning, sorry about the noise';
  expect(secondThought(text)).toBe(text);
});
