import { stemsOf } from '../analysis.ts';

/**
 * Words by which the same is retold, which neither WordNet nor a question's synonyms hold together. They only excuse a word that
 * a claim brings: a row has what is near enough to be one retelling, never two things of the field that are told apart.
 */
const rows = `
answer response reply output
accurate precise correct exact accuracy precision
add append inject insert attach augment introduce
agree align consistent match
ask query prompt question request
automatic automate
beat outperform surpass exceed outdo superior
build construct assemble curate collect gather compile create
cause induce trigger introduce incur produce yield bring result
check verify validate inspect examine audit
cheap inexpensive affordable low lightweight
clip video footage
combine merge fuse join integrate unify blend
compress shrink condense reduce compact
constrain restrict limit bound
convert transform translate map turn
copy replicate imitate mimic
costly expensive overhead prohibitive burden cost
data dataset corpus sample
delete remove drop prune discard eliminate omit filter
depend rely hinge
detect identify recognize find discover spot
divide split partition decompose separate
doctor physician clinician expert
document text article passage
edit modify revise rewrite change alter update
error mistake failure wrong incorrect fault
estimate approximate predict measure
expose visible reveal plaintext
explain interpret interpretable explanation rationale
fail failure struggle break
fast quick rapid speed accelerate efficient
flexible adaptable versatile
generate synthesize produce create render
guide steer direct control condition
hidden latent implicit internal
hurt harm degrade damage worsen
ignore overlook neglect disregard
image picture visual photo photograph
infer deduce derive
input prompt query
judge evaluate assess rate score
keep retain preserve maintain
label annotate annotation
language linguistic text textual
long lengthy extended
loss drop decline degradation reduction
manual hand handcrafted
mix blend combine mixture
modality modal multimodal
move motion movement
noise noisy
people person human user participant individual
pick select choose sample
predict forecast anticipate
public release open available
question query
random arbitrary stochastic
rare scarce limited uncommon sparse
rate score grade
reason reasoning think
recover restore reconstruct
refine improve polish
repeat iterate iterative
reward incentive incentivize
rollout trajectory sampling generation
run execute execution deploy
safe safety harmless
save reduce cut
search retrieve retrieval look
share common joint unify
short brief compact
show demonstrate exhibit display
simulate simulation simulator virtual
slow latency delay
speech voice audio spoken
split divide partition
stable stability consistent steady
store save cache memory
summarize summary condense
teach train learn supervise instruct
test evaluate evaluation benchmark assess experiment
text textual language word
tune finetune adjust optimize
unlabeled unsupervised
unseen novel new unknown
usual typical conventional traditional standard
weight parameter
wrong incorrect error erroneous`;

const matesOf = new Map<string, Set<string>>();
for (const row of rows.trim().split('\n')) {
  const stems = stemsOf(row);
  for (const stem of stems) matesOf.set(stem, new Set([...(matesOf.get(stem) ?? []), ...stems]));
}

/** Whether one of these stems may be what the word retells. */
export const isRetelling = (stem: string, stems: readonly string[]): boolean => {
  const mates = matesOf.get(stem);
  return mates !== undefined && stems.some((other) => mates.has(other));
};
