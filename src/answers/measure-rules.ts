import { anyOf, words } from '../core/any-of.ts';
import type { QuestionTypeRule } from './question-type.ts';

const nets = words(
  `models? networks? backbones? encoders? decoders? polic(y|ies) llms? vlms? lms? checkpoints? agents? rerankers?
  retrievers? embedders? classifiers? detectors? judges? verifiers?`,
);
const sets = words(
  String.raw`data data-?sets? corpus corpora benchmarks? \w{0,20}bench collections? graphs? (train|training|test|eval|evaluation) (sets?|data)`,
);
const things = words(`
  images? pictures? photos? videos? clips? frames? hours? samples? examples? instances? items? entries? pairs? triplets?
  questions? problems? tasks? prompts? queries dialogues? conversations? trajectories episodes? demonstrations? demos?
  documents? pages? papers? cases? scenarios? workflows? puzzles? segments? edits? games? environments? claims? reviews? sentences? tokens? words? images? scenes? objects? shapes? meshes annotations? labels?
  records? rows? subjects? patients? languages? repositories issues
`);
const count = String.raw`\d[\d,.]{0,20}(K|M|B|k|\+| (hundred|thousand|million|billion|trillion))?`;

/** Measures that abstracts give in a unit of their own: a sentence without it does not tell them. */
export const measureRules: readonly QuestionTypeRule[] = [
  {
    type: 'model-size',
    words: 'model size big large small parameter count number',
    asked: new RegExp(
      anyOf`
        \bhow (big|large|small|heavy) (is|are|was|were) (the |their |its |this |these )?(\S+ ){0,2}?(${nets})\b
        \bhow many (\S+ ){0,2}?(param(eter)?s?|billions?|weights)\b
        \b(number|count|amount) of (\S+ ){0,2}?param(eter)?s?\b
        \bparam(eter)?s? (count|size|budget)\b
        \b(${nets}) (size|scale)s?\b(?! (data|matter))
        \b(size|scale)s? of (the |their |its )?(\S+ ){0,2}?(${nets})\b
        ^(\S+ )?param(eter)?s ?\?*$
        \bwhat sizes?\b(?! (of|is|are) (the )?(data|${sets}))
        \bsizes (does|do|is|are)\b
      `,
      'i',
    ),
    shows:
      /\b\d{1,12}(\.\d{1,9})?[- ]?[BMT]\b|\b\d{1,12}(\.\d{1,9})?[BM][A-Z]|\d[\d.,]{0,20}[KMB]?[- ](\S+ )?param|\b(b|m|tr)illion|\bparam(eter)?s?\b/,
    best: /(?:^|[ (])\d{1,12}(\.\d{1,9})?[- ]?[BMT]\b|\b\d[\d.,]{0,20}[KMB]?[- ](\S{1,20} )?param|\b(b|m|tr)illion/,
    required: true,
  },
  {
    type: 'data-size',
    words: 'size big large much many data dataset corpus benchmark',
    asked: new RegExp(
      anyOf`
        \bhow (big|large|small) (is|are|was|were) (the |their |its |this )?(\S+ ){0,3}?(${sets})\b
        \bhow much (?!less|more|fewer)(\S+ ){0,2}?data\b
        \b(size|scale)s? of (the |their |its )?(\S+ ){0,3}?(${sets})\b
        \b(${sets}) (size|scale)s?\b
      `,
      'i',
    ),
    shows: new RegExp(
      anyOf`
        \b${count}(\+|-| )(\S+ ){0,3}?(${things})\b
        \b\d[\d.,]{0,20}[KMBT]\b
        \b\d{1,3},\d{3}\b
        \b(hundreds|thousands|millions|billions|thousand|million|billion|trillion)\b
        \b(${words('one two three four five six seven eight nine ten a')}) (\S+ )?(${things})\b
      `,
    ),
    required: true,
  },
  {
    type: 'speed',
    words: 'fast slow speed latency throughput fps time runtime inference quick overhead',
    asked: new RegExp(
      anyOf`
        \bhow (fast|slow|quick(ly)?) (?!do|did)
        \b(latency|throughput|fps|frame ?rate|frames per second|speed-?ups?|wall-?clock)\b
        \b(inference|generation|decoding|sampling|run) ?-?(time|speed)\b
        \b(what|which|any|the|its|inference) speed\b
        \breal[- ]?time\b
        \bslow(er|s)? (\S+ )?(down|than|at|training|inference|generation)\b
        (?<!how )\b(is|does|are|do) .{0,60}\b(slow|fast|faster|slower)\b ?\??$
      `,
      'i',
    ),
    shows: new RegExp(
      anyOf`
        \d(\.\d{1,9})? ?(x|×|times|fold|\$\\times\$|\\times)
        \b(fps|hz|khz|ms|milliseconds?|seconds?|minutes?|hours?|latenc\w*|throughput|speed\w*|real[- ]?time|fast\w*|slow\w*|accelerat\w*|quick\w*|overhead|flops|runtime|run-time|wall-?clock|delay\w*|tokens?( |/)(per |a )?s(ec\w*)?)\b
        \borders? of magnitude\b
        \b\d{1,12}(\.\d{1,9})? ?s\b
      `,
      'i',
    ),
    required: true,
  },
  {
    type: 'frame-rate',
    words: 'fps frame rate second',
    asked:
      /\bfps\b|\bframe ?-?rate\b|\bframes (per|a) second\b|\bhow many (ms|milliseconds)\b|\bmilliseconds\b|\bper (second|sec|minute)\b/i,
    shows:
      /\d ?(fps|hz|khz|ms|milliseconds?|s|seconds?)\b|\bper (second|sec|minute)\b|\ba second\b|\w\/s\b|\breal-?time\b/i,
    required: true,
  },
  {
    type: 'memory',
    words: 'memory vram ram need require fit footprint much',
    asked: new RegExp(
      anyOf`
        \b(how much|what|which|any|less|more|peak|gpu|save|saves|need|needs) (\S+ )?(memory|vram|ram)\b(?! (bank|module|mechanism|buffer|system|store|type|component|agent))
        \b(memory|vram) (usage|use|cost|footprint|requirements?|overhead|consumption|savings?)\b
        ^(memory|vram|ram) ?\?*$
        \bfits? (on|in|into) (a |one |my )
      `,
      'i',
    ),
    shows:
      /\b\d[\d.]{0,20} ?(GB|MB|GiB|MiB|TB)\b|\b(memory|vram|ram|footprint|single (\S+ )?gpu|consumer|edge devices?|laptop)\b|KV[- ]cache/i,
    required: true,
  },
  {
    type: 'resolution',
    words: 'resolution pixel maximum high output',
    asked:
      /\b(what|which|max(imum)?|highest|output|image|video|input|how high|at what|any) (\S+ ){0,3}?resolutions?\b|^(\S+ )?resolution ?\?*$|\bhow many pixels\b|\b(4k|1080p|720p|full hd)\b/i,
    shows:
      /\b\d{3,4}p\b|\b[1248]K\b|\d{2,6} ?(x|×|times|\\times|\*|by) ?\d{2,6}|\bresolutions?\b|\bmegapixels?\b|\bpixels?\b|\b(full |ultra[- ]?)?hd\b/i,
    best: /\b\d{3,4}p\b|\b[1248]K\b|\d{2,6} ?(x|×|times|\\times|\*|by) ?\d{2,6}|megapixel|\bfull hd\b/i,
    required: true,
  },
  {
    type: 'play-time',
    words: 'long length duration second minute frame maximum video clip',
    asked: new RegExp(
      anyOf`
        \bhow long (are|is|can|were|was|could|do) (the |its |their |it |a )?(\S+ ){0,3}?(videos?|clips?|songs?|music|audios?|recordings?|episodes?|movies?|films?|tracks?|rollouts?|generations?|speech|it generate|it make)\b
        \b(max(imum)?|longest|average|video|clip|audio|song) (?!(?:input|sequence|context|prompt|text)\b)(\S+ )?(length|duration)\b
        \bhow many (seconds|minutes|frames)\b
      `,
      'i',
    ),
    shows:
      /\b\d[\d.]{0,20}[-\s]?(s|secs?|seconds?|min(ute)?s?|hours?|frames?|h)\b|\b(second|minute|hour)s?\b|\bframes\b|\b(long-(form|video|duration|horizon)|arbitrar\w+|unlimited|infinite\w*|duration|length)\b/i,
    required: true,
  },
  {
    type: 'context-length',
    words: 'context length window long token sequence input maximum',
    asked: new RegExp(
      anyOf`
        \b(what|which|max(imum)?|how (big|large)( is| are)?|^) ?(the |its |is |'s ){0,3}(\S{1,20} )?(context|sequence) (length|window|size)s?\b
        \bhow long (a |can |is |are |was |were )(the |its |a )?(\S{1,20} )?(context|sequence|input|prompt)s?\b
        \bhow many (input |context )tokens\b
        \bhow many tokens (can|does|do) .{1,40}\b(reads?|takes?|handles?|accepts?|process|fits?|supports?|see)\b
        \b(max(imum)?|longest|input) (\S{1,20} )?(input|prompt|sequence|context|text) len(gth|ght)\b
        \bmax(imum)? (\S{1,20} )?tokens?\b
      `,
      'i',
    ),
    shows:
      /\b\d[\d.,]{0,20}[KM]?[- ]?((?!billion|trillion)\S{1,20} )?(tokens?|context|words)\b|\b\d{1,12}[KM]\b|\b(million|thousand)s?[- ](\S{1,20} )?tokens?\b|\blong(er)?[- ]context\b|\bcontext (length|window|size)s?\b|\b(sequence|input) lengths?\b/i,
    required: true,
  },
  {
    type: 'date',
    words: 'year month date',
    asked:
      /^\s*(and |so )?when (was|were|did|is|are|will) .{0,60}\b(released?|published|collected|recorded|taken|made|submitted|launched|start(ed)?|happen(ed)?|out)\b|\b(what|which) (year|month|date)\b|\bcut-?off\b|\bhow (recent|current|up to date)\b|\bsince when\b/i,
    shows:
      /\b(19|20)\d\d\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(months?|years?|days?|weeks?|recent|latest|current|cut-?off|contemporar\w+|live|dynamic\w*|continu\w+)\b/,
    required: true,
  },
  {
    type: 'energy',
    words: 'energy power carbon consume consumption',
    asked:
      /\b(energy (use|usage|consumption|cost|efficien\w+|needed|budget)|how much (energy|power|electricity|carbon|co2)|carbon|co2|watts?|kwh|electricity|power (consumption|draw|usage))\b/i,
    shows: /\b(energy|power|carbon|co2|watts?|kwh|joules?|electricity|emissions?)\b/i,
    required: true,
  },
  {
    type: 'spread',
    words: 'significant significance seed variance deviation',
    asked:
      /\b(error bars?|std|standard deviation|variance across|(random |how many |several |multiple )seeds?|significance tests?|statistical(ly)? significan\w*|confidence intervals?|p-?values?)\b/i,
    shows: /\b(significan\w*|deviation|variance|seeds?|confidence intervals?|p ?[<=]|error bars?|CI|runs)\b|±/i,
    required: true,
  },
  {
    type: 'agreement',
    words: 'agree agreement annotator rater inter reliability',
    asked: /\b(inter-?(annotator|rater)|kappa|annotators? (agree\w*|disagree\w*)|agreement|agrees? with)\b/i,
    shows: /\b(agree\w*|kappa|consisten\w*|correlat\w*|reliab\w*|concord\w*|inter-?(annotator|rater))\b/i,
    required: true,
  },
  {
    type: 'real',
    words: 'real actual physical world',
    asked:
      /\b(real|actual|physical)(?![- ](time|benchmarks?|bottlenecks?|problems?|reasons?|numbers?|issues?|questions?|differences?|points?|gains?|tasks?)\b)\b/i,
    shows:
      /\breal(?![- ]time)\b|\b(physical\w*|actual\w*|in[- ]the[- ]wild|deploy\w*|clinical (trials?|validation|stud\w+|deployment)|field|production|hardware|online A\/B|prospective\w*)\b/i,
    required: true,
  },
  {
    type: 'study',
    words: 'user human study preference participant people',
    asked:
      /\b(users?|human|perceptual|preference|perception|listening|subjective|usability) (\w+ )?(stud(y|ies)|tests?|eval\w*|surveys?|ratings?|trials?)\b|\bparticipants?\b/i,
    shows:
      /\b(users?|human|perceptual|preference|perception|listening|subjective|usability|clinical|field|pilot|expert)[- ](\w+ )?(stud(y|ies)|tests?|eval\w*|surveys?|ratings?|trials?|judge?ments?|preferences?|assessments?|scores?|alignment|agreement)\b|\b(participants?|volunteers?|raters?|listeners?|respondents?|surveyed|interview\w*|evaluators?|annotators?|(humans?|users?|people|readers?|experts?) (\w+ )?(prefer\w*|rat(e|ed)|judg\w+|evaluat\w+|favou?r\w*|cho(o|se)\w*))\b/i,
    required: true,
  },
  {
    type: 'compute',
    words: 'compute computation cost budget gpu hour',
    asked:
      /\b(how much|what|which|any|total) (\S+ ){0,3}?comput(e|ing|ation)\b|\bcompute (budget|cost|need\w*|requir\w*)\b|\b[gt]pu[- ]?(hours|days|time)\b|\btraining (compute|costs?)\b/i,
    shows:
      /\b[gtn]pus?[- ]?(hours?|days?|weeks?|years?)\b|\b\w*flops?\b|\bcomput(e|ing|ation\w*)\b|\b([gt]pus?|[ahv]\d00s?|training (costs?|time))\b/i,
    required: true,
  },
];
