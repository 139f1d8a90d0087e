/** Whether something is a word, rather than a mark of punctuation. */
export const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/** Words of talk, and marks: what is none of them may be of a topic. */
export const isTalk = (word: string) => !isWord(word) || asks.has(word) || talk.has(word);

const talk = new Set(
  `a an the of for in on with and or to by from at as is are was were be been that which what who how why when where there this these
  those it its they them their i you we me us my your our he she do does did can could would should will may have has had not no but
  so if then than just only some more most new newest latest recent recently good best anyone someone somebody anybody know find any
  anything something please pls thanks hi hey hello ok about into like out up one ones all also other related week month year last
  today yesterday days weeks months since past first sorted upvoted votes published channel now whatever am every send see everything
  nobody wants thing things off take group morning topics topic keep team come came put paperboy bot enough too must such exists exist
  hola hallo bonjour ciao moin servus salut goedemorgen student lately anymore there much project thesis doing sending subject possible working kindly sorry regarding concerning around
  instead excluding without except asap thx exactly literally exact each again still ever released`.split(/\s+/),
);

/** Words that ask for papers, or for a change of them. */
export const asks = new Set(
  `find search show papers paper any anything research work works literature studies look looking need something stuff articles
  preprints get give list recommend references refs sources publications dig pull read got have follow subscribe add unsubscribe
  drop remove stop want up track watch monitor unfollow cancel kill notify alert ping sub unsub mute fetch bring share turn switch`.split(
    /\s+/,
  ),
);
