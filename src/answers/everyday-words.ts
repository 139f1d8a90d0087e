import { stemsOf } from './analysis.ts';
import { readRows } from './word-rows.ts';

/**
 * What people in a chat say, and what papers write for it. One way only: who reads "reward" in a paper was not asked for a
 * "carrot". Behind the colon stand the words of a paper.
 */
const rows = `
feed fed eat ingest swallow: train trained training input pretrain
footage: video gameplay recording clip
cartoon: animated animation anime
sum adding maths: arithmetic addition numerical mathematical
bot: agent assistant chatbot dialogue policy
brain boss: planner controller orchestrator coordinator scheduler
box: node instance server device
bolt hook slot attach stick: plug plugin agnostic integrate compatible adapter module modular seamless
bolt: inject
offline: batch
live: streaming interactive online
winner won champion: best outperform highest superior leading
google: gemini gemma palm
openai chatgpt: gpt o1 o3 o4
anthropic: claude
meta facebook: llama
alibaba: qwen
nvidia: nemotron
bigname giant lab vendor: proprietary closed commercial frontier
paid: proprietary commercial closed
nuance nuanced: grained subtle
worth worthwhile: benefit improve gain effective
proof prove math: theory theoretical theoretically theorem bound guarantee formal
empirical: experiment
script: code
memorise memorize: memorization contamination leakage cutoff contaminated
web net: internet online
explain interpret understand: interpretable interpretability explanation explainable transparent rationale trace
bill: cost api
touch: update modify change fine tuning
fork: branch branching
tons heaps loads lots: large scale massive extensive many
labelled labeled label: annotated annotation supervised supervision
scraped: crawled collected
listen hear: audio speech acoustic
look see: visual vision perception perceive
ear: audio
eye: vision visual
paint draw: generate sketch
photoshop retouch: editing edit
mess messed screw screwed flub botch: error fail incorrect
lie invent bullshit: hallucination hallucinate fabricated deceptive deception factual
cheat game gaming: reward hacking shortcut exploit
unlearn: forget forgetting
coach mentor tutor: teacher guide supervise
chop slice cut: prune pruning segment chunk crop truncate partition
squeeze shrink squash: compress compression quantize quantization prune distill
glue stitch blend merge mash: fuse fusion merge combine concatenate aggregate integrate
swap: replace substitute exchange
toss ditch dump throw: discard prune remove eliminate omit filter
messy dirty: noisy noise unstructured
junk garbage rubbish trash: noisy noise irrelevant redundant low
dumb: naive simple
stuck: plateau saturate collapse local
explode blow crash: diverge unstable instability collapse
shaky jitter flicker wobble: temporal inconsistency flickering consistency artifact
blurry fuzzy: resolution fidelity quality
crisp: fidelity detail quality
ugly: artifact quality
pretty nice: aesthetic quality perceptual
photo snapshot: image photograph
grip grasp grab hand: manipulation dexterous gripper
walk run: locomotion legged
hospital clinic: clinical medical
stock money: financial trading market finance
school homework: education educational student
type typed: text instruction prompt
ask asked question: query instruction prompt
knob dial slider: parameter hyperparameter control controllable
recipe: pipeline procedure strategy
sauce magic: insight mechanism technique
gut inside hood: architecture mechanism internal component consist
base sit: backbone foundation initialized
beefy hefty: large
light: lightweight efficient
pricey: cost computational expensive
hole: limitation gap lack
pain headache annoying hassle: challenge bottleneck limitation difficult
catch downside worry: limitation trade tradeoff risk
upside payoff perk: benefit improvement gain
number stat: result accuracy percent
exam quiz: benchmark test
try tried: evaluate evaluation experiment benchmark test
hold survive: robust robustness generalize
elsewhere carry transfer: generalize generalization transfer unseen domain zero
new unfamiliar: unseen novel out distribution
weird odd edge corner: distribution anomaly rare tail
rare: tail
ponder think thought: reasoning reason chain thinking deliberate cot
google lookup: retrieval search retrieve
note scratchpad: memory
click browse: gui web browser
praise thumb like: reward preference feedback
carrot: reward
punish: penalty penalize
vote: voting ensemble consistency aggregate
team crew together several: agent collaborative ensemble cooperation multiagent
rival competitor contender: baseline counterpart
rank place: leaderboard top
folk guy: human user participant
proofread: verify verification validate verifier
double recheck: verify verification reflection refine correction
repeat duplicate dup: redundant redundancy repetition
waste wasteful: redundant redundancy inefficient overhead
hint clue nudge: guidance cue prompt condition
steer: guidance condition conditioning controllable control guide
lock: frozen
scratch: initialization
cap ceiling wall: bound limit constraint budget upper
loop: iterative iteration recurrent
camera angle: viewpoint pose view multiview
skeleton: keypoint pose
lip: facial
dev coder programmer: software programming developer
bug patch: software issue repair vulnerability
puzzle riddle: reasoning logic
spreadsheet: tabular table
pdf: document
screen app: gui interface
sim: simulation simulator
toy: synthetic
kit: toolkit library framework
ingredient: component
sluggish: slow latency
snappy: fast latency
whole entire full: full complete all
hungry: intensive
chatty wordy verbose: length token redundant
crowd group: multi player multiplayer
human handmade manual manually: annotated annotation expert
auto automatic automatically: automated pipeline
hit suffer tank: degrade drop performance loss sacrifice
sacrifice: degrade compromise
tie tied: dependent specific
scale: scalable scaling
big: billion million
fork branch: tree
split: stage
boost: improve gain increase
grade: evaluator evaluation reward critic
job: task
deal handle cope: address support process
tune: fine tuning
spit: generate output
come: derive source
pull: retrieve extract
grow: expand scale
fill: complete
skill ability: capability category dimension
switch: activate route trigger
escape: break overcome
replace: absorb substitute
topic subject area: domain category discipline
wreck ruin: degrade compromise forget
copy: replicate imitate reproduce
setup: setting problem formulation
piece: component module
cope: handle reliable robust
check: verify verifier verification
before: prior previous first
shape: form
peek: observe
track: trajectory monitor
spot: localize detect
where: location position
cure: fix resolve address mitigate
fake: generated
fetch: download retrieve retrieval
identical: same
obvious: naive straightforward
wrong: downside drawback collapse
extra: additional
picking: selecting choosing
scramble: obfuscate shuffle permute
machine: processor cpu server workstation
talk: babble speech
quick: faster speedup
trick: technique
transplant: replacement
doctor medic: physician clinician radiologist
programmer: engineer
town street: city urban
alarm: positive detection
astray fool: mislead misleading misled spurious deceive
talker: speaker
wide broad: width
thick: thickness
deep: depth
tall: height
seldom: rare infrequent tail
kept stay: retain preserve maintain remain
thrown threw: discard prune remove eliminate omit filter
broken broke: fail failure
chosen chose: select selection
hidden hide: mask occlude
wait: latency delay
home house: household indoor
rent rental: tenancy lease
factory: production industrial manufacturing
luck chance: seed random variance
untrained untouched uncompressed: base original none
nothing: none empty zero
touch: contact
outline: contour segmentation mask annotation
move moved: shift shifted displace
usual: nominal
women men: gender sex female male
lamp lighting: illumination
forbid forbidden: permit
`;

const meant = readRows(rows, stemsOf);

/** Stems that papers write for one that people say; empty for most. */
export const writtenFor = (stem: string): ReadonlySet<string> => meant.get(stem) ?? none;
const none: ReadonlySet<string> = new Set();
