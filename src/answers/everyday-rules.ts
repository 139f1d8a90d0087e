import { anyOf, words } from '../core/any-of.ts';
import { trouble } from './patterns.ts';
import { ownFailureAsked } from './question-phrases.ts';
import type { QuestionTypeRule } from './question-type.ts';

const nets = words(
  'models? llms? lms? vlms? mllms? backbones? networks? stack pipeline agents? setup encoders? codebase',
);

/** What people in a chat ask for in words that no paper has: who won, whether it is worth it, whether it works elsewhere. */
export const everydayRules: readonly QuestionTypeRule[] = [
  {
    type: 'winner',
    words: 'win best top lead ahead',
    asked: new RegExp(
      anyOf`
        \b(who|which|what)\b.{0,80}\b(wins?|won|winner|came (out )?(on top|ahead|first)|comes (out )?(on top|ahead|first)|on top|(does|did|do|works?|worked|performs?|performed|is|was|were|are) (the )?best|leads|is ahead)\b
        \b(the winner|best performing|top performing|top performer)\b
      `,
      'i',
    ),
    shows:
      /\b(best|top|highest|strongest|superior|leads?|leading|outperform\w*|surpass\w*|beats?|wins?|winner|most (\w+ly )?\w+|state-of-the-art|first place|rank\w*)\b/i,
  },
  {
    type: 'generality',
    words: 'besides beyond elsewhere other else transfer carry generalize generalise only too also work',
    asked: new RegExp(
      anyOf`
        \b(anything|anywhere|something|things?|stuff) (else|other|besides|beyond)\b
        \b(besides|beyond|elsewhere|(?<!languages )other than)\b
        \b(other|unseen|different) (tasks?|domains?|models?|data-?sets?|benchmarks?|fields?|areas?|settings?|problems?|modalit\w+)\b
        \b(generali[sz]\w*|transfers?|carry over|carries over|hold up)\b
        ^\s*(and |but |so )?(is (it |this )?)?only\b.{1,80}\bor\b
        \bor .{1,60}\b(too|as well|also)\b ?\??$
      `,
      'i',
    ),
    shows:
      /\b(generali[sz]\w*|across|other|various|divers\w+|unseen|transfer\w*|multiple|range of|both|zero-shot|out-of-d\w+|broad\w*|including|also|covering|beyond|cross-\w+|spanning|(two|three|four|five|six|seven|eight|\d+) (\S+ ){0,3}?(tasks|datasets|benchmarks|domains|models))\b/i,
  },
  {
    type: 'theory',
    words: 'theory theoretical math proof prove guarantee formal empirical',
    asked:
      /\b(theor(y(?! of mind)|ies|etical\w*|ems?)|proofs?|prove[sn]?|maths? behind|guarantees?|provabl\w+|purely empirical|formal(ly)?|converges?|convergence)\b/i,
    shows: /\b(theor\w+|prove\w*|proofs?|bounds?|bounded|guarantee\w*|formal\w*|converge\w*|provabl\w+|analytic\w*)\b/i,
  },
  {
    type: 'plug-in',
    words: 'own bolt plug drop existing any swap work model tie',
    asked: new RegExp(
      anyOf`
        \b(bolt|plug|drop|hook|slot|stick|add|put|apply|combine|integrate|use|swap)(s|ped|ged)?\b.{1,60}\b(my|our|your|any|existing|another|other) (own )?(\S+ )?(${nets})\b
        \b(any|my own|our own|your own|existing|other) (\S+ )?(${nets})\b.{0,60}\b(tied|work|use|plug|apply|too)
        \b(tied|specific|limited|bound) to (one|a|this|the|that|a single|some)\b
        \b(model|architecture|backbone)[- ]agnostic\b
        \bdrop-?in\b
        \bplug-?(and|&|n)-?play\b
      `,
      'i',
    ),
    shows:
      /\b(plug-(and|&|n)-play|\w*-?agnostic|plug-?in|drop-?in|off-the-shelf|seamless\w*|compatible|orthogonal|any|arbitrary|existing|various|different|diverse|multiple|general|flexib\w+|modular|(two|three|four|five|six|\d+) (\S+ ){0,2}?(models|backbones|llms|architectures))\b/i,
    best: /\b(plug-(and|&|n)-play|\w*-?agnostic|plug-?in|drop-?in|off-the-shelf|seamless\w*|compatible|orthogonal|(any|arbitrary|existing|various|different|diverse|multiple) (\S+ ){0,2}?(models?|backbones?|llms?|architectures?|vlms?|mllms?|networks?|methods?))\b/i,
  },
  {
    type: 'outcome',
    words: 'work help pay worth good result matter happen',
    asked: new RegExp(
      anyOf`
        \b(pay|pays|paid|paying) off\b
        \b(worth|any good|any use|worthwhile|useful)\b
        (?<!\bhow )\b(does|did|do|is|was|has) (it|this|that|they|any|the|all)\b.{0,60}\b(work|worked|help|helped|matter|pan out|work out|good|effective)( at all| here| well| or not)? ?\??$
        \bwhat (came|comes) out\b
        \b(in the end|how did it go)\b
      `,
      'i',
    ),
    shows:
      /\b(results?|experiments?|we (\w+ly )?(show|find|found|observe|demonstrate)|finding\w*|achiev\w*|outperform\w*|surpass\w*|improv\w*|effective\w*|gains?|benefit\w*|reduc\w*|increas\w*|better|comparable|(do|does|did) not)\b|\d ?%|\d ?x\b/i,
  },
  {
    type: 'own-failure',
    words: 'fail failure break struggle wrong mistake case mode',
    asked: new RegExp(ownFailureAsked, 'i'),
    ...trouble,
    required: true,
  },
  {
    type: 'need',
    words: 'need require rely depend assume without necessary have',
    asked:
      /(?:^\s*|\b(?:and|but|so|ok),? |, )(do|does|did|would|will|is|are) .{1,60}\b(need|needed|required?|rely|depend|have to|assume|necessary)\b/i,
    shows:
      /\b(without|no|not|need\w*|requir\w*|eliminat\w*|\w+-free|rel(y|ies|ying)|depend\w*|only|assum\w*|necessit\w*|avoid\w*|remov\w*|independen\w*|unsupervised|zero-shot|off-the-shelf|fr(o|ee)z\w*|instead|rather than)\b/i,
  },
  {
    type: 'side-effect',
    words: 'hurt harm suffer sacrifice lose wreck break cost worse damage affect',
    asked:
      /(?:^\s*|\b(?:and|but|so|ok),? |, )(do|does|did|is|are|will|would) .{0,80}\b(hurts?|harms?|suffers?|degrades?|sacrific\w*|wrecks?|damages?|loses?|lost|drops?|affects?|forgets?|break (?!down)\w+|at the (cost|expense)|worse)\b/i,
    shows:
      /\b(preserv\w*|without (\w+ )?(sacrific\w*|compromis\w*|degrad\w*|los\w*|hurt\w*|harm\w*)|maintain\w*|retain\w*|compromis\w*|degrad\w*|drop\w*|sacrific\w*|trade-?offs?|comparable|forget\w*|los(s|e|es|ing)|harm\w*|hurts?|worse|induc\w*|while (\w+ ){0,2}(keep|improv)\w*|minimal|negligible|no)\b/i,
  },
  {
    type: 'novelty',
    words: 'first before already anybody new novel',
    asked:
      /\b(the first|first (to|of its kind|ever|time)|done before|(any|some|no)(body|one) .{0,60}(before|already)|(before|already) ?\??$)/i,
    shows: /\b(first|novel|pioneer\w*|unexplored|under-?explored|new|existing|prior|previous)\b/i,
    best: /\b(the first|first (to|time)|unexplored|under-?explored|pioneer\w*)\b/i,
  },
];
