/**
 * Words that say nothing about a paper: articles, prepositions, pronouns, auxiliaries, and what people wrap around a
 * question. Negations are among them: an abstract that denies a claim is as relevant to it as one that supports it.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am among an and any are as at be because been before being below
  between both but by can cannot could did do does doing done down due during each either etc ever every few for from
  further had has have having he hence her here hers herself him himself his how however i if in into is it its itself
  just let may me might more most much must my myself neither no nor not of off on once only onto or other others our
  ours ourselves out over own per rather same shall she should since so some such than that the their theirs them
  themselves then there thereby therefore these they this those through thus to too toward towards under until up upon
  us very via was we were what when where whereas whether which while who whom whose why will with within without
  would yet you your yours yourself yourselves dont doesnt didnt isnt arent wasnt werent cant wont lets im ive id`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
