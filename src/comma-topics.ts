import { severalByCommas } from './core/queries/topic.ts';

/** Topics of the settings that are probably meant for several: one of commas asks for the words of all, and brings nothing. */
export const commaTopics = (topics: readonly string[]): string[] =>
  topics.flatMap((topic) => {
    const several = severalByCommas(topic);
    if (several === undefined) return [];
    return [`DIGEST_TOPICS: ${topic} is one topic: all its words must occur in a paper. For several write ${several}.`];
  });
