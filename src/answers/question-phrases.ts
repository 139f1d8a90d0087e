import { anyOf, words } from '../core/any-of.ts';

/** The longest of the patterns by which questions and their answers are known, in lines. */

const work = anyOf`
  it
  this
  that
  the (${words('model method approach paper system')})
`;

export const gistAsked = String.raw`^\s*(so )?(${anyOf`
  how does (${work}) work
  (what|which) (is|'s|are) (the |its )?(main |key |core )?(${words('idea contributions? novelty approach method gist point')})\b
  what('s| is| are) (new|novel|the news|different)\b
  what (do|did|does) (they|the authors|the paper|this paper|it) (${words('do propose introduce present contribute')})
  what is (this|it|the paper|this paper) about
  (what is|what's) (it|the (${words('model method system framework approach')})) called
  summar
  tl;?dr
  (main|basic|general|core|central|overall) (idea|contribution|point|concept)
  key idea
  (${words('gist pitch eli5')})\b
  in a nutshell
`})`;

/** What is measured in one number. */
export const measures = words(`
  size share percentage percent fraction number score accuracy rate proportion maximum minimum average length resolution
  budget threshold ratio latency throughput speed-?up dose age temperature fid f1 bleu recall precision perplexity
  correlation agreement gain improvement drop error iou miou auc wer cer psnr ssim elo frequency bandwidth bitrate
  strength value weight degree
`);

export const numberAsked = anyOf`
  ^\s*(what('s| is| was) the )?(\w+ ){0,2}number of\b
  \bhow (many|much (?!(${words('better worse more less faster slower cheaper')})\b))
  \bwhat('?s| is| was| are| were| did)? (the |an? |its |their |your )?((?!is |was |are |were |do |does |did )[\w-]+ ){0,2}(${measures})\b(?! (metric|function|model|method))
  \b(${words('batch model parameter token sample context')}) (size|count|length)\b
  \b(${words('score accuracy recall precision f1 fid bleu perplexity latency throughput correlation agreement')}) (of|for|on|with|between)\b
  ^\s*(the )?(size|length|count|scale) of\b
  \b(how|what) (do|does|did) .{1,200} (score|get|reach|achieve|obtain)( (on|in(?! (here|there)\b)|at|with|there|here)\b.{0,200})? ?\??$
  ^\s*(and |the )?(\S+ ){0,2}(${words('scores? accuracy f1 fid bleu perplexity latency throughput recall precision')}) ?\?*$
`;

/** "what helps it?", "so what breaks first?": what does something, with the verb right behind; no thing of a kind is named. */
export const asksSubject = new RegExp(
  String.raw`^\s*(?:and |but |so |ok |then )?what (?:actually |exactly |really |even |still |also )?(?:${words(`
    helps? counts? gets? gives? separates? makes? causes? drives? keeps? stops? breaks? goes? went comes? came decides?
    determines? controls? triggers? prevents? guides? tells? happens? works? matters? changes? changed holds? lets?
    powers? explains? replaces? replaced improves? hurts? pushes? leads? enables? reduces? hides? remains? follows?
    sits? falls? allows? distinguishes? predicts? governs? slows?
  `)})\b`,
  'i',
);

/** "on code", "writes code": code that is read or written, not published. */
const codeAsSubject = words('on write writes writing in of generate generates read edit for but copy copying some');
const subjectsOfCode = words(
  'executors? interpreters? execution snippets? changes? synthesis search embeddings? understanding repair generation models? benchmarks? tasks? completion editing review agents? llms? reasoning scores? accuracy results? quality',
);

export const codeAsked = anyOf`
  (?<!\b(${codeAsSubject}|maths?,? (or|and)|(?:${codeAsSubject}|than) source) )\bcode\b(?!-| (${subjectsOfCode}))
  \b(${anyOf`
    github
    repo
    repository
    open[- ]?sourced?
    released?
    (open|model|pre-?trained|public) weights
    the weights(?= ?\??$|,| (and|or|too|as well|anywhere|yet)\b)
    (data|${words('data-?sets? benchmarks? corpus samples videos')}) .{0,60}(${words('downloadable public shared')})
    (${words('can could may where')}) .{0,40}(${words('get find grab access obtain')}) (it|this|them|the (\S+ )?(${words('data data-?set benchmark model code weights')}))
    available (${words('anywhere somewhere online')})
    (${words('is are will')}) .{0,60}(${words('available downloadable accessible')}) ?\??$
    weights (\S+ )?(${words('released available open public out online shared')})
    checkpoints
    demo
    download
    project page
    (${words('project its their the a')}) web ?(page|site)
    where(?:'?s| is| are)? (the |its |their |all the )?(${words('data data-?set benchmark code models? weights repo demo')})
    home ?page
    link
    (listen to|hear|see|try) .{0,200}(samples?|examples?|somewhere|online)
    publicly available
    (made|be|go) (public|open)
    (everything|all of it) (open|public)
    implementation available
    source available
  `})\b
`;

/** "open-source models" are somebody's models, not a release. */
const openThings = words(
  String.raw`\w*models? methods? baselines? \w*llms? \w*vlms? counterparts? alternatives? systems?`,
);

export const codeShown = anyOf`
  https?:
  github
  \b(${anyOf`
    releas(?:e|es|ed|ing)
    shared
    (?<!(?<!public|free|open)ly )available
    publicly
    fully open
    project page
    webpage
    website
    demo
    (we|will|is|are|be|to|also|fully) open[- ]?sourc\w+
    open[- ]?sourced?(?! (\S+ ){0,2}?(${openThings}))
    codes?( and \w+)?(:| is| are| will| can| at)
  `})\b
`;

const machines = anyOf`
  gpus?
  hardware
  tpus?
  accelerators?
  vram
  a100s?
  h100s?
  machines?(?! (learning|translation|vision))
  (?<!report )(?<!score)cards?
  laptops?
`;

export const hardwareAsked = anyOf`
  \b(${anyOf`
    which
    what
    how many
    how much
    need\w*
    requir\w*
    kinds? of
    types? of
    number of
    any
    special
    without
    (fit|runs?|running|train\w*|trained|tested) on
  `}) (\S+ ){0,3}?(${machines})\b
  ^\s*(\S+ ){0,2}(gpus?|hardware|vram)\b
  \b(gpu|hardware|vram) (requirements?|budget|setup)\b
`;

/** Whoever may have done or taken part in something. */
const people = words(`
  annotators? authors experts? participants? users? students? clinicians? physicians? nurses volunteers workers
  crowd-?workers judges? raters graders researchers engineers biologists cartographers reviewers humans? people patients individuals children
  adults men women team lab university institute foundation company doctors? professionals? linguists? editors? listeners?
  LLMs? (larger|stronger|teacher|judge|reward)-?models? evaluators?
`);

export const peopleShown = anyOf`
  \b(${people}|supported by|funded|grant)\b
  \bby [A-Z][\w-]+
`;

const fails = String.raw`(?:fails?|breaks?|struggles?|collapses?)(?= (?:down|when|if|on|at|for|with|in)\b| ?\??$)|mistakes?|wrong`;

/** Where this very work fails, which is not what was wrong before. */
export const ownFailureAsked = anyOf`
  \b(${words('when where how often')}) (${words('does do did can will')}) (${work}|they) (\S+ ){0,2}(${fails})\b
  ^\s*(and |but |so )?(${words('does do did can')}) (${work}|they) (\S+ ){0,3}(${fails})\b
  \bfailure (${words('cases? modes? examples? analys(i|e)s')})\b
  \bwhat (${words('does do did can')}) (${work}) (\S+ ){0,2}(${fails}|bad at|get wrong)\b
`;

/** Between "which" and "model": no verb, and nothing that asks for a kind. */
const betweenWhichAndModel = anyOf`
  models?\b
  do
  does
  did
  is
  are
  was
  were
  ha(s|ve|d)\b
  \w+s (the|an?|as)\b
`;

export const modelAsked = anyOf`
  \b(which|what) ((is|are|was|were) (the|their|its) )?(?!size|if\b|kinds? of|types? of|sorts? of|classes of)((?!${betweenWhichAndModel})[\w-]+ ){0,2}(${anyOf`
    lms?
    llms?
    vlms?
    mllms?
    models(?! (trained|built|based|evaluated|used|good|doing|for|made|compared|fine-?tuned|missing|bad|so)\b)
    backbones?
    teachers?
    judges?
    base model
    model (${words('was were is did do does acts? serves?')})
  `})\b(?! (called|named|size|do they (propose|introduce)))
`;

const spoken = words(`
  Chinese Mandarin Japanese Korean German French Spanish Arabic Hindi Russian Portuguese Italian Vietnamese Indonesian
  Turkish
`);

export const otherLanguageShown = anyOf`
  \b(${anyOf`
    multilingual
    bilingual
    cross-lingual
    non-English
    (\d+|several|many|other|low-resource|different|various|diverse|multiple|across|two|three|four|five|six|seven|eight|nine|ten|\w+teen) (\S+ )?languages
    English only
    only English
    ${spoken}
  `})\b
  \bin English\b
`;

/** Which languages; without C++ and Go, for no word ends behind a plus, and "go" is mostly a verb. */
export const languageNamed = String.raw`\b(${anyOf`
  \d+\+? (\w+ )?languages
  \w+ languages
  English
  ${spoken}
  ${words('Python Java JavaScript TypeScript Rust HTML SQL LaTeX')}
`})\b`;
