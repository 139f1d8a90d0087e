/**
 * What people ask, and the terms under which the field writes about it: agents, safety, people who use models, and what models
 * are used for. Before the colon stand words that a question holds together, each group after a bar another way to ask.
 */
export const termsOfUse = `
injection defence | injection defense | injection adapt | injection attack agent | read mail agent | agent email | agent untrusted | untrusted content | web page trick agent | webpage attack agent: prompt injection, indirect prompt injection, agent security, adaptive attacks
attacker adapt | adaptive attack | defense hold | defence hold | defense survive: adaptive attacks, robustness of defenses
agent delete | agent destroy | agent irreversible | agent wrong action | agent dangerous action | agent mistake cost: unsafe actions, agent safety, guardrails
agent permission | limit agent | sandbox agent | agent privilege: access control, sandboxing, permissions
mcp | tool server | connect tool: Model Context Protocol, MCP, tool ecosystem
many tool | too many tool | hundred tool | choose tool | tool select: tool selection, tool retrieval
tool fail | tool error | tool wrong argument | tool break: tool errors, tool hallucination, robust tool use
tool too often | unnecessary tool | tool when needed: tool overuse, adaptive tool use
skill library | reuse skill | agent skill: agent skills, skill library
agent memory test | memory across session | remember session | survive session | remember next time | memory evaluate | memory benchmark: long-term memory, memory benchmark, multi-session, LoCoMo
memory wrong | memory poison | memory stale: memory poisoning, memory updating
agent summary history | agent history compress | compact history | agent run long: context compression, context folding, context management
agent cost money | agent cost token | agent cheap | agent budget: cost-efficient agents, budget-aware agents, token efficiency
agent slow | agent faster | agent latency: agent efficiency, speculative actions, parallel tool calls
agent stuck | agent loop | agent repeat | agent give up: agent failure, error recovery, looping
agent give false success | agent claim done | agent lie task: false success, verification, deceptive agents
which agent blame | which step wrong agent | debug agent | find failure agent: failure attribution, agent debugging
multi agent fail | agent team fail | team worse | agent miscommunicate: multi-agent failures, failure taxonomy, multi-agent systems
one agent enough | single agent good | one strong agent | single strong | multi agent worth | multi agent really | team agent worth | debate help | debate worth: single-agent, multi-agent systems, multi-agent debate, equal budget
agent argue | agent debate: multi-agent debate
agent design itself | agent write agent | automatic agent design: automated agent design, meta agent, self-evolving agents
agent negotiate | agent buy | agent market | agent shop: agent marketplaces, e-commerce agents, negotiation
agent price | travel plan | plan trip | book trip: travel planning, planning benchmark
agent office | office task | work task agent | replace worker | job agent | agent economic | real job: workplace tasks, professional tasks, economically valuable, enterprise
customer service | customer support | call center | help desk | support ticket: customer service, customer support, tau-bench
desktop agent | operate desktop | click desktop | agent desktop | control computer | computer agent human: computer-use agents, OSWorld, GUI agents
gui agent fail | click wrong | wrong button: GUI grounding, GUI agents
gui agent train | teach gui: GUI agents, GUI trajectories
agent learn demo | agent watch video | agent tutorial: learning from tutorials, video demonstrations
deep research mistake | research agent wrong | research report grade | report evaluate | research agent evaluate: deep research, deep research evaluation, report generation
search agent train | train search: search agents, agentic search, synthetic data
search result trust | search believe | wrong web page | web false | unreliable source: source credibility, misinformation, unreliable sources
cite wrong | citation real | reference invent | citation check: citation, hallucinated references, attribution
claim check paper | check claim science: scientific claim verification
literature search | related work | find paper: literature search, scientific literature, related work generation
survey automatic | write survey: survey generation
idea novel | idea expert | research idea: research idea generation, novelty
reproduce paper | replicate paper | paper code: paper reproduction, replication
paper figure | draw figure paper: scientific figures, scientific illustration
poster paper | paper video | talk video: paper-to-poster, presentation generation
review quality | ai review | referee: peer review, AI reviewers
ml engineer agent | kaggle | agent train model: machine learning engineering, MLE-bench, Kaggle
discover algorithm | find algorithm | evolve program | alphaevolve: algorithm discovery, evolutionary search, program evolution
proof assistant | lean proof: Lean, theorem proving, autoformalization
developer experience | coding tool developer | coding tool productive | programmer productive | copilot work | experienced developer | developer trust: developer productivity, AI-assisted programming, developers, coding assistants
security hole | find hole | find security | find weakness code | exploit code | hack: vulnerability detection, penetration testing, cybersecurity, CTF
malware | cyber attack: cybersecurity, malware
code review: code review, pull requests
pull request | merge request: pull requests, agentic coding
legacy code | translate code | migrate code | old code | cobol: code translation, code migration
code complete | autocomplete: code completion
code wrong api | library version | deprecated api: API hallucination, library versions, deprecated APIs
test pass wrong | test weak | patch wrong | solve really: test adequacy, patch correctness, SWE-bench
swe data | train coding agent | software environment train: SWE environments, software engineering agents, SWE-Gym
vibe: vibe coding
frontend | web page generate | build website | web app: web development, front-end generation, UI code generation
hardware code | verilog | chip design: Verilog, hardware design, RTL
data analysis agent | analyse csv | analyze spreadsheet | business data: data analysis, data science agents
database wrong | sql real: text-to-SQL
game generate | make game | build game: game generation
jailbreak language | language safety | english safety | low resource jailbreak | safe other language | multilingual unsafe: multilingual safety, multilingual jailbreak, low-resource languages
jailbreak image | picture jailbreak | image attack: multimodal jailbreak, visual jailbreak, multimodal safety
jailbreak reasoning | reasoning model safe | think unsafe | reasoning safer: reasoning model safety, safety of large reasoning models
jailbreak work | jailbreak still | jailbreak stop | prevent jailbreak: jailbreak, jailbreak defense
shallow safety | safety first token: shallow alignment, safety alignment
open weight safe | open model misuse | remove safety | uncensor: tamper resistance, open-weight, abliteration
notice reward hack | detect reward hack | reward hack early | spot hack: reward hacking detection, reward hacking, reward overoptimization
agent misbehave | agent sabotage | agent blackmail | insider: agentic misalignment, sabotage, scheming
test aware | know tested | behave tested: evaluation awareness
shut down | self preserve: shutdown resistance, self-preservation
moral | ethic | value judgment: moral reasoning, value alignment, ethics
whose value | culture value | plural: pluralistic alignment, cultural values
bias hire | bias resume | discriminate: social bias, fairness, hiring
bias image generate | stereotype image: text-to-image bias, fairness
child safe | teen | minor: child safety, minors
user harm | delusion | companion | attachment | lonely: AI companions, emotional reliance, psychological harm, mental health
depend ai | lose skill ai | think less ai | lazy ai | critical thinking ai: cognitive offloading, critical thinking, AI reliance, deskilling
student cheat | student answer | just get answer | learn more | homework help | intro course | programming course | class | classroom | tutor student | tutor help: education, intelligent tutoring, LLM tutors, students, pedagogical
grade essay | grade answer | grade homework | mark exam: automated grading, essay scoring, short answer grading
question generate exam | make quiz | exam question: question generation, educational assessment
simulate student: student simulation
language learn: language learning
persona stable | keep character | stay character | break character: persona consistency, role-playing
simulate user | fake user | pretend user: user simulation, simulated users
replace survey | synthetic respondent | survey respondent: survey simulation, social simulation, silicon samples
persona diverse | synthetic persona: persona generation
written paraphrase | detect paraphrase | detector fool | detector reliable | tell ai text | tell human text | ai text human: AI-generated text detection, machine-generated text detection, paraphrase attack
watermark remove | watermark survive | watermark robust: watermark robustness, watermark removal, watermarking
image detector | detector new generator | ai image spot: AI-generated image detection, generalization
artist protect | style protect | protect image: style mimicry, image protection, copyright
image privacy | locate photo | where photo: geolocation, privacy
private data llm | data leave | keep private | confidential: privacy-preserving, private inference, differential privacy
recommend id | semantic id | item id | generative recommend: generative recommendation, semantic IDs
recommend llm | llm recommend: LLM-based recommendation, sequential recommendation
recommend cold | new item: cold-start recommendation
click predict | ad click | ranking feed: click-through rate, ranking models
product search | e commerce | online shop: e-commerce
medical look image | medical image guess | medical vqa guess | scan look: medical VQA, visual grounding, medical vision-language models, hallucination
medical benchmark | doctor compare | doctor better | hospital | real patient: clinical evaluation, medical benchmark, physicians, HealthBench
patient chat | patient talk | medical chatbot | health advice | consult: medical dialogue, clinical consultation, health
medical hallucinate: medical hallucination
report radiology | xray report: radiology report generation
segment medical | organ | tumor: medical image segmentation
rare disease: rare disease
ultrasound | endoscopy: ultrasound, endoscopy
pill | medication | pharmacy: drug, medication
clinical trial: clinical trials
biology lab | lab automate | wet lab | lab robot: laboratory automation, biology protocols
material model | atom simulate | force field: interatomic potentials, materials
molecule llm | chemist: chemistry LLM, molecular
protein bind | antibody: protein design, binder design
weather model | forecast weather ai: weather forecasting, climate
satellite image | aerial image | map: remote sensing, earth observation, geospatial
geometry problem | diagram: geometry problem solving, diagram understanding
physics problem: physics reasoning
science question | science data | scientific data: scientific reasoning, scientific discovery
time series llm | forecast llm | predict series | foundation forecast: time series foundation models, time series forecasting
predict event | forecast event | future event: event forecasting, prediction markets
trade | portfolio | market: trading, financial
financial report | accounting | bank | financial statement: financial documents, financial reasoning
court | contract | legal advice: legal reasoning, legal
tax | insurance | government: public policy, regulation
tabular | spreadsheet predict | table predict | xgboost: tabular foundation models, tabular learning
graph neural | graph learn: graph neural networks, graph learning
small language dataset | speech african | low resource speech | dialect speech | minority speech: low-resource speech, multilingual ASR, low-resource languages
language unevenly | worse language | language gap | other language worse | multilingual reason | think english: multilingual, language gap, cross-lingual, multilingual reasoning
mix language | code switch | switch language: code-switching, language mixing
interrupt | talk over | barge | wait finish | pause speech | listen speak same: full-duplex, turn-taking, interruption, spoken dialogue
voice slow | voice latency | speak quick: low-latency speech, streaming speech, real-time spoken dialogue
speech reason | voice think | voice smart | voice dumb: speech reasoning, spoken language models, modality gap
speech understand tone | tone voice | sarcasm voice: paralinguistic, speech emotion
speech noise | accent recognise | asr noise | asr fail: robust ASR, accented speech, speech enhancement
long audio | podcast | meeting: long-form audio, podcast, meetings
audio question | audio hallucinate | really listen: audio language models, audio hallucination
sing: singing voice synthesis
music control | music edit: controllable music generation, music editing
sound effect video: video-to-audio, foley
voice detect fake: audio deepfake detection, anti-spoofing
agree whatever | agree everything | agree always | yes man | keep agree | say what want hear | praise user | tell user right | cave pushback | change answer when challenged: sycophancy
political opinion | mirror prompt | opinion stable | consistent opinion: political bias, opinions, value consistency, prompt sensitivity
image used train | photo used train | picture train diffusion | my data train | my work train | train my: membership inference, training data detection, data provenance
laugh | whisper | sigh | cry voice | breath | nonverbal: paralinguistic, nonverbal vocalizations, expressive speech
reflect help | self reflect | critique itself | convince itself | reconsider answer: self-reflection, self-correction, self-critique
refuse less | refuse unsafe balance | helpful harmless: over-refusal, safety and helpfulness
annotator disagree | people disagree preference | preference differ: annotator disagreement, preference heterogeneity, pluralistic alignment, noisy preferences
schedule constraint | plan constraint | plan schedule | calendar: planning benchmark, constraint satisfaction, travel planning
freelance | upwork | gig | knowledge work: freelance tasks, professional tasks, real-world tasks
email write | write email | meeting note | document draft: workplace assistants, productivity
accessibility | blind person | deaf | disabled: accessibility, assistive
elder | old people: elderly
emergency | disaster: disaster response
farm | crop | plant disease: agriculture
sport | football: sports
chess | poker | board game: board games, game playing, strategic reasoning
music score | sheet: symbolic music
poem | poetry | rhyme: poetry, creative writing
translate document | translate literary | translate context: document-level translation, literary translation
subtitle | dub: dubbing, subtitles
history document | ancient | archive: historical documents, ancient texts
religion: religion
name gender | pronoun: gender bias
hallucinate measure | hallucinate benchmark | hallucinate evaluate: hallucination benchmark, factuality evaluation
hallucinate long | long answer wrong | long answer hallucinate: long-form factuality, hallucination
hallucinate reduce train | train less hallucinate: factuality tuning, hallucination mitigation
context ignore | ignore document | own knowledge instead | parametric instead: context faithfulness, knowledge conflicts
negation | deny: negation
number understand | numeric | quantity text: numerical reasoning, numeracy
date | calendar time | time zone: temporal reasoning
long conversation worse | multi turn worse | conversation lost | many turn worse: multi-turn conversations, lost in conversation
prompt format matter | prompt polite | small prompt change | wording change answer: prompt sensitivity, robustness
system prompt follow | system prompt ignore | instruction conflict | instruction priority: instruction hierarchy, system prompts
structured output hurt | json hurt | format hurt: structured output, format restrictions, constrained decoding
temperature | sample setting: sampling temperature, decoding
repeat itself | repetition | degenerate text: repetition, degeneration
past run | look back | previous run | previous attempt | own history | earlier attempt | learn from failure | learn from experience | learn over time: experience learning, self-evolving agents, agent memory, reflection
code instead tool | code sandbox | code as action | write code act | script instead tool: code actions, code agents, executable code, sandbox
persuasion | change mind | convince people | change opinion | influence voter: persuasion, persuasive, manipulation
contradict model | contradict believe | disagree with document | document disagree | source disagree | conflict source: knowledge conflicts, conflicting evidence, contextual faithfulness
rag make up | rag invent | rag still wrong | rag ignore | right document wrong answer: RAG hallucination, faithfulness, sufficient context
invent event | invent detail | invent object | describe what is not: hallucination, faithful captions
verbal confidence | confidence word | confidence score trust: verbalized confidence, confidence calibration, calibration
say sorry | admit mistake | retract: retraction, self-correction
ask back | ask question back | unclear request | vague request | ambiguous request: clarification questions, ambiguity, proactive agents
agent wait user | agent proactive | act without asked | suggest before ask: proactive agents, proactive assistance
human in loop | human approve | hand over human | interrupt agent: human-agent collaboration, human-in-the-loop, oversight
trust agent | user trust | rely on ai: trust, human-AI interaction, reliance
explain user | explanation help: explanations, explainability
voice agent | phone call agent | call agent: voice agents, spoken dialogue
agent benchmark real | agent real world test | agent exam: agent benchmark, real-world tasks
agent train environment | train without website | fake website | clone website | simulated website: synthetic environments, web simulators, world model for web agents
agent world model | simulate web: world model, web agents
agent data | agent trajectory make | collect agent data: trajectory synthesis, agent data
small agent | small model agent | cheap model agent: small language model agents
open source agent | open agent close: open-source agents
agent plan code | plan then act | planner executor: planning, plan-and-execute
agent protocol | agent talk protocol | agent interoperate: agent communication, agent protocols
agent society | agent town | agent simulate society: social simulation, agent society
market simulate | economy simulate: economic simulation
election | vote | democracy: elections, political
survey user study | people prefer: user study, human preference
detect bot | fake account: bot detection
plagiarism | copy text: plagiarism, originality
author style | who wrote: authorship attribution
phishing | scam | fraud: phishing, fraud detection
privacy image | face blur | anonymize: anonymization, privacy
medical agent | hospital agent | clinical agent: medical agents, clinical workflows
clinical conversation | real patient chat | doctor conversation: clinical conversations, medical dialogue
exam versus real | exam score real | benchmark real gap: real-world gap, benchmark validity
medical reason | diagnose reason: medical reasoning, diagnostic reasoning
mental health chat | therapy chat | counsel: mental health, counseling
nutrition | diet | food photo: food, nutrition
wearable | sensor data | watch data | sleep: wearable, sensor data
genome model | dna model: genomic foundation models
brain image | fmri: brain decoding, fMRI
cell image | microscope: microscopy, cell
chemistry reaction | synthesis route | retrosynthesis: retrosynthesis, chemical reactions
quantum: quantum
telecom | network operate: telecommunications
power grid | electric grid: power systems
manufacture | factory | plc | industrial: industrial
logistic | supply chain | optimize operation: operations research, optimization modeling
solver | optimization problem | schedule optimize: optimization modeling, combinatorial optimization
spreadsheet formula: spreadsheet
invoice | receipt | form fill: document understanding, key information extraction
email sort | ticket sort | route ticket: text classification, intent detection
search company | enterprise search | wiki company: enterprise search, enterprise RAG
log | incident | outage | root cause: root cause analysis, incident, AIOps
api document | codebase question | understand repository: repository-level code understanding, code question answering
refactor | clean code: refactoring
code comment | document code: code documentation
commit | git history: commits, version control
reverse engineer | binary code | decompile: decompilation, binary analysis
smart contract | blockchain: smart contracts
student code | beginner code: programming education
math teach | math tutor: math tutoring, education
teacher | lesson | curriculum school: education, teaching
language exam | writing feedback: writing feedback, language learning
museum | culture heritage: cultural heritage
news write | journalist: journalism, news
translate culture | idiom | slang: idioms, cultural translation
`;
