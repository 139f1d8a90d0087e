/**
 * What people ask, and the terms under which the field writes about it: language models, how they are trained and run, agents, safety. Before the colon stand words that a question
 * holds together, in whatever order, each group after a bar another way to ask; a comma parts the terms behind it. One way only:
 * who writes "overthinking" asks for nothing else.
 */
export const termsOfLanguage = `
think much | think long | think easy | reason much | reason long easy | think simple | reason simple | think unnecessary | reason verbose | shorten thought | shorten reasoning | long trace short: overthinking, efficient reasoning, concise reasoning, adaptive thinking
check own | verify own | correct own | own mistake | own error | catch mistake itself | fix own: self-verification, self-correction, self-critique, self-refinement
forget old | forget task | forget train | forget tune | forget learned | forget previous | remember old task | lose old skill | lose ability tune: catastrophic forgetting, continual learning
train own output | train synthetic wrong | synthetic data bad | synthetic data hurt | train generated data | synthetic data problem: model collapse, self-consuming
judge long | judge prefer | judge bias | grade bias | judge trust: length bias, verbosity bias, position bias, judge bias
llm judge | model judge | llm grade | model grade: LLM-as-a-judge, LLM judges
make up fact | make thing | invent fact | makes stuff | wrong fact | lie fact: hallucination, factuality
made up citation | fake reference | cite source | show source: attribution, citation
know when wrong | know not know | know sure | don know | doesn know | refuse answer know | say unsure | sure itself | how sure | confident wrong | admit not: abstention, abstain, unanswerable, knowledge boundary, calibration, overconfidence, uncertainty
cheat reward | game reward | exploit reward | reward trick: reward hacking, reward overoptimization
flatter | agree user | tell user hear | please user: sycophancy
refuse harmless | refuse much | refuse fine: over-refusal
break safety | bypass safety | trick model harmful | get around guard: jailbreak, safety alignment, red teaming
safety tune | safety train undo | harmful tune | benign tune | refuse tune | alignment tune | unsafe tune: harmful fine-tuning, benign fine-tuning, safety degradation, fine-tuned LLMs safety
hidden instruction | malicious instruction | hijack agent: prompt injection
secret trigger | poison data | hidden trigger: backdoor, data poisoning
steal data | leak training data | leak private | remember private | extract training data: memorization, membership inference, privacy
remove knowledge | make forget | delete knowledge: unlearning
same data test | test leaked | benchmark leaked | seen test | contaminated | benchmark cheat: data contamination, benchmark contamination, leakage
written ai | written machine | written llm | ai text detect | ai text tell | detect chatgpt: machine-generated text, AI-generated text
small memory | less memory train | fit one gpu | single gpu train | memory gpu: memory-efficient, quantization, offloading
shrink model | small model big | compress model | fewer bit | low bit: quantization, pruning, model compression, knowledge distillation
run phone | run laptop | run device | run edge | own hardware run: on-device, edge devices, mobile devices
teach small large | small learn large | big teach small | copy large small: knowledge distillation
serve many | serve fast | serve user | many request: LLM serving, inference serving, throughput
fast inference | faster decode | fast generate text | speed llm | speed token | generate token fast: speculative decoding, parallel decoding, multi-token prediction, LLM inference
shrink cache | kv memory | kv compress | cache small | cache evict: KV cache compression, cache eviction
attention cost | attention quadratic | attention expensive | cheap attention | attention long cost: linear attention, sparse attention, efficient attention
replace transformer | alternative transformer | beyond transformer | without attention: state space model, Mamba, linear attention, recurrent
long document | long input | long text | long context | big context | context window | million token: long-context, context extension, length extrapolation
longer than train | longer sequence train | length generalize: length extrapolation, length generalization
middle prompt | middle context | lost middle | information middle | ignore middle: lost in the middle, position bias, positional bias
skip layer | use less layer | stop early | exit early: early exit, layer skipping, layer pruning
different compute token | hard token compute | more compute hard: adaptive computation, mixture-of-depths, looped
think hidden | think without word | reason without word | reason latent | reason silent: latent reasoning, continuous thought
more compute inference | compute test time | think longer help | more time answer | spend compute answer: test-time scaling, inference-time scaling, test-time compute
sample many answer | many answer vote | pick best answer | choose best answer: self-consistency, best-of-n, majority voting
step grade | check step | score step | intermediate step | reward step: process reward model, process supervision
no ground truth | without label reward | reward without answer | no right answer | unverifiable | subjective reward: rubric, non-verifiable, label-free, unsupervised, generative reward model, verifier-free
open ended reward | creative reward | write reward: rubric, creative writing, non-verifiable
rl new ability | rl learn new | rl teach | rl beyond base | rl really reason | rl limit base: RLVR, reasoning boundary, base model
explore rl | entropy rl | rl collapse | diversity rl | rl diversity: entropy collapse, exploration
rl unstable | rl crash | stable rl: training stability, policy optimization, GRPO
memorize generalize rl | sft rl | rl better finetune | rl supervised: SFT and RL, supervised fine-tuning, reinforcement learning
noisy label | noisy preference | label disagree | annotator disagree | people disagree | label contradict | preference contradict: noisy preferences, noisy labels, annotator disagreement, preference noise, label noise
human feedback | human preference | align human | people preference: RLHF, preference optimization, preference alignment, DPO
personal | individual preference | each user | adapt user: personalization, personalized alignment
less data tune | few example tune | how much data tune | quality data tune | choose data tune | pick data tune: data selection, data efficiency, instruction data
good data pretrain | pick data | filter data | choose data | clean web | data quality | web data: data selection, data curation, data filtering, pretraining data
mix data | data proportion | data ratio | domain ratio: data mixture, domain mixing
make train data | create train data | generate train data | make own data | data llm generate: synthetic data generation, data synthesis
run out data | not enough data | data limited | repeat data: data-constrained, data scarcity
predict size | how big model | bigger better | scale predict | compute optimal: scaling laws
train diverge | loss spike | train stable | training unstable | stable pretrain: training stability, loss spikes, normalization
better adam | replace adam | optimizer: optimizer, Muon, second-order
learning rate: learning rate schedule, warmup
tune cheap | tune few parameter | tune part | lora | peft: parameter-efficient fine-tuning, LoRA, low-rank adaptation
combine model | merge model | merge finetune | mix model weight | average weight: model merging, task arithmetic
which model ask | choose model query | cheap model expensive | route query | pick model each: LLM routing, model routing, cascade
edit fact | change fact | update knowledge | new fact model | outdated knowledge: knowledge editing, model editing
inside model | how model works inside | look inside | understand neuron | find feature | what neuron: mechanistic interpretability, sparse autoencoder, circuits
steer model | control behavior inside | change behavior without train: activation steering, steering vectors, representation engineering
true reasoning | say really think | explanation honest | thought honest | reason faithful: chain-of-thought faithfulness, unfaithful reasoning
first token attention | attention sink: attention sink
letter count | count letter | spell word: tokenization, character-level
without token | byte model | tokenization free | tokenizer free | no tokenizer: byte-level, tokenizer-free
minority language | rare language | few data language | not english | african | low resource: low-resource languages, multilingual, cross-lingual transfer
translate: machine translation
culture | country bias | western: cultural bias, cultural alignment
political | left right | gender | racial | stereotype: social bias, political bias, gender bias, fairness
find document answer | search answer document | company document | own document | retrieve answer: retrieval-augmented generation, RAG
bad retrieval | wrong document | noisy document | irrelevant document: robust RAG, noisy retrieval, retrieval-augmented generation
graph rag | knowledge graph rag: GraphRAG, knowledge graph
search web research | deep research | write report | research report: deep research, search agent
search engine llm | learn search | search rl: search agent, agentic search
embed text | search text similar | vector search: text embeddings, dense retrieval
rerank: reranking
agent remember | remember conversation | long conversation | remember user | past conversation | remember told | remember chat | memory chat | memory agent: long-term memory, agent memory, conversational memory, memory-augmented
agent learn experience | agent improve itself | agent learn mistake | get better itself | improve itself | teach itself: self-evolving agents, self-improvement, experience learning
agent long task | long task | lost task | many step task | plan ahead | multi step plan: long-horizon, planning, task decomposition
agent context full | agent history long | agent context: context management, context engineering, context compression
many agent | several agent | agent team | agent together | agent cooperate | agent talk each: multi-agent system, multi-agent collaboration
agent fail | why agent: agent failures, agent failure
call api | use tool | function call | call function | tool call: tool use, tool learning, function calling, tool-integrated reasoning
use computer | click screen | control screen | desktop app | use app | operate computer: computer-use agents, GUI agents
phone app | android | smartphone agent | mobile app: mobile agents, GUI agents, mobile GUI
browse web | use website | book flight | web agent | fill form: web agents, web navigation
fix bug | github issue | real repo | whole repository | real software: SWE-bench, software engineering agents, issue resolution, repository-level
write code | generate code | program correct: code generation
fast code | optimize code | gpu kernel | cuda: code optimization, kernel generation, CUDA kernels
write test | unit test: unit test generation
developer fast | developer productive | programmer fast | coding assistant: developer productivity, coding assistants, AI-assisted programming, pair programming
code safe | code security | security bug | find vulnerability | secure code | vulnerability code: secure code, vulnerability detection
ask database | sql: text-to-SQL
table question | spreadsheet: table understanding, table reasoning
read chart | read plot | read diagram | read figure | chart question: chart understanding, chart question answering, chart reasoning
read table: table understanding, table question answering
chart | plot | graph figure: chart understanding, chart-to-code
pdf | markdown document | parse document | scan document | scanned | ocr: document parsing, OCR, document understanding
make slide | presentation: slide generation
write paper | research automatic | do science | new idea research | run experiment automatic | scientist ai: AI scientist, automated scientific discovery, scientific discovery, idea generation
review paper | peer review: peer review
prove theorem | formal proof | math proof: theorem proving, Lean, formal mathematics
math problem | solve math | olympiad: mathematical reasoning
essay | homework | grade student | grade exam: automated essay scoring, essay grading, automatic grading, educational assessment
tutor | teach student | student learn | school: education, tutoring
law | legal: legal
stock | finance | invest: financial, trading
time series | forecast: time series forecasting
mental | therapy | emotional support: mental health, emotional support
simulate people | pretend people | survey people llm | imitate people | role play | act character: human simulation, social simulation, role-playing agents, persona
persuade | manipulate people | debate: persuasion
deceive | scheme | hide intention | fake alignment | pretend: deception, scheming, alignment faking, sandbagging
evaluate agent | test agent | measure agent: agent evaluation, agent benchmark
benchmark saturated | benchmark good | benchmark trust | leaderboard trust | evaluate fair: benchmark saturation, evaluation validity, leaderboard
evaluate open ended | evaluate text | evaluate without reference | evaluate chat: LLM-as-a-judge, automatic evaluation
evaluate rag | test rag: RAG evaluation, RAG benchmark
prompt sensitive | prompt wording | phrase prompt | write prompt | better prompt | prompt automatic: prompt optimization, prompt engineering, prompt sensitivity
few shot example | example prompt | learn prompt | learn context: in-context learning
follow instruction | obey instruction | many constraint | follow format | json: instruction following, structured output, constrained decoding
diffusion text | text diffusion | diffusion language | not left right | generate parallel: diffusion language models, masked diffusion
energy | electricity | carbon | power use: energy consumption, carbon footprint
cost agent | cheap agent | agent token | agent expensive: cost-efficient agents, efficient agents, token efficiency
hardware fail gpu | train thousand gpu | many gpu: distributed training, large-scale training
train across internet | train decentral | train private data | without sharing: federated learning, decentralized training
expert route | mixture expert | moe: mixture-of-experts, expert routing
expert balance | unused expert: load balancing, mixture-of-experts
recommend | shop | user item: recommendation
advertisement | advert online | advert creative | ad campaign: advertising
news fake | misinformation | rumor: misinformation, fact-checking
hate | toxic: toxicity, hate speech
child | kid: child safety
copyright | artist style stolen: copyright, style mimicry
which training example | training example cause | data behind output | trace output data | which data influence: training data attribution, influence functions, data attribution
more agent help | number agent | add agent | agent scale: multi-agent scaling, scaling agents, number of agents
single agent multi | agent compare single: multi-agent system, single-agent
leak user | agent leak | leak personal | private agent: privacy leakage, contextual integrity, privacy-preserving, data exfiltration
long form answer | long answer evaluate | reference answer evaluate: long-form generation, reference-free evaluation, long-form factuality
reason length | length accuracy | long reason | long chain | reason hurt | short reason | think hurt | token budget | how long think: reasoning length, length control, token budget, efficient reasoning
synthetic pretrain | synthetic human written | generated pretrain: synthetic pretraining data, rephrasing, synthetic corpora
few label | only label | little label | small dataset | little data | label only: few-shot, semi-supervised, data-efficient, low-data, weakly supervised
noisy data | dirty data | wrong label: noisy labels, robust learning, data cleaning
world know | common sense | everyday know: commonsense reasoning
cause effect | causal: causal reasoning, causal discovery
logic | deduce: logical reasoning
theory mind | know other think | belief other: theory of mind, ToM
creative | story write | novel write | fiction: creative writing, story generation
funny | humor | joke: humor
summarize | summary long: summarization
simplify text | plain language: text simplification
keyword extract | extract information | entity: information extraction, named entity recognition
classify text: text classification
knowledge graph: knowledge graph
hyperparameter transfer | tune small transfer large: hyperparameter transfer, muP
grok | sudden learn: grokking
emergent | suddenly able | ability appear: emergent abilities
forget pretrain language | add language | new language model: language adaptation, continual pretraining, vocabulary expansion
domain adapt | own domain | company data tune | special domain: domain adaptation, continual pretraining, domain-specific
big picture open source | open model recipe | reproduce train: open-source, fully open, technical report
sparse | zero weight: sparsity, sparse
fp8 | fp4 | low precision: low-precision training, FP8, FP4, mixed precision
second model check | weak supervise strong | supervise smarter | oversee: scalable oversight, weak-to-strong generalization
self play | play itself: self-play
curriculum | easy hard order | order example: curriculum learning
credit | which step right: credit assignment
long horizon rl | multi turn rl | rl agent train | train agent rl: agentic reinforcement learning, multi-turn reinforcement learning
environment train agent | gym | simulate environment agent: agent environments, environment synthesis
reward model good | test reward model: reward model benchmark, reward modeling
distill reason | reason distill | teach reason small: reasoning distillation, long CoT distillation
tree search | search step | monte carlo: Monte Carlo tree search, tree search
verify program | formal verify: formal verification, verified code
notebook | data analysis | data science | analyst: data science agents, data analysis
excel: spreadsheet
game theory | negotiate | strategy agent: strategic reasoning, negotiation, game-theoretic
collaborate human | human agent | help human | ask user | clarify: human-AI collaboration, proactive agents, clarification questions
trust output | explain decision | why decide: explainability, interpretability
hallucinate detect | detect hallucination | know hallucinate: hallucination detection
conflict retrieve | conflict knowledge | contradict knowledge | conflict know | context contradict: knowledge conflicts, parametric knowledge, contextual faithfulness
answer survey | opinion survey | poll | public opinion: public opinion, survey responses, human simulation
tune diversity | align diversity | lose diversity | same answer: output diversity, diversity collapse, mode collapse, response diversity
fact check: fact-checking, fact verification
update news | current event | time know: temporal knowledge, knowledge cutoff
compress prompt | shorten prompt | context compress: prompt compression, context compression
cache prompt | reuse cache | prefix: prefix caching, KV cache reuse
kernel | hardware: kernel, hardware-aware
cpu | fpga | chip: CPU inference, FPGA, hardware accelerator
guard | moderate | filter harmful: guardrails, content moderation, safety guard
multi turn attack | many turn jailbreak: multi-turn jailbreak
red team | attack automatic: red teaming
agent danger | agent safe | agent risk | agent harmful: agent safety
bio weapon | dangerous knowledge: dangerous capabilities, WMDP
job | labor | economy | worker: economic impact, labor
accent | dialect: dialects, accents
sign language: sign language
kid learn language | baby: BabyLM, developmental
rl other domain | rlvr domain | rl generalize domain | rl math transfer | math other domain | reward other domain: diverse domains, cross-domain, general reasoning, beyond math
distill rl | distill better rl | trace small: distillation and RL, reasoning distillation
general model medical | generalist medical | medical tune: generalist models, domain-adapted medical, medical language models
quality quantity | few better | less data better | small curated: data quality, less is more, data efficiency
attack agent | agent attack | agent defend | tool attack: prompt injection, agent security, agent attacks
lose track | context fill | context full | forget earlier | earlier step: context management, context compression, context folding
website fail | web agent fail | browser fail: web agents
without access | api only | no access: black-box
deduplicate: deduplication
memorize benchmark | memorize test: data contamination, memorization
`;
