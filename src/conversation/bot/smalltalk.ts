import type { Intent, TalkedOf } from '../intent.ts';
import { openers } from '../words/manners.ts';
import { holds, isPhrase, type Phrases, phrases, without } from '../words/phrases.ts';
import type { Part, Sentence } from '../words/words.ts';

/** Thanks, greetings and what is asked about the bot itself: nothing else is said. */
export function readSmalltalk({ parts, text }: Sentence): Intent | undefined {
  if (parts.length === 0)
    return text === '' ? { kind: 'smalltalk', is: 'greeting' } : { kind: 'smalltalk', is: 'other' };
  const kinds = parts.map(kindOf);
  const is =
    (['about', 'size', 'english', 'lost', 'asked', 'thanks'] as const).find((kind) => kinds.includes(kind)) ??
    kinds.find(isKind);
  if (is === undefined || parts.some(({ words }) => holds(words, goOn) !== undefined)) return undefined;
  // "thx, that saved me an hour": what comes along with thanks asks nothing.
  const isAll = kinds.every((kind, position) => kind !== undefined || saysNothing(parts[position], kinds[0]));
  return isAll ? { kind: 'smalltalk', is } : undefined;
}

/** "I'm back, you can start again" */
const goOn = phrases([
  'can|could|may|please|should start|resume|continue|restart again|posting|sending|now|it|the ...?',
  'you can|could|may go on',
]);

/** Whether a part of a sentence asks about the bot itself. */
export const aboutMe = ({ parts }: Sentence): boolean => parts.some((part) => kindOf(part) === 'about');

const isKind = (kind: TalkedOf | undefined) => kind !== undefined;

function kindOf({ words, asks }: Part): TalkedOf | undefined {
  const asked = without(words, openers);
  const found = (Object.keys(lists) as TalkedOf[]).find(
    (kind) =>
      isPhrase(words, lists[kind]) !== undefined || (asked.length > 0 && isPhrase(asked, lists[kind]) !== undefined),
  );
  return found ?? (asked.length === 0 && !asks ? 'greeting' : undefined);
}

const saysNothing = (part: Part | undefined, first: TalkedOf | undefined) =>
  (first === 'thanks' || first === 'other') &&
  part?.asks === false &&
  part.words.length <= 12 &&
  isPhrase(part.words, remarks) !== undefined;

const lists: Record<TalkedOf, Phrases> = {
  thanks: phrases([
    'thanks|cheers|thumbs-up|kudos ...?',
    'ta paperboy|all|mate|everyone?',
    'thank you so|very? much? paperboy? for? ...',
    'many|big|huge thanks ...',
    'much appreciated',
    'appreciate it|that',
    'that|this is|was very|really|super? helpful|useful|great|perfect|nice|good|all|it|exactly ...',
    'very|super|really? helpful|useful',
    'great|good|nice|awesome|excellent|fantastic|amazing|perfect|brilliant|lovely job|work|bot|answer|one|stuff|find|digest|pick|picks',
    'you are the best|great|awesome|amazing|helpful|a lifesaver',
    'love it|this|you',
    'you rock|rule',
    'bravo|bravissimo|chapeau paperboy|everyone|all|everybody?',
    'well done|played paperboy|everyone|all?',
    'sorry|apologies for being|having|the|my|all ...',
  ]),
  greeting: phrases([
    'hi|hello|hey|yo|hallo|bonjour|hola|moin|servus|salut|goedemorgen|greetings|howdy|morning|sup|hiya there|all|everyone|folks|team|paperboy|bot|again|you?',
    'good morning|evening|afternoon|day|night there|all|everyone|folks|team|paperboy?',
    'how do|can|to i|we? get? start|started|begin here?',
    'where do|to i|we? begin|start',
    'get|getting started',
    'tutorial|intro',
    'how are you ...',
    'how is it going',
    'how do you do',
    'what is up',
    'is this|the|it thing|bot|paperboy? on|working|alive|awake|up|online|live|there',
    'are you there|awake|alive|up|online|working',
    'anyone|anybody there|home',
    'bye|goodbye|cya see? you? ...',
    'later',
    'later see you ...',
    'buonanotte|buonasera|buongiorno|bonsoir|adios|ciao|hasta|tschuss|tschau|gutenacht see? you? ...',
    'gute|guten|buona|bonne|buenas|buenos|boa|god notte|nacht|nuit|noches|noite|natt|tag|abend|morgen|sera|serata|soiree|tardes|dias|tarde ...',
    'good night see you ...',
    'see you ...',
    'happy friday|monday|weekend|holidays|new|birthday year?',
    'have a nice|good|great day|weekend|evening|one',
  ]),
  about: phrases([
    'who are you ...',
    // "What are you posting on friday" asks for papers.
    'what are you doing|up|reading|thinking|talking|saying|working|like|called|able|capable|good|made|built|for|about|here|a|an|some|exactly|actually|really|even|anyway|again|and|paperboy|please|supposed ...?',
    'who made|built|wrote|created|runs|owns you ...',
    'what can|do you do|help|offer ...',
    'what can i|we do|ask|say|type you? ...',
    'what all can you do ...?',
    'what can|does|do this|the bot|app|thing|paperboy? do ...?',
    'any|a|the? help page|pages|text',
    'any|a|the? manual|docs|documentation|guide',
    'how do you work ...',
    'how does this bot|thing work',
    'how do|can i|we use|work|talk|control with? you|this|it ...',
    'are you a|an|the human|person|bot|robot|ai|llm|machine|real|chatgpt|language|gpt ...',
    'are you human|real|chatgpt|ai|alive|sentient|smart ...',
    'do you use|have|run an|a|any? ai|llm|model|language|feelings|chatgpt|gpt ...',
    'what is your name|purpose|job|favourite|favorite ...',
    'do you sleep|dream|like|get|love|speak ...',
    'know any jokes? ...',
    '... tell|know me|us|any? a|any? good? joke|jokes ...',
    'help me|us? out|here|please? please?',
    'i|we need|want some|your? help',
    'how do|can|could|should|to i|we? search|find|save|bookmark|discuss|cite|share|ask|look|read|open|export for|about|up|you|a|the|my|some? paper|papers|something|anything|it|them|one|question|questions|list? here?',
    'how do|can|could|to i|we|you? search|look|filter by|for author|authors|date|day|days|organisation|company|votes|upvotes|keyword|keywords|category',
    'what|how can|do i|we|you search|filter|look by|for',
    'can|could i|we|you search|filter|look by|for author|authors|date|organisation|company|votes|upvotes|keyword|category',
    'what commands|things do|can you|i have|know|use|do|run|understand?',
    'list|show me? all? your? the? commands',
    'commands',
    'introduce yourself',
    'where do you get your? papers|them from?',
    'where do your? papers come from',
    'do you read|understand the? papers yourself?',
  ]),
  /** How much there is to find. */
  size: phrases([
    'how many papers do|did|can you|paperboy? have|know|hold|store|see|search|cover|read|index|got now|altogether|total|all? in?',
    'how many papers have you got|read|stored|indexed|collected|seen? so? far?',
    'how many papers are|is there|stored|indexed|in here|altogether|total|you|all|your? database|index|collection|library?',
    'how big|large is your|the database|index|collection|library',
    'how far back do|does|can you|your|it|they|the? index|database|papers|collection|archive? go|reach|search?',
  ]),
  /** Another language is wanted. */
  english: phrases(
    [
      'in|auf|en {language} please?',
      'translate|say|write|explain|answer|reply|give it|this|that|them|me|us? this|it|that? to|into|in {language}',
      'do|can|could you speak|understand|talk|write|answer|reply|read in? {language}',
      'what|which languages do|can you speak|understand|know|answer|read in?',
    ],
    {
      language: [
        'german|french|spanish|italian|portuguese|chinese|mandarin|japanese|korean|russian|arabic|hindi|turkish|dutch|polish|deutsch|francais|espanol',
      ],
    },
  ),
  /** It went wrong. */
  lost: phrases(
    [
      '{laugh}? this|that|it|you|paperboy|these is|are|was|were so|really|totally|completely|just|pretty|quite? a|an|complete|utter|total? {rude} bot|thing|answer|answers|program|tool?',
      '{laugh}? you|this|that|it|paperboy suck|sucks really|so? much|hard?',
      '{laugh}? the|this|that bot|thing|tool|answer|app is|was so|really|just|pretty? {rude}',
      '{laugh}? what|such a|an? {rude} bot|thing|tool|answer|program?',
      '{laugh}? {rude} bot|thing|tool|answer|program',
      'fuck|screw|damn|piss off|you|this|that|it paperboy|bot?',
      'fuck|shit|damn|wtf|ffs|goddamn|bollocks|crap',
      'wtf is|was this|that',
      'you idiot|moron|fool',
      'i hate you|this|it so? much?',
      'are you stupid|dumb|broken|kidding|serious me?',
      'i|we do not understand|get it|this|that|you? at? all?',
      'that|this|it is|was wrong|nonsense|incorrect|rubbish',
      'that|this|it? is|was? the? wrong|incorrect paper|papers|one|ones|answer|article|result|results',
      'that|this|it? is|was? not the? right paper|papers|one|ones|answer|article|result|results',
      'that|this|it is|was not what i|we meant|asked|wanted|said|mean|want for?',
      'not what i|we meant|asked|wanted|said|mean|want for?',
      'you misunderstood|misread me|that|it?',
      'you got me|it|that|this wrong',
      'i am lost|confused',
      'huh|eh|pardon|wrong',
      'what do you mean by? that|this?',
    ],
    {
      laugh: ['lol|lmao|haha|omg|wtf|man|dude|jeez|ugh|wow|honestly|seriously'],
      rude: [
        'useless|garbage|trash|rubbish|crap|crappy|shit|bullshit|stupid|dumb|terrible|awful|horrible|bad|annoying|pathetic|worthless|bs|lame|idiotic|hopeless|joke|waste of? time?',
      ],
    },
  ),
  /** Of what somebody wrote before nothing is kept. */
  asked: phrases([
    'what did|have|had i|we just? ask|asked|say|said|type|typed|write|search|searched|look|want for|up|you? before|earlier|last|previously|first|yesterday|so|already far|time?',
    'what was|were my|our last|previous|first|earlier|other? question|questions|search|searches|query|queries',
    'show|list|give me|us? my|our old|last|previous|earlier|past? questions|question|searches|search|queries|history',
    'my|our? search|question|chat|query history',
  ]),
  other: phrases(
    [
      'ok|yes|no|nope|yep|yeah|sure|fine|cool|nice|great|wow|lol|haha|hehe|lmao|ha|interesting|awesome|perfect|excellent|amazing|neat|good|right|true|test|ping|oops|sorry|hm|hmm|whatever|congrats|welcome ok|one|stuff|bot|paperboy|then|cool|good|great?',
      'no|nope|nah thanks|thank you?',
      'not now|yet',
      'maybe|perhaps later',
      'never mind',
      'nevermind|nvm',
      'no|ok? wait',
      'forget it|that',
      'leave|let|keep it|this|that|them|everything|things all? as|like|how it|they|things|everything|we is|are|was|were|stands|have? it|now|here?',
      'leave it|that|this be|alone?',
      'i|we will|am|are now? stop|quit|done|finished bothering|annoying|pestering|bugging|disturbing|spamming you now|then|again?',
      'i|we will leave|let you alone|be|in|go|rest|to peace|it|work|sleep? now|then?',
      'i|we will shut up|go|leave|be now|quiet|then|home|away?',
      'what a|an crazy|long|busy|terrible|awful|wild|weird? day|week|month|morning|night|mess',
      '{sigh}? my schedule|calendar|day|week|inbox|life|desk|morning|evening|head|agenda today|tomorrow|now|lately|this|week? is|looks|was already|again|just? a|an|so|such|too|very|really|totally|completely|pretty? total|complete|absolute? mess|nightmare|chaos|disaster|hell|madness|full|packed|crazy|busy|insane|chaotic|stressful|horrible|terrible today|now|lately|this|again|already? week|month?',
      'my bad|mistake',
      'what is for lunch|dinner|breakfast today|tonight?',
      'how|what is the weather ...?',
      'are you hungry|tired|bored|single|married|ok|happy',
      'no problem|worries',
      'got it',
      'ack|roger|gg bot?',
      'makes sense',
      'sounds good|great',
      'i see',
      'good to know',
      'will do|read',
      'all good|set|clear|right',
      'lgtm|kthx|kthxbye|yw|np|nah|kk|omg|rofl|ugh|jeez|meh',
      'really|seriously',
      'just testing|kidding',
      'this|that is|was so? bad|useless|funny|cool|awesome|insane|wild|crazy|stupid|weird|annoying ...',
      'you are useless|stupid|funny|annoying|weird|cute|fast|slow|late|early|back|welcome ...',
      'bad|stupid|silly|dumb bot',
      'i love|like|hate you|this|it ...',
      'i am back|here ...',
      'i am so|very|really|too|a|bit? bored|tired|today|again|now|and|lol?',
    ],
    { sigh: ['ugh|oh|man|argh|wow|god|jeez|sigh|omg'] },
  ),
};

/** What people say beside their thanks. */
const remarks = phrases([
  'that|this|it|you ...',
  'i|we will|owe|am|are|can|have|had|got|should|needed|love|like ...',
  'just|exactly what ...',
  'really|very|so ...',
  'have|see ...',
  'will ...',
  'no|all ...',
  'a? long|busy|rough|bad|hard|crazy day|week|night|morning',
]);
