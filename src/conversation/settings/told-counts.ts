import { votesIn } from '../topics/votes.ts';
import { ends } from '../words/ends.ts';
import { anyNumber, numberIn, numberWords } from '../words/numbers.ts';
import { type Classes, holds, type Phrases, phrases } from '../words/phrases.ts';
import { enough, papersADay } from './papers-a-day.ts';
import { change, says, type Told } from './told-times.ts';

const count: Told = (_, words) => {
  const top = papersADay(words) ?? words.map(({ text }) => numberIn(text)).find((number) => number !== undefined);
  return top === undefined || top > 10 ? undefined : change('schedule', { top });
};

/** "Can we have ten": "get 3" may be the third of a list. */
const countForUs: Told = (found, words, all) => (holds(all, we) === undefined ? undefined : count(found, words, all));
const we = phrases(['we']);

const upvoted: Told = (_, words) => {
  const votes = votesIn(words.map(({ text }) => text))?.votes;
  return votes === undefined ? undefined : change('subscribe', { 'min-upvotes': votes });
};

const howMany = () => says('Say how many papers a post should have at most, as in "at most 3 papers".');

const classes: Classes = {
  ...ends,
  number: [`${numberWords.slice(0, 10).join('|')}|${anyNumber(10)}`],
  papers: ['papers|paper|posts|items|stuff|ones|things|content|articles'],
  want: ['i|we would? also? want|need|like|love|prefer to? see|have|get?'],
  get: [
    'i|we? would|will|want|need|like|prefer|rather? to? get|have|receive|see|want|need|like',
    'this|that|it|these|those|they is|are',
    'post|send|show|bring|give us|me?',
  ],
  post: ['post|send|deliver|bring me|us|it|them|the? papers|digest?'],
  hides: ['{removes}', 'no|skip|hide|omit|exclude'],
  here: ['here|anymore|instead|only|just', 'in|for|from|to this|the|our channel', 'from now on'],
};

/** How many papers a post holds, and how many upvotes they need, said alone. */
export const counts: readonly (readonly [Phrases, Told])[] = [
  [
    phrases(
      [
        'set|put|change|make|limit|cut|reduce|raise|lower|increase the|our|my? top|number|count|limit|maximum|max|amount of? papers|posts|items? a|per? day|post? to|at|is just|only? {number} papers?',
        'cut|trim|shrink|reduce|limit|lower|cap|raise|increase|keep it|this|them|us|things|everything|posts|papers|digest|list? back|down|up? to|at just|only? {number} {papers}? a|per? day|post?',
        'go|be? down|back to just|only? {number} {papers}? a|per? day|post?',
        'schedule|set {number} papers|items a|per|each|every? day|post?',
        'top|max|maximum|limit {number} papers?',
        'get|have|send|post|show|make|see me|us|it|only|just? {number} papers per|a|each|every|in post|digest|message|day|a|the|each ...?',
        'at most {number} papers|paper a|per|each|every? post|day|time?',
        'no|not more than {number} papers|paper a|per|each|every? post|day|time?',
        '{want} {number} papers? {here}?',
        'keep only|just {number} {papers}?',
        'only|just keep {number} {papers}?',
      ],
      classes,
    ),
    count,
  ],
  [phrases(['have|get {number} {here}?'], classes), countForUs],
  [
    phrases(
      [
        '{post}? only|just {post}? papers|posts|those|ones|stuff|things|the? that? with|above|over|from|that have? at? least|over|more? than? ... upvotes|votes|likes {here}?',
        'require|set|want|need at least|minimum|a|minimum? ... upvotes|votes|likes',
        'min|minimum|at of|least? ... upvotes|votes|likes',
        'raise|lower|set|move|put the|our? bar|threshold|minimum|limit to|at ... upvotes|votes|likes {here}?',
        'only|just if|when they|it|papers|these have|has|get|got|reach ... upvotes|votes|likes',
        '{hides} papers|posts|everything|anything|all|those|stuff with|under|below less|fewer? than? ... upvotes|votes|likes',
      ],
      classes,
    ),
    upvoted,
  ],
  [
    phrases(['make it|that {number}'], classes),
    () => says('Say "make it 9:00" for the time, or "9 papers" for how many a post has.'),
  ],
  [enough, count],
  [
    phrases(
      [
        '{get}? only|just? fewer|less {papers}? of? it|them|those|these? {here}?',
        '{get}? a little|bit less {papers}? {here}?',
        '{get}? only|just? a|some few|handful {papers}? {here}?',
        '{get}? way|far|not|no so|too|as many|much {papers}? of? it|them|those|these? {here}? each|every|per|a? day|time|post?',
        '{want}? half|twice|double|thrice as? many|much|the|of? the? number? of? {papers} a|per? day|post? {here}?',
        'halve|double the|our|your? number|amount? of? {papers} {here}?',
        'cut|reduce the|our|your? number|amount? of? {papers} in|by half {here}?',
      ],
      classes,
    ),
    howMany,
  ],
];
