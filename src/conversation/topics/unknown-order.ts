import { holds, phrases } from '../words/phrases.ts';
import { allWords, readSentence, type Word } from '../words/words.ts';

/**
 * By what somebody wants papers ranked that no ranking of all papers goes by: "the most cited", "who published most". What
 * stands in the topic, too, ranks nothing: "prediction of citations".
 */
export function unknownOrder(text: string, topic: string): string | undefined {
  const words = allWords(readSentence(text.slice(0, longest)).parts);
  const ofTopic = new Set(allWords(readSentence(topic).parts).map(one));
  return unknown.find(([, list]) => {
    const found = holds(words, list);
    return found !== undefined && !words.slice(found.start, found.end).some((word) => ofTopic.has(one(word)));
  })?.[0];
}
/** "Views" are of "novel view synthesis". */
const one = ({ text }: Word): string => text.replace(/s$/, '');
const longest = 300;

const most = 'most|more|highest|largest|biggest|fewest|least';
const unknown = [
  [
    'citations',
    phrases([
      `${most} cited|referenced|quoted`,
      `${most} number? of? citations|references`,
      'by|order|ranking of? citations|citation',
    ]),
  ],
  [
    'comments',
    phrases([
      `${most} discussed|commented|debated`,
      `${most} number? of? comments|discussion|discussions|replies|debate`,
    ]),
  ],
  ['stars', phrases([`${most} starred`, `${most} number? of? github? stars`, 'by github? stars'])],
  [
    'views',
    phrases([
      `${most} viewed|downloaded|clicked|shared|visited|tweeted|retweeted`,
      // "The fewest views" are those that a scene is made from.
      'most|highest number? of? views|downloads|clicks|shares',
    ]),
  ],
  [
    'numbers of authors',
    phrases([
      `${most} authors|coauthors|co-authors`,
      `${most} number of? authors`,
      'largest|biggest|longest author|authors team|list',
    ]),
  ],
  [
    'who published most',
    phrases([
      'who|which|what author|authors|lab|labs|group|groups|team|teams|company|companies|institution|university|person|researcher? has|have|had|is? published|publishes|wrote|written|posted|released|put the? most',
      'top|busiest|hottest authors|author|labs|lab|institutions|companies|universities|researchers|groups|teams',
      'most productive|prolific|active author|authors|lab|labs|group|groups|team|teams|company|companies|institution|researcher|researchers',
    ]),
  ],
  ['length', phrases(['longest|shortest paper|papers|one'])],
] as const;
