import { phrases, without, withoutEnd } from './phrases.ts';
import type { Word } from './words.ts';

/** The words without what they are wrapped in for politeness, or by the way. */
export const plainly = (words: readonly Word[]): Word[] => withoutEnd(without(words, openers), closers);

/** What a request begins with before it says what it wants. */
export const openers = phrases([
  'please|kindly',
  'hey|hi|hello|yo|hola|hallo|bonjour|ciao|dear? paperboy?',
  '@paperboy|paperboy|bot',
  'ok|so|well|and|but|also|or|hm|hmm|oh|ah|now|then|actually|basically|essentially|alright|right|yes|yeah|btw|um|uh|just|maybe|quickly|quick',
  'good morning|evening|afternoon|day',
  'thanks',
  'quick|one|another|stupid|dumb|silly|naive|sorry question',
  'sorry|sry|pardon|excuse me?',
  'can|could|would|will you please|maybe|perhaps|kindly|just|quickly?',
  'can|could|may|might i|we',
  'i|we would like|love|want|need|have you? to',
  'i|we want|need|have you? to',
  'i|we am|are trying|going|hoping to',
  'would|do you mind',
  'i|we would|should|will be very|most|much|so|really? glad|happy|pleased|grateful|obliged|thankful to|if you? could|would|can|learn|hear|know|see?',
  'can|could|may|might i|we ask|request|trouble|bother you|further|also? to|for?',
  'are you able to',
  'is it possible to',
  'would it be possible to',
  'help me|us to?',
  'let us',
  'go ahead and',
  'tell me|us',
  'do you know',
  'any idea|chance|clue',
  'i|we wonder|wondering',
  'i|we am|are wondering|curious',
  'just? wondering|curious',
  'not sure',
  'in|with one|two|three|a|few|couple of? sentence|sentences|words|word|line|lines',
  'since|if you are here',
  'can|could somebody|someone|anyone|anybody please?',
  'does|do anyone|anybody|somebody|someone know',
  'anyone|anybody|somebody|someone knows|know',
]);

/** What a request ends with after it has said what it wants. */
const closers = phrases([
  'please',
  'thanks',
  'thanks|thank a|you lot|so|very much|lot?',
  'thank you',
  'thanks in advance',
  'for me|us',
  'tbh|imo|lol|btw|asap|haha|paperboy|bro|mate|man|guys|pal|folks',
  'by now',
  'yet|already|again|anyway|then|now|quickly',
  'real? quick',
  'if possible|so',
  'if you can|could|do not mind',
  'right now',
  'at the moment',
  'or something|so|anything',
  'or not',
  'one more|last time',
  'once more',
  'so that? i|we can|could|may|might|know ...',
  'you know',
  'in there',
]);
