/**
 * What people ask, and the terms under which the field writes about it: images, video, sound and the sciences. Before the colon stand words that a question
 * holds together, in whatever order, each group after a bar another way to ask; a comma parts the terms behind it. One way only:
 * who writes "lip synchronization" asks for nothing else.
 */
export const termsOfSenses = `
vlm | vision language model | multimodal llm | mllm | lvlm: vision-language models, multimodal large language models, MLLM, LVLM, VLM
fake image | ai image tell | ai photo detect | real image fake | deepfake: AI-generated image detection, deepfake detection, image forensics
fake video | ai video tell | video real fake: AI-generated video detection, deepfake detection
fake voice | clone voice detect: audio deepfake, anti-spoofing
mark ai image | mark generated: watermarking
copy voice | clone voice | somebody voice | same voice: voice cloning, zero-shot TTS
read aloud | text voice | speak text | speak voice: text-to-speech, speech synthesis
speech emotion | voice emotion | voice expressive | speak emotion: emotional speech, expressive speech, emotional text-to-speech, emotion control
transcribe | recognise speech: speech recognition, ASR
interrupt voice | interrupt talk | interrupt speak | turn take: full-duplex, turn-taking, barge-in
voice assistant | talk voice | speak back: spoken dialogue, speech language model, voice assistant
song | melody | compose music: music generation, text-to-music
sound video | sound silent | soundtrack: video-to-audio, foley
avatar speech | avatar talk | animate speech: speech-driven, talking avatar, audio-driven
talk face | talk head | lip sync | move lip | photo talk: talking head, portrait animation, lip synchronization
few step | one step | fast sampling | speed diffusion | accelerate diffusion | fast diffusion | speed sampling: few-step, one-step, diffusion distillation, timestep distillation, diffusion acceleration
fast video diffusion | speed video | video generation real time | accelerate video: video diffusion acceleration, streaming video generation, sparse attention
doctor | diagnose | diagnosis | patient | clinical: medical diagnosis, clinical, medical reasoning
xray | x-ray | radiology | ct scan | mri | medical image: medical imaging, radiology report, medical image segmentation
pathology | tissue | biopsy: pathology, whole slide images
drug | molecule | chemistry: drug discovery, molecule generation, molecular design
protein | dna | genome: protein design, protein language model, genomics
weather | climate | earth | satellite: weather forecasting, remote sensing, earth observation
evaluate image generator | evaluate text image | score image quality: text-to-image evaluation, image quality assessment
evaluate video | score video: video generation benchmark, video quality assessment
image text one model | understand generate | see draw | understand generation together: unified multimodal models, multimodal understanding and generation
see hear | audio video text | all modality | any modality | omni: omni-modal, multimodal large language models
look image wrong | see wrong | describe not there | image not there | image hallucinate: object hallucination, hallucination
vlm ignore image | look image | language prior | blind image: language prior, visual grounding, multimodal hallucination
where object | left right | spatial | distance object | understand space: spatial reasoning, spatial understanding
count object | how many object: object counting, counting
small detail image | zoom | high resolution image | fine detail: high-resolution, fine-grained perception, thinking with images
reason image | think image | think picture: visual reasoning, multimodal reasoning, thinking with images
many image token | image token expensive | drop visual token | fewer visual token | token vlm speed: visual token pruning, token compression, token reduction
find object word | point object | locate object text | text find object: visual grounding, open-vocabulary detection, referring expression
cut object | outline object | mask object: segmentation
track object | follow object: tracking
image without label | learn image without | self supervised image: self-supervised learning, representation learning
match image text | image text search: contrastive pre-training, CLIP, cross-modal retrieval
long video | hour video | movie understand | hour long: long video understanding, long-form video
video question | understand video | video llm: video understanding, video question answering
live video | video real time | stream video: streaming video understanding
highlight video | moment video | when video happen: temporal grounding, moment retrieval
text image wrong | draw text | letter image | write text image | render text | spell image: text rendering, visual text generation, glyph
image follow prompt | prompt match image | image ignore prompt | several object image | complicated prompt image | attribute wrong: compositional generation, compositional text-to-image, attribute binding, text-image alignment, prompt following, dense prompt
hand wrong | body wrong | anatomy: human image generation, artifacts
same person image | own face | my dog | own photo image | specific person | photo person | few photo | subject image: subject-driven generation, identity preservation, personalization
same character | consistent character | character video | character across: character consistency, identity preservation, story visualization, multi-shot
story picture | comic: story visualization, story generation
edit image | change image | photo edit | edit photo: image editing, instruction-based image editing
edit rest | without changing rest | keep rest | keep background | keep unchanged: consistency preservation, background preservation, localized editing
edit video | change video: video editing
style image | art style: style transfer, stylization
try clothes | clothes: virtual try-on
remove object | fill hole | erase: inpainting, object removal
old photo | blurry | noise photo | restore | upscale | sharpen: image restoration, super-resolution
control layout | place object | where object image | sketch image | pose image: layout control, controllable generation, ControlNet
better image rl | reward image | human preference image | align image generator: preference optimization, reward model, diffusion alignment, flow matching RL
image token generate | autoregressive image | image gpt: autoregressive image generation, visual tokenizer
compress image latent | autoencoder | tokenizer image: visual tokenizer, variational autoencoder, latent space
long video generate | minute video generate | endless video | video drift | video worse longer | long clip | video degrade: long video generation, error accumulation, exposure bias, drift
physics video | physical law | obey physics | physics wrong: physical plausibility, physics-aware, physical commonsense, intuitive physics, physical laws
camera move | camera control | camera video: camera control, camera trajectory
motion video | move video control | animate image | image video: motion control, image-to-video, image animation
dance | human motion | body motion: human motion generation, motion synthesis
game play | play minecraft | play game: game agents, game playing
face expression: facial animation, facial expression
look image guess | guess without image | really look image | really see | blind: language priors, visual dependency, modality bias, blind, visual evidence
anomaly | defect | factory inspect: anomaly detection
crowd | pedestrian: crowd
face recognise | face identity: face recognition
read lip: lip reading
emotion face | recognise emotion: emotion recognition
person find again: re-identification
food | recipe image: food
art | painting: artwork
logo | poster | graphic design | design layout: graphic design, layout generation, poster generation
icon | svg | vector graphic: SVG generation, vector graphics
font: font generation
transparent | layer image: layered image generation
high resolution generate | 4k: high-resolution generation, ultra-high-resolution
cheap train diffusion | train diffusion fast | faster converge diffusion: representation alignment, efficient diffusion training
guidance: classifier-free guidance, guidance
noise schedule | noise initial | seed noise: noise schedule, initial noise
diffusion memorize: memorization
concept remove | erase concept | unlearn image: concept erasure
image safe | nsfw: safe image generation
caption image | describe image: image captioning, dense captioning
caption video | describe video: video captioning
video edit instruction: instruction-based video editing
video audio together | sound with video generate | joint audio video: joint audio-video generation
video memory | remember scene video | scene consistent video: world consistency, long-term memory
video reward | video rl | video preference: video preference optimization, reward model
frame between | slow motion: frame interpolation
video resolution | upscale video | video quality restore: video super-resolution
video compress | video codec: video compression
panorama | 360: panoramic, 360-degree
hair | cloth | garment: garment, hair
texture: texture generation
material | light | relight: relighting, material estimation, inverse rendering
part object | articulate: part-level, articulated objects
surgery | surgical: surgical
ecg | heart | eeg | brain signal: ECG, EEG, brain decoding
read mind | brain: brain decoding, fMRI
health record | ehr: electronic health records
gene cell | single cell: single-cell
material discover | crystal: materials discovery, crystal
physics simulate | fluid | pde: neural operators, PDE, physics simulation
audio understand | listen: audio understanding, audio language models
music understand: music understanding
separate sound | noise speech: source separation, speech enhancement
speech token | audio token | audio codec: speech tokenizer, neural audio codec
translate speech: speech translation
who speak | speaker: speaker diarization, speaker recognition
sound effect | text sound: text-to-audio, sound generation
multimodal retrieve | search image | search video: multimodal retrieval, universal embedding
multimodal rag | image rag: multimodal RAG
screenshot | gui ground | find button: GUI grounding
image code | design code | website screenshot code: design-to-code, screenshot-to-code, UI code generation
video model policy | video generator robot | video model robot: world action model, video prediction policy, video generation
physics measure | physics benchmark | video obey | physics evaluate: physical plausibility benchmark, physical commonsense, physics evaluation
soft object | fold cloth | rope | deformable: deformable objects
confuse left right | left right distance | no clue distance | understand space | space understand | where things: spatial reasoning, spatial understanding, spatial intelligence
vlm count | count wrong | image count: object counting, counting
vlm simple fail | vlm easy | basic vision | vlm see badly: visual perception, basic visual tasks, blind
really look | look picture | guess question | without looking | ignore picture: language priors, visual grounding, visual dependency, blind
vlm read chart | chart wrong: chart understanding
vlm hallucinate why | cause hallucinate image: object hallucination, hallucination causes
image resolution vlm | small text image | tiny object: high-resolution, fine-grained perception
vision encoder better | clip replace | choose vision encoder: vision encoders, vision encoder
without encoder | encoder free: encoder-free
unify worth | understand help generate | generate help understand: unified multimodal models, mutual benefit
glass | transparent object | mirror | reflective surface | shiny: transparent objects, reflective
count image generate | number object generate | spatial image generate | relation image generate | image relation wrong: compositional generation, object count, spatial relations, text-to-image alignment
edit leave rest | edit untouched | rest untouched | edit only part | edit without change | edit preserve: localized editing, background preservation, consistency preservation, training-free editing
edit reason | edit complicated instruction: reasoning-based image editing, complex instructions
edit evaluate | score edit: image editing benchmark
edit many turn | edit several time: multi-turn image editing
drift long | longer minute | minute long video | video long drift | video error build: long video generation, error accumulation, drift
video real time | video stream generate | interactive video: real-time video generation, streaming video generation, autoregressive video diffusion
video shot | film scene | movie generate | story video: multi-shot video generation, story-driven video
video understand long | long video model | hour video | frame choose | which frame | select frame: long video understanding, keyframe selection, frame selection
video really understand | video benchmark guess | single frame enough: temporal understanding, shortcut, video benchmark
video think | reason video: video reasoning
video token | cheap video understand: video token compression
video edit rl | rl image generate | rl diffusion: diffusion RL, flow matching RL, GRPO
one step diffusion | step diffusion: one-step generation, few-step, distillation
pixel diffusion | without vae | no autoencoder: pixel space diffusion
dino latent | representation autoencoder | pretrained feature latent: representation autoencoders, representation alignment
autoregressive diffusion image | diffusion better autoregressive: autoregressive image generation, diffusion
image memorize | copy train image: memorization, diffusion models
image aesthetic | pretty image: aesthetic
same look image | image diversity | generator same face: diversity, mode collapse
defect few | defect example | inspect few | anomaly few: few-shot anomaly detection, zero-shot anomaly detection, industrial anomaly detection
phone vlm | vlm small | vlm fast | small vlm | vlm device | vlm offline: efficient vision-language models, on-device, mobile, small vision-language models
text in image | text in picture | text inside image | letter in image | spell image | misspelt image: text rendering, visual text generation, glyph
avatar real time | talk avatar live | stream avatar: real-time avatar, streaming avatar generation, talking avatar
caption hallucinate | detailed caption | caption without: detailed captioning, caption hallucination, dense captioning
music melody control | chord | music structure: controllable music generation, melody, music structure
image model bad hand | finger generate: human image generation, artifacts, hands
image detail prompt | long prompt image: long prompts, prompt following, text-image alignment
image many object | count object generate: compositional generation, object count
image consistency set | image series: consistent image generation, identity preservation
generator bias | same face generate: text-to-image bias, diversity
image reward | image preference data: image reward models, human preference
logo brand | advert image | product photo: product images, poster generation
sketch | drawing to image: sketch, controllable generation
floor plan | architecture building: floor plan, architectural design
fashion | outfit: fashion
video edit object | replace object video | remove object video: video editing, video object removal, video inpainting
video style: video stylization
video sound match | sound effect sync: video-to-audio, synchronization
video long memory | video forget scene | look back same scene: long-term memory, world consistency, video world models
video human move | person video animate: human image animation, human video generation
video prompt follow | video text align: text-video alignment, prompt following
video generate cheap train | train video model cheap: efficient video generation training
video generate judge | rate generated video: video quality assessment, video evaluation
video reason question | why video happen: video reasoning, causal reasoning
video egocentric | head camera | smart glasses: egocentric video, smart glasses
sport video | game video commentary: sports video, commentary
surveillance: surveillance, video anomaly detection
document image question | screenshot question: document visual question answering
infographic | slide understand: infographics, slides
map read | transit map: map understanding
puzzle visual | iq test: visual puzzles, abstract reasoning
optical illusion: visual illusions
color | colour: color perception
hand write math: handwriting recognition
sat image change | satellite change: change detection, remote sensing
medical segment few: medical image segmentation
track point: point tracking
open vocabulary | any object detect: open-vocabulary detection, open-vocabulary segmentation
segment word | segment text | segment video: referring segmentation, video object segmentation
object pose: object pose estimation
relight | lighting edit: relighting
cloth simulate: garment, cloth simulation
speech small data | asr few hour: low-resource ASR
speech long | streaming asr: streaming speech recognition
speech emotion detect: speech emotion recognition
speech llm forget | speech llm weaker text: modality gap, speech language models
speech clone protect: voice cloning, audio deepfake
podcast generate | dialogue speech generate: dialogue generation, podcast generation
animal sound | bird: bioacoustics
`;
