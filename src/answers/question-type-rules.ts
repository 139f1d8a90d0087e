import { everydayRules } from './everyday-rules.ts';
import { measureRules } from './measure-rules.ts';
import { measure, modelFamily, modelName, numeral, trouble } from './patterns.ts';
import * as phrases from './question-phrases.ts';
import type { QuestionTypeRule } from './question-type.ts';

/**
 * How each kind is asked for (of a question on one line), and what a sentence shows that answers it. Words that belong
 * together stand within 200 characters: without an end, each that begins is looked for to the end of the text.
 */
export const rules: readonly QuestionTypeRule[] = [
  {
    type: 'gist',
    asked: new RegExp(phrases.gistAsked, 'i'),
    words:
      'summarise summarize summary tldr tl dr idea contribution novelty novel new gist point approach method work main key core',
    shows:
      /\b(we|this (paper|work|study|article)|here,? we|authors) (\w+ly )?(propose|introduce|present|develop|perform|stud(y|ies)|investigate|explore|build|describe|argue)s?\b/i,
  },
  {
    type: 'finding',
    asked:
      /\b(main|key|overall) (results?|findings?)\b|^\s*(what (are|is|were) the )?(results?|findings?|conclusions?)\s*\??$|what (did|do|does) (they|it|the paper|the authors) (find|show|conclude|claim)/i,
    words: 'result finding conclusion main key find show conclude claim overall',
    shows:
      /\b(experiments?|results?|we (\w+ly )?(show|find|found|observe|demonstrate|identify|report)|achiev\w*|outperform\w*|surpass\w*|demonstrat\w*|reveal\w*|improv\w*)\b/i,
  },
  {
    type: 'number',
    asked: new RegExp(phrases.numberAsked, 'i'),
    shows: numeral,
    required: true,
  },
  {
    type: 'degree',
    asked:
      /\bhow (?!(many|does|do|did|is|are|was|were|can|could|would|should|will|to|come|about|they|it|the|this|these|those|that|we|i|you|people|a|an|your|our|exactly|else|come|in)\b)\w+|\bhow (do|does|did) .{1,200} (do|perform|fare)\b|\bby how\b|\bwhat (is the |was the |'s the )?(best)\b/i,
    shows: measure,
  },
  {
    type: 'amount',
    asked:
      /\b(how much|by how much|how many times) (\w+er|more|less|better|worse|does \S+ (improve|gain|reduce|save|drop))\b|\bby how (much|many)\b|\bhow (large|big|small|often|accurate) (is|are|was|were|does|do|did|can|a|an|the)\b/i,
    shows: measure,
    required: true,
  },
  {
    type: 'human',
    asked:
      /\b(do|did|were|are|would|was) ((?!th[eo]se\b)\w+ )?(humans?|people)\b|\bhuman (performance|baseline|score|accuracy|subjects)\b|\bhow many (\S+ )?(annotators|raters|people|humans|experts|judges|volunteers|respondents|workers|labell?ers)\b|\b(did|were|was) (\S+ ){0,5}?(people|humans?|users?|\w{3,12}(ists?|ians?|[^t]ers|ors)) (\S+ )?(rat|judg|check|evaluat|review|verif|annotat|label|prefer|vote|lik)(e|es|ed|ing|ied|y)?\b|\b(rat|judg|check|evaluat|review|verifi|annotat|label|written|wrote|made)(ed|led)? (\S+ )?by (\S+ )?(people|humans?|experts?|hand)\b|\b(real|actual) (\S+ )?(users?|people|humans?|patients?|doctors?|physicians?|clinicians?|experts?|gamers?|players?|customers?|lawyers?)\b/i,
    words: 'human people participant user',
    shows:
      /\b(humans?|people|persons?|individuals?|physicians?|players?|customers?|participants?|annotators?|experts?|students?|subjects?|users?|volunteers?|adults?|clinicians?|doctors?|designers?|engineers?|programmers?|developers?|lawyers?|teachers?|nurses?|radiologists?|professionals?|readers|raters?|judges?|crowd\w*|we asked)\b/i,
    required: true,
  },
  {
    type: 'dataset',
    words: 'dataset data corpus corpora',
    asked:
      /\b(data ?sets?|corpus|corpora|training data|data)\b|\b(trained|evaluated|tested|tuned) on ?\?*$|\b(fed|feed|learns? from|learned from|learnt from|went in(to)?|goes in(to)?)\b/i,
    shows:
      /\b(data ?sets?|corpus|corpora|data|benchmarks?|collect\w*|curat\w*|(evaluat\w*|train\w*|test\w*|experiments?|results?) on)\b/i,
    best: /\b(data ?sets?|corpus|corpora|benchmarks?|\w*bench|(evaluat\w*|train\w*|test\w*|experiments?|results?) on)\b|^on (\S+ )?\w*[A-Z]\w+/i,
  },
  {
    type: 'named-dataset',
    asked:
      /\b(which|what) (?!size|do |does |did |is |are |was |were )(\S+ ){0,2}?(data ?sets?|benchmarks?|corpus|corpora)\b/i,
    shows:
      /[Dd]ata ?sets?|[Cc]orp(us|ora)|[Bb]ench|\b[A-Z]?[a-z]+[A-Z]\w*|\b[A-Z]{2}[\w-]{0,30}\d|\b(on|from|including|using) (the )?([A-Z]\w+|\w+ images)/,
    required: true,
  },
  {
    type: 'code',
    words: 'code github repository repo source demo link weights checkpoint page website available download',
    asked: new RegExp(phrases.codeAsked, 'i'),
    shows: new RegExp(phrases.codeShown, 'i'),
    best: /https?:|github|\b(codes?|codebases?|weights|models?|data\w*|artifacts?|checkpoints|recipe|resources)\b.{0,200}\b(released?|available|open[- ]?sourced?|public(ly)?)\b|\b(release|open[- ]?source)\b.{0,200}\b(codes?|weights|models?|data\w*|artifact|checkpoints|recipe|resources)\b/i,
    required: true,
    telling: true,
  },
  {
    type: 'limitation',
    words: 'limitation limit weakness drawback shortcoming disadvantage caveat',
    asked:
      /\b(limitations?|weakness\w*|drawbacks?|shortcomings?|disadvantages?|caveats?|open (points?|issues?|problems?)|what limits)\b/i,
    ...trouble,
    required: true,
  },
  {
    type: 'failure',
    words: 'limit problem fail',
    asked:
      /\b(limits?|problems? with|(?:doesn'?t|not|didn'?t) work|wrong (?:with|w\/|most|typically|often)|(?:gets?|goes|go) wrong|problems? (?:with|w\/|here)|(?:the|a|this|that|what|which|same|big|real|main) problem(?! solver)|off with|bad about|matter with|downsides?|fails?|fall short|struggle\w*|not enough|missing|(?<!how )hard(?! level)|difficult|can'?t|cannot|fall behind|worse)\b/i,
    ...trouble,
  },
  {
    type: 'comparison',
    words: 'compare comparison baseline better versus against',
    asked:
      /\b(compar\w*|versus|vs|better|worse|(?<!other )than|baselines?|faster|outperform\w*|state[- ]of[- ]the[- ]art|sota|improve\w*|gain|beat|wins?|keeps? up with|on par|rivals?|(anywhere |any)?near|close to|as good as|holds? (its|their) own|competes?|behind)\b/i,
    best: /\b(than|compar\w*|outperform\w*|surpass\w*|exceed\w*|beat\w*|on par|rival\w*|match\w*|superior|over (the|existing|prior|previous|\S*[A-Z]\S*)|relative to|state-of-the-art|sota|competitive|best)\b|\d ?[x×%]/i,
    shows:
      /\b(than|compar\w*|outperform\w*|surpass\w*|baselines?|improv\w*|state-of-the-art|sota|relative to|while|whereas|unlike|over (the|existing|prior|previous)|faster|fewer|better|gains?|generaliz\w*|exceed\w*|beat\w*|match\w*|on par|rival\w*|competitive|comparable|times)\b|\d ?[x×]/i,
  },
  {
    type: 'difference',
    words: 'differ difference different unlike distinguish new',
    asked:
      /\b(differ(?!entia)\w*|distinguish\w*|unlike|as opposed to)\b|\bnew (here )?(against|compared|versus|vs|over)\b/i,
    shows:
      /\b(unlike|whereas|in contrast|contrary to|instead of|rather than|differ\w*|as opposed to|while|but|however|replac\w+|both|not)\b/i,
    best: /\b(unlike|whereas|in contrast|contrary to|instead of|rather than|differ\w*|as opposed to|replac\w+)\b/i,
  },
  {
    type: 'cause',
    asked:
      /\bwhy\b|\bbecause\b|\b(a|any|main|one|the|what|which) reasons?\b|\bwhat (causes|drives|leads to|makes|explains)\b/i,
    shows:
      /\b(because|due to|since|thus|thereby|therefore|leads? to|hinder\w*|limit\w*|require\w*|rely|relies|results? in|as a result|cause[sd]?|so that|owing|given|enabl\w*|lack\w*|fail\w*|suffer\w*|bottleneck\w*|excluding|struggl\w*|contributor|making it)\b/i,
  },
  {
    type: 'method',
    asked:
      /\bhow (does|do|is|are|was|were|did|can)\b(?!.{0,200}\bdiffer)|\b(main idea|key idea|what is new|what'?s new|contributions?|novelty|novel)\b|\bwhat('?s| is| was) the (trick|secret|catch-?all|recipe|magic)\b/i,
    shows:
      /\b(we (propose|introduce|present|develop|employ|use|construct|design|leverage|train|formulate)|this (paper|work) (presents|introduces|proposes)|by \w+ing|via|through|using|based on|consists? of|leverag\w*|employ\w*|first\b.{0,200}\bthen)\b/i,
  },
  {
    type: 'evaluation',
    words: 'benchmark evaluate evaluation test experiment metric measure',
    asked:
      /\b(benchmarks?|evaluat\w*|tested|measured|experiments?|metrics?|(test|try|tried|check|checked|shown?) (it |this |them |that )?on)\b/i,
    shows: /\b(benchmarks?|evaluat\w*|experiments?|results?|metrics?|[Oo]n (the )?\w*[A-Z]\w*|measur\w*)\b/,
    best: /[Bb]ench|[Dd]ata ?set|[Cc]orpus|[Cc]orpora|\b[Tt]asks?\b|\b[Oo]n (the )?\w*[A-Z]\w*|\bmeasur|\bmetrics?\b/,
  },
  {
    type: 'hardware',
    words: 'gpu hardware machine laptop desktop computer phone device',
    asked: new RegExp(phrases.hardwareAsked, 'i'),
    shows:
      /\b([ahvbl]\d0{1,2}s?|rtx|gtx|geforce|tpu ?v\d\w*|ascend|jetson|raspberry|m[1-4] (max|pro|ultra)|(\d+|single|one|two|four|eight|sixteen|consumer|commodity|academic|\w+-grade) (\S+ ){0,2}([gtcn]pus?|accelerators?|machines?)|vram|xeon|epyc|ryzen|threadripper|core i[3579]|(physical|cpu) cores|nvidia \w+|(multi|single|several|distributed)[- ][gtc]pus?|(consumer|commodity|edge|server)\S* (\S+ ){0,3}(hardware|devices?|[gtc]pus?|cards?)|laptops?|smartphones?|(low|limited|modest|cheap|affordable|mobile|edge|embedded|resource|consumer|commodity|portable|on-?device)\S* (\S+ ){0,2}?(hardware|devices?|platforms?|computers?|machines?|resources|compute|deployment))\b/i,
    required: true,
    telling: true,
  },
  {
    type: 'duration',
    asked:
      /\bhow long (does|did|do|will|is|was|were)\b(?!.{0,200}\b(be|context|sequence|chain|text|input|output)\b)|\bhow many (hours|days|minutes|weeks|months|seconds)\b|\bhow much time (?!step)|\btraining time\b|\btime does\b|\bhow old\b/i,
    shows: /\b(hours?|days?|minutes?|weeks?|months?|seconds?|ms|milliseconds?|h|min|years?|aged?)\b|\d ?s\b/i,
    required: true,
    telling: true,
  },
  {
    type: 'cost',
    words: 'cost dollar price expensive',
    asked:
      /\b(in (us )?dollars|dollars|price|how expensive|how much (does|did|do)\b.{0,200}\bcost|what (does|did|do)\b.{0,200}\bcost(?! in [gt]pu)|what('s| is| was| are| were)? (the |its )?(\S+ ){0,2}costs?|\b(api|token|annotation|monetary|money) (costs?|bills?|fees?|prices?)|\b(fees|bill)\b|(paid|pay)(?! off| (much |any |no |more )?attention)|salary|wages?)\b|^\s*(\S+ ){0,2}costs? ?\??$/i,
    shows:
      /\$ ?\d|\b(dollars?|usd|price[ds]?|cents?|cheap\w*|expens\w*|cost(s|ly)?(?! (\S+ )?[\d.]+ (points?|percent|%))|paid|pay|[gtc]pu[- ](hours?|days?|minutes?|months?|years?))\b/i,
    required: true,
    telling: true,
  },
  {
    type: 'person',
    asked:
      /^\s*(and |but |so )?who('s| is| are| was| were| did| does)?\b(?! (wins?|won|leads?|led|comes?|came|scores?|scored|does best|did best|is ahead|is better|best))|\bby whom\b/i,
    shows: new RegExp(`${phrases.peopleShown}|\\b(?:by|using|from|via) (?:[\\w-]+ ){0,3}${modelFamily}`),
    required: true,
  },
  {
    type: 'model',
    asked: new RegExp(phrases.modelAsked, 'i'),
    words: 'evaluate test try compare analyse study check run train use apply probe look cover include tune',
    shows: new RegExp(modelName),
    best: new RegExp(`${modelName}[^.;]{0,80}(,|\\band\\b)[^.;]{0,80}${modelName}`),
    required: true,
  },
  {
    type: 'optimizer',
    words: 'optimizer',
    asked: /\boptimi[sz]ers?\b/i,
    shows: /\b(optimi[sz]ers?|adam\w*|sgd|lion|muon|adafactor|rmsprop|shampoo|adagrad|l-bfgs)\b/i,
  },
  {
    type: 'funding',
    words: 'fund funding sponsor pay',
    asked: /\b(fund(s|ed|ing)?|sponsor(s|ed)?)\b/i,
    shows: /\b(fund(s|ed|ing)?|supported by|sponsor\w*|grants?)\b/i,
    required: true,
    telling: true,
  },
  {
    type: 'ablation',
    words: 'ablate remove without component matter contribute add need necessary',
    asked:
      /\b(ablat\w*|matters?|contribut\w*|what happens|adds? anything|(is|are) \S+ (really )?(necessary|needed)|without (the|it)|(if|when) (you|they|we) (remove|drop|leave|turn|switch|skip|only))\b/i,
    shows:
      /\b(without|remov\w*|ablat\w*|drop\w*|disabl\w*|replac\w*|switching off|leaving out|only|alone|instead|contribut\w*|largest|essential|crucial|matters?)\b/i,
    best: /\b(without|remov\w*|ablat\w*|disabl\w*|replacing|switching off|leaving out|alone)\b/i,
  },
  {
    type: 'training',
    words: 'train retrain pretrain finetune tune require need necessary',
    asked:
      /\b(need|needs|needed|require[sd]?|have to|must|without|any|extra|additional) (\S+ ){0,3}?(re-?|fine-?|pre-?)?(train|tun)(e|ed|ing)?\b|\b(training|tuning)[- ]free\b|^\s*(and |but |so )?(do|does|did|is|are|can|must|should) .{0,200}\b(re-?train|fine-?tun|trained|training)/i,
    shows:
      /\b(training|tuning|gradient)-free\b|\bplug-(and|&|n)-play\b|\b(without|no|any|additional|further|extra|requir\w+|avoid\w*) (\S+ ){0,3}?(re-?|fine-?|pre-?)?(train|tun)\w*|\boff-the-shelf\b|\b(un)?fr(ee|o)ze\w*|\b(re-?|fine-?|post-?)(train|tun)\w*/i,
  },
  {
    type: 'practice',
    words: 'real-world real practice deploy production simulation outside physical',
    asked:
      /\breal[- ](world|robots?|users?|life|hardware|patients?|products?|time)\b|\b(outside|beyond) (of )?(the )?(simulat\w*|lab\w*)|\bin practice\b|\bdeploy\w*|\bin production\b/i,
    shows:
      /\breal[- ](world|robots?|users?|life|hardware|patients?|time)\b|\bphysical\b|\bfield (\S+ ){0,2}(tests?|trials?|stud(y|ies)|experiments?|interactions?)|\bdeploy\w*|\bproduction\b|\bin practice\b|\bin-the-wild\b|\bsimulat\w*/i,
  },
  {
    type: 'licence',
    words: 'licence',
    asked: /\bl[ie][cs]en[cs](e|es|ed|ing)\b(?! plates?\b)|\bcommercial(ly)?\b|\b(my|our) company\b/i,
    shows:
      /\blicen[cs]\w*|\b(non-?)?commercial (use|usage|purposes|applications?)|\bnon-?commercial|\bcommercially|\b(academic|research|non-profit) (use|purposes)|\bcc[- ]by\b|\bcc0\b|\bapache\b|\bMIT license|\bgpl\b|\bpublic domain\b/i,
    required: true,
    telling: true,
  },
  {
    type: 'place',
    asked:
      /(?:^\s*(?:\S{1,12} )?|\b(?:say|tell|know|told|me|and|but|from|,) )where\b(?! (does|do) (it|this|they) (fail|fall))|\bwhere(?:'s|\s*\??$| (?:is|are|was|were|did|can|could|would|will|has|have)\b)|\b(which|what) (country|countries|city|cities|hospitals?|universit\w+)\b/i,
    shows: /\b(at|in|from|across|off|near|of|on|into|through) (the |a |an |our )?(\p{Lu}[\p{L}\d-]+|[\w-]+)/u,
    best: /\b(at|in|from|across|off|near) (the )?\p{Lu}\p{Ll}/u,
  },
  {
    type: 'other-language',
    words: 'language nonenglish',
    asked:
      /\blanguages? (other than|besides|beyond) english\b|\bother languages\b|\bnon-english\b|\b(only|just) english\b/i,
    shows: new RegExp(phrases.otherLanguageShown, 'i'),
    required: true,
  },
  {
    type: 'language',
    words: 'language cover support written speak understand',
    asked:
      /\b(which|what|how many) (programming |natural |human )?languages?\b|\blanguages? (is|are|does|do|other than)\b|\bother languages\b/i,
    shows: new RegExp(phrases.languageNamed),
    required: true,
    telling: true,
  },
  ...measureRules,
  ...everydayRules,
];
