import { holds, phrases } from './phrases.ts';
import { allWords, readSentence } from './words.ts';

/** By what somebody wants papers ranked that no ranking of all papers goes by: "the most cited", "who published most". */
export function unknownOrder(text: string): string | undefined {
  const words = allWords(readSentence(text.slice(0, longest)).parts);
  return unknown.find(([, list]) => holds(words, list) !== undefined)?.[0];
}
const longest = 300;

const most = 'most|more|highest|largest|biggest|fewest|least';
const unknown = [
  [
    'citations',
    phrases([
      `${most} cited|referenced|quoted`,
      `${most} number? of? citations|references`,
      'by|of citations|citation',
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
      `${most} number? of? views|downloads|clicks|shares`,
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
