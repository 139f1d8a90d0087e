import { arxivIdsIn } from '../../core/papers/paper.ts';
import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { type Classes, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, type Sentence, writtenAs } from '../words/words.ts';
import { placesIn } from './item.ts';
import { paperClass, paperNamed } from './reference.ts';

/** Papers like the one that is talked about, or like one that is named, that came after it: "anything similar but newer" */
export function readNewerAlike({ text, parts }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  const found = isPhrase(plainly(allWords(parts)), newerAlike);
  if (found === undefined) return undefined;
  const [id] = arxivIdsIn(text);
  const name = writtenAs(found.name ?? []);
  const place = placesIn(name) === undefined ? undefined : name;
  const paper = id ?? place ?? (found.name === undefined ? undefined : paperNamed(found.name, named));
  if (found.name !== undefined && paper === undefined) return undefined;
  return { kind: 'similar', isNewer: true, ...(paper === undefined ? {} : { paper }) };
}

const classes: Classes = {
  ...paperClass,
  newer: [
    'newer|fresher|later',
    'more recent',
    'newest|latest|recent',
    'the newest|latest',
    'after it|this|that',
    'since then?',
  ],
  things: ['papers|paper|work|works|ones|one|stuff|more|something|anything|things|research|studies|others'],
  lead: [
    'show|find|give|get|see|list me|us? some|any?',
    'are|is there some|any?',
    'do you have some|any?',
    'some|any|what',
  ],
  near: ['similar|related|comparable|close to?', 'like'],
  but: ['but|only|just|and'],
};
const newerAlike = phrases(
  [
    '{lead}? {things}? similar|related|comparable {things}? {but}? {newer}',
    '{lead}? {things} like {paper} {but}? {newer}',
    '{lead}? {things}? similar|related|comparable to {paper} {but}? {newer}',
    '{lead}? {newer} {things} {near} {paper}',
    '{lead}? {things} {newer} {near} {paper}',
    '{lead}? {newer} similar|related {things}',
    '{lead}? {newer} {things} in the same|this|that direction|vein|line|spirit',
    '{lead}? {things} newer|later on|like it|this|that',
    '{lead}? similar|related|comparable {things}? {but}? newer than {paper}',
  ],
  classes,
);
