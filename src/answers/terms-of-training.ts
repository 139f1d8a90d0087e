/**
 * What people ask, and the terms under which the field writes about it: how models are made, run, measured and looked into.
 * Before the colon stand words that a question holds together, each group after a bar another way to ask.
 */
export const termsOfTraining = `
text other model wrote | train output model | train own text | train model written | internet full ai | web full ai | generated text web | ai written data train: model collapse, self-consuming, synthetic data, recursive training
test question train data | benchmark question train | score inflated | benchmark inflated | already seen benchmark | score trust benchmark | benchmark memory | test set train: data contamination, benchmark contamination, leakage, memorization
rl anything new | rl new skill | rl already could | rl already know | rl capability beyond | rl only sharpen | rl elicit | rl create ability | rl pick already: beyond the base model, reasoning boundary, RLVR, reasoning capacity
true thought compute | thought reflect | thought really compute | thought show really | trust reasoning trace | reasoning trace honest | trace faithful | explain really reason | written reasoning true | say not why | post hoc explanation: chain-of-thought faithfulness, unfaithful reasoning, faithfulness, CoT monitorability
watch thought | monitor thought | monitor reasoning | read thought catch: chain-of-thought monitoring, CoT monitorability
expert never used | expert dead | expert idle | expert unused | expert collapse | expert overload | balance expert | expert evenly: load balancing, expert collapse, auxiliary loss, mixture-of-experts
bit reasoning | quantize reasoning | quantize hurt | quantize quality | quantize lose | 4 bit accuracy | low bit hurt | compress hurt reason | quantize math | bit hurt: quantization, quantized reasoning models, post-training quantization, low-bit
without draft model | no draft model | separate draft | own draft | draft itself: self-speculative decoding, multi-token prediction, parallel decoding, lookahead
draft model | guess token ahead: speculative decoding, draft models
how little data | how much data | few example enough | hundred example | thousand example | small data tune: data efficiency, data selection, less is more, few-shot
which example keep | choose example | select example | pick example | filter example | drop example | example keep train: data selection, data pruning, data curation, coreset
low quality data | bad data | data clean | clean data | dirty corpus: data quality, data filtering, data cleaning
copy answer data | duplicate data | near duplicate: deduplication
rephrase data | rewrite data | rewrite web: rephrasing, synthetic data, data rewriting
code data reason | code pretrain reason | train code help: code pretraining, impact of code
pretrain math data | math corpus: mathematical pretraining, math corpus
mid train | before rl train | between pretrain post: mid-training
longer pretrain hurt | overtrain | train too long: overtraining, catastrophic overtraining
more epoch | see data twice | epoch data: data-constrained, multiple epochs
small model match | small model good | small beat large | tiny model reason | small model reason | small enough: small language models, small reasoning models
one example rl | single example train: one-shot RLVR, one training example
wrong reward | random reward | reward wrong help: spurious rewards, random rewards
reward sparse | rare reward | hardly ever reward | no signal rl: sparse rewards, exploration
all answer wrong | group same reward | zero advantage | problem hard rl: zero-variance prompts, advantage collapse, hard problems
rl slow | rl expensive | rollout slow | rl cost | rollout time: asynchronous reinforcement learning, rollout efficiency, efficient RL
off policy | stale rollout | rl async: off-policy, asynchronous RL, importance sampling
rl forget | rl less forget | sft forget rl: catastrophic forgetting, on-policy
train inference mismatch | rl mismatch: training-inference mismatch
teacher online | on policy distill | student own output teach: on-policy distillation
teach itself label | own label | pseudo label | self label: self-training, pseudo-labels, self-rewarding
reward itself | own judge train: self-rewarding, self-play
judge reasoning train | reward model reason: generative reward models, reasoning reward models
preference data cheap | preference without human | ai feedback: RLAIF, synthetic preferences
dpo better | dpo ppo | rlhf simpler | without reward model: direct preference optimization, DPO
alignment tax | alignment cost ability | safety cost ability: alignment tax, safety tax
small lora full | lora full | lora enough | adapter enough: low-rank adaptation, LoRA, full fine-tuning
many lora | several adapter | switch adapter | combine adapter: LoRA merging, multi-adapter, mixture of LoRA
adapter generate | hypernetwork: hypernetworks, text-to-LoRA
merge break | merge interfere | merge conflict | merge fail: parameter interference, task vectors, model merging
ensemble model | several model together | model team answer: LLM ensembles, mixture-of-agents, model collaboration
optimizer adamw | instead adam | better optimizer | optimizer speed: Muon, optimizer, Shampoo, SOAP
memory optimizer: memory-efficient optimizer, optimizer states
weight decay: weight decay
big batch | batch size: batch size, critical batch size
grow model | start small grow | expand model: model growth, depth up-scaling
loop layer | reuse layer | same layer again | share layer: looped transformers, recurrent depth, parameter sharing
deep layer useless | layer useless | depth wasted | layer redundant: depth pruning, layer redundancy, ineffective layers
position encode | position embed | rope: positional encoding, RoPE
tokenizer matter | tokenizer choice | vocabulary size | better tokenizer: tokenization, tokenizer, vocabulary size
hybrid attention | mix attention mamba | mamba transformer: hybrid architecture, state space model, linear attention
window attention | local attention: sliding window attention
recall long mamba | mamba forget: recall, state space model, associative recall
long context quality | long context degrade | long prompt worse | long input worse | context rot | more context worse | long context really: long-context, context length degradation, long-context benchmark, effective context
needle: needle-in-a-haystack, long-context retrieval
rag long context | retrieve long context | still need rag | long context instead: long-context LLMs and RAG, retrieval-augmented generation
many example prompt | hundred example prompt: many-shot in-context learning
update weight test | learn test time | adapt test time | train test time: test-time training, test-time adaptation
think budget | control think | stop think early | when stop think | decide think | turn off think | think or not: budget control, adaptive thinking, hybrid reasoning, early exit
parallel think | think parallel | many thread reason: parallel thinking, parallel reasoning
longer reason better | longer thought better | worth longer | pay longer reason | longer worth: reasoning length, overthinking, inverse scaling, test-time scaling
more sample better | sample scale | repeat sample: repeated sampling, test-time scaling, pass@k
verify answer | check answer | verifier good: verifier, verification, generative verifier
majority wrong | vote fail: majority voting, self-consistency
reason robust | problem reword | change number problem | reworded math: robustness, perturbation, symbolic variation, GSM-Symbolic
really reason | pattern match reason | reason memorize | reason pretend: memorization, genuine reasoning, illusion of thinking, limits of reasoning
puzzle | arc agi | abstract puzzle: puzzles, ARC-AGI, abstract reasoning
arithmetic | add number | multiply number: arithmetic
long proof | proof natural language | grade proof: proof evaluation, theorem proving
same seed different | nondeterminism | result vary run | reproduce result | run again different: reproducibility, nondeterminism, variance, evaluation variance
score differ setup | eval setup | evaluate noise: evaluation variance, reproducibility, evaluation protocol
leaderboard game | arena trust | arena vote: leaderboard, Chatbot Arena
judge own family | judge own answer | judge favor own | judge same model | judge like itself | favor own: self-preference bias, preference leakage, self-enhancement bias
judge agree human | judge match human | judge reliable | judge consistent: LLM-as-a-judge reliability, human agreement, judge evaluation
judge fool | judge attack | trick judge: judge attack, adversarial judge, LLM-as-a-judge robustness
multiple choice | option order: multiple-choice, option order bias
translated benchmark | translate benchmark: translated benchmarks, multilingual evaluation
benchmark create automatic | make own benchmark | generate benchmark: automatic benchmark generation, benchmark construction
cheap evaluate | few test item | evaluate fewer: efficient evaluation, benchmark subset
predict downstream | predict benchmark small: downstream performance prediction, scaling laws
feature steer | sae useful | autoencoder feature useful | sae baseline | sae probe: sparse autoencoders, steering, SAE evaluation
probe hidden | hidden state know | internal know answer | knows internally: probing, hidden states, internal representations
truth direction | lie detector | detect lie inside: truthfulness, deception probes, linear probes
neuron circuit | attention head role | which head: attention heads, circuits, mechanistic interpretability
where fact store | fact inside | how recall fact: factual recall, knowledge neurons, factual knowledge
concept linear | direction activation: linear representation hypothesis, steering vectors
model introspect | aware itself | self aware | know own state: introspection, self-awareness
diff finetune inside | what change finetune | what tune changes: model diffing, mechanisms of fine-tuning
narrow tune evil | tune insecure code | misaligned after tune | broadly misaligned: emergent misalignment
hidden trait | pass trait data | subliminal: subliminal learning
diffusion language slow | diffusion text slow | diffusion language fast | diffusion llm speed: diffusion language models, parallel decoding, KV cache
diffusion language worse | diffusion text worse | diffusion language lag: diffusion language models, masked diffusion, training-inference gap
diffusion better data | diffusion less data | diffusion language data: diffusion language models, data-constrained
edit text order | any order generate | fill middle: any-order generation, infilling
forget really | unlearn really | really disappear | really gone | removed come back | unlearn relearn | remove train model | remove private | delete copyrighted | erase knowledge: machine unlearning, unlearning, relearning attack
copyrighted train model | reproduce book | verbatim text: memorization, copyright, verbatim
memorize book | copyright book | word for word | copy text word | recite: memorization, verbatim, copyright
calculate code | calculator | arithmetic tool | fix arithmetic: tool-integrated reasoning, program-aided, code interpreter
opt out | train data permission | licence data: data provenance, licensing, consent
who train data | detect trained | was trained: membership inference, training data detection
fingerprint | stolen model | model copied | prove model own: model fingerprinting, model provenance, watermarking
steal model | model extract | api steal: model extraction, model stealing
cheaper provider swap | provider real model | api same model: model substitution, API auditing
energy query | energy inference | power answer: energy consumption, inference energy
batch inference | gpu idle serve | serve cost | serve cheap | cheap serve: LLM serving, throughput, scheduling
prefill decode | first token slow | time first token: prefill, disaggregated serving
serve many lora: multi-LoRA serving
swap memory cpu | model too large gpu | bigger than gpu | not fit gpu | flash disk: offloading, memory-efficient inference
old gpu | consumer gpu | cheap gpu | gaming gpu | home gpu: consumer GPU, resource-constrained, memory-efficient
cut weight | remove weight | prune model | drop weight: pruning, sparsity, structured pruning
one bit | ternary | binary weight: 1-bit, ternary, BitNet
outlier: activation outliers, quantization
vector embed size | embed shrink | small embed: Matryoshka, embedding compression
embed limit | embed fail | single vector enough: embedding limitations, multi-vector retrieval, late interaction
embed instruct | embed llm | llm embed: LLM embeddings, text embeddings
chunk document | split document | chunk size: chunking, document segmentation
query rewrite | rewrite question search | expand query: query rewriting, query expansion
multi hop search | several search step | search many step: multi-hop, agentic RAG, iterative retrieval
retrieve hurt | rag hurt | rag wrong | rag still hallucinate | rag fail: RAG failures, faithfulness, noisy retrieval
old document | outdated document | stale: temporal, outdated knowledge
table pdf | scanned pdf | page image | embed page | screenshot page retrieve | visual document: visual document retrieval, document understanding, multimodal RAG, OCR
ocr needed | ocr still | without ocr: OCR-free, visual document retrieval
handwritten | handwriting: handwriting recognition, handwritten text
formula image | latex image: formula recognition, LaTeX
reason code execution | run code reason | calculate tool | python reason: tool-integrated reasoning, code interpreter, program-aided
answer language | mix language reason | wrong language reason | think language: language consistency, language mixing, language confusion, multilingual reasoning
rlhf diversity | preference diversity | diversity lost | align creative | diversity back: output diversity, mode collapse, diversity collapse, response diversity
without teacher | no teacher | no larger model | own bootstrapping: self-improvement, self-training, reinforcement learning for small models
code train reason | train code better | code reason: code in pre-training, impact of code, code reasoning
lora good | lora really | lora worse: LoRA, full fine-tuning, low-rank adaptation
synthetic replace | synthetic instead human | replace human data | replace human written: synthetic data, human-written, synthetic instruction data
diffusion transformer train | dit train faster | train generator faster: representation alignment, training efficiency, accelerated training
image train order | resolution progressive: progressive training
attention cheap without retrain | attention training free | sparse without train: training-free sparse attention, sparse attention, KV cache compression
many edit | edit break | sequential edit | lifelong edit: sequential editing, lifelong model editing, model degradation
emergent real | ability suddenly real: emergent abilities, metric choice
series foundation better | forecast baseline | simple baseline series: time series foundation models, baselines, zero-shot forecasting
reason generalise | reason transfer | reason other domain: generalization, transfer, out-of-distribution
rl data amount | how much data rl | rl data efficient: data-efficient RL, data selection
rl scale | rl compute | how much rl: scaling RL, RL compute
rl easy hard | difficulty rl | which problem rl: curriculum learning, problem difficulty, data selection
length rl grow | response longer train | rl longer response: response length, length bias
kl needed | kl term | without kl: KL regularization
grpo improve | grpo problem | grpo bias | instead grpo | ppo grpo: GRPO, policy optimization
critic needed | value model | without critic: critic-free, value model
world knowledge rl | knowledge task rl: knowledge, reinforcement learning
agent sft rl | tool rl: agentic reinforcement learning, tool-integrated reasoning
sequence pack | pad: sequence packing
gradient compress | communicate train | slow network train: communication-efficient training, distributed training
checkpoint average | weight average train: checkpoint merging, weight averaging
initialise small | init: initialization
activation function: activation function
norm layer | layer norm: normalization, LayerNorm
residual connect | skip connect: residual connections, hyper-connections
memory layer | lookup layer: memory layers
multi token predict: multi-token prediction
attention head share | grouped query: grouped-query attention, multi-head latent attention
mla: multi-head latent attention
chunk attend | block sparse: block-sparse attention
order of data | data order | shown order | order train data: curriculum learning, data ordering, data efficacy
tokenize language | token language unfair | language token more | language tokens cost: tokenization, multilingual tokenizers, token fertility, tokenization unfairness
fine tune private | tune without leak | private tune | sensitive data tune: differential privacy, private fine-tuning, memorization, privacy-preserving
mamba compare | mamba catch | mamba weak | mamba worse | mamba versus: state space models, Mamba, recall, hybrid architecture
in second | within second | under second | in minute | real time: real-time, fast, feed-forward, seconds
overthink easy | simple question long | long answer easy question: overthinking, adaptive thinking, efficient reasoning
negative result | did not work: negative results, limitations
model size needed | which size model | how big model: model size, scaling laws
compare open close | open weight good | open closed gap: open-source models, proprietary models
data mixture | which data mix | how much code data: data mixture, data mixing
pretrain from scratch small | train cheap llm | train own llm | budget pretrain: cost-effective pretraining, small language models, training recipe
language new add | add language | support language: language adaptation, continual pretraining
forget when add language | forget english: catastrophic forgetting, continual pretraining
learn from feedback text | critique train | language feedback: critique, natural language feedback
reward from video | reward vlm | reward without design: reward models, VLM rewards
reward open | reward write | reward quality text: rubric, generative reward models
tool rl | search rl | rl with search: agentic reinforcement learning, search agents, tool-integrated reasoning
long rollout | long trajectory rl: long-horizon RL, credit assignment
reasoning data | reason data which | good reasoning data: reasoning data, data curation, long chain-of-thought
short and long thought | hybrid think: hybrid reasoning, adaptive thinking
reason image text mix | multimodal reason train | vision reason rl: multimodal reasoning, visual reasoning, reinforcement learning
reason forget vision | think look less | longer reason see less: visual forgetting, hallucination, multimodal reasoning
vlm train data | vlm data | caption data train: vision-language data, data curation, synthetic captions
vlm language weaker | vlm forget text: catastrophic forgetting, language capability, multimodal training
tune vision encoder | freeze vision: vision encoder, multimodal training
connector | projector: projector, vision-language connector
interleaved: interleaved image-text
tabular data llm: tabular, tables
structured knowledge | database knowledge: knowledge graph
similar text match | duplicate question: semantic similarity, sentence embeddings
long embed | embed long document: long-context embeddings
code search | retrieve code: code retrieval, code embeddings
multilingual embed | cross language search: multilingual retrieval, cross-lingual retrieval
retrieve reason | reasoning retrieve | hard query: reasoning-intensive retrieval
rerank llm | rerank slow: reranking, LLM rerankers
cache answer | semantic cache | reuse answer: semantic caching, caching
shared prefix | system prompt cache: prefix caching, KV cache reuse
cache quantize | kv quant: KV cache quantization
evict token | which token keep | drop token cache: KV cache eviction, token eviction
batch different length | schedule request: scheduling, LLM serving
speculate reasoning | speed reasoning model: speculative reasoning, efficient reasoning
compile | gpu code generate | triton: kernel generation, Triton
tpu | npu | accelerator: hardware accelerators, NPU
`;
