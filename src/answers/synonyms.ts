import { stemsOf } from './analysis.ts';

/**
 * Other words a paper may use for a question's word, each row standing for one meaning. A row helps a sentence be
 * found, never counts as much as the word itself.
 */
const rows = `
big large size small scale
fast faster speed speedup latency throughput accelerate runtime quick slow acceleration second time lag laggy delay wall-clock real-time
good well accuracy score performance result achieve
bad fail fails failure struggle limitation weakness drawback shortcoming lack wrong problem bottleneck suffer overlook neglect degrade worse lag fall underperform unsatisfactory
people ppl human person participant individual adult user volunteer expert annotator
picture pic image visual photo figure drawing illustration
help benefit gain improve useful
build base built backbone foundation
build construct create curate collect introduce introducing develop assemble gather
test evaluate evaluation benchmark experiment measure assess study
cost expensive price dollar budget cheap money pay overhead
dataset data corpus collection
sample example pair instance item entry question problem
code github repository implementation open-source repo
weights checkpoint
reduce decrease lower drop fewer less decline degrade diminish hurt suppress inhibit attenuate
increase improve gain boost raise enhance higher promote improvement elevate
annotate label annotation
error mistake inaccurate hallucination wrong false incorrect flaw
predict estimate forecast
train pretrain posttrain finetune learn
success succeed solve complete
reach attain achieve obtain score hit get
best top strongest leading highest advanced most-advanced state-of-the-art sota
website webpage page homepage
model llm vlm mllm lmm lvlm vla architecture network
method approach technique framework algorithm
propose introduce present develop
compare baseline against outperform versus surpass than beat exceed
associate link correlate relate association correlation
cause lead induce result trigger
cancer tumor tumour carcinoma malignancy
death mortality die fatal survival
child infant pediatric kid
patient subject participant
enroll recruit assign randomize part
side adverse
dose microgram mg milligram
age old year
tactile touch haptic
prevent protect avoid
essential require necessary need depend critical must
begin start initiate
stop terminate halt end
cheap efficient lightweight low-cost
length long duration
generate synthesize produce synthesis
detect identify find discover recognise recognition
different difference differ unlike distinguish
combine integrate compose compatible plugin together mix merge
support compatible enable
language multilingual bilingual
steps iterations
component part module stage piece
source origin from sourced
hardware gpu tpu accelerator card machine
grade score judge correctness rate mark rating
call dub name term
memory ram vram
mixture blend composition
first 1 one
second 2 two
third 3 three
four fourth 4
five fifth 5
six 6
seven 7
eight 8
ten 10
public publicly open accessible release publish available download access share withhold
come source construct repurpose
sufficient enough existing current prior previous
query search
demonstration demo
defense defence defend safeguard mitigate protect countermeasure
kind class category type variety
share percent percentage fraction proportion ratio
queue wait idle
lm llm language
rl reinforcement
param params parameter
eval evaluation
bench benchmark
vid video
img image
info information
env environment
config configuration setting
perf performance
acc accuracy
talk communicate interact chat conversation dialogue exchange message
log transcript record recording
give hand provide supply assign offer
company commercial industry business
notice detect catch spot observe
switch disable turn remove clamp ablate
danger dangerous harm harmful unsafe toxic risk hazard
few small limited scarce shrink
old historical
student doctoral
plan outline sketch draft
feed input
doctor physician clinician radiologist
phone mobile smartphone device edge
attack hack jailbreak adversarial
secret private privacy confidential
fake synthetic artificial simulated simulation
remember memory recall retain forget
pick choose choice select decide determine
skip omit drop leave exclude without
fix repair address mitigate correct
check verify validate inspect
trust reliable reliability agreement trustworthy confidence
fair bias biased
hard difficult challenging
easy simple straightforward
write compose author
sound audio speech voice
movie video film clip footage
song music
word token vocabulary
goal objective aim target purpose
copy imitate clone replicate
change modify alter edit
move motion movement
stage phase step
alike similar same close
area domain topic field category subject
slow slower slowdown overhead
freeze frozen fixed unchanged untouched
trainable learnable
restriction constraint limit
split decompose divide break
block component ingredient
ordinary standard vanilla classical conventional usual plain normal typical baseline
better improve outperform
criticise critique feedback
insufficient poor
exclude prune discard
turn convert transform map translate
place inject insert
problem issue challenge
solve mitigate address overcome tackle
reduce mitigate alleviate suppress avoid
interfere interference conflict
retrain training-free
finish complete
halfway intermediate
match attain reach
trick technique strategy
fill inpaint restore complete
combine pair hybrid
criterion criteria
harm hurt impair degrade destroy
mode setting
keep preserve maintain retain
fact knowledge
biggest largest
shortest smallest minimal minimum
longest maximum duration
inform notify
differently diverse
commercial licence
skill ability capability competence capacity
smart clever intelligent accuracy
math maths mathematical mathematics
doc docs document
today current existing
miss overlook neglect lack
tiny small lightweight compact
huge giant big massive
spot detect catch
scrape crawl collect gather
clean filter curate
leak contamination leakage
cheat shortcut exploit
break degrade fail harm
reader human evaluator
win outperform best surpass
match par rival comparable competitive
rely depend
save reduce
teach train distill
paste insert
watch attend
robot embodied robotic
crowdsource crowdworker annotator
tweak adjust tune
guess predict
pose orientation rotate
useful applicable application
chinese zh
english en
german de
french fr
japanese ja
korean ko
spanish es
russian ru
live real-time online streaming interactive
answer response reply output
today nowadays existing current contemporary modern recent
short shorten brief concise compact
harsh strict aggressive severe
nice lenient optimistic
approve accept grant permit
reject veto refuse deny decline
contaminate contamination leak leakage exposure
car vehicle driver driving
water fluid liquid
round turn multi-turn multi-round
mesh object asset shape
drop eliminate remove replace
max maximum
min minimum
avg average mean
acc accuracy
`;

const groups = rows
  .trim()
  .split('\n')
  .map((row) => new Set(stemsOf(row)));

const alternatives = new Map<string, Set<string>>();
for (const group of groups) {
  for (const stem of group) {
    const others = alternatives.get(stem) ?? new Set();
    for (const other of group) if (other !== stem) others.add(other);
    alternatives.set(stem, others);
  }
}

/** Stems that may stand for this one; empty for most. */
export const synonymsOf = (stem: string): ReadonlySet<string> => alternatives.get(stem) ?? none;
const none: ReadonlySet<string> = new Set();
