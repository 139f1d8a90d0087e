import { anyOf, words } from '../core/any-of.ts';
import type { PaperText, Passage } from './passages.ts';

/**
 * Whether a sentence says what is wrong with its authors' own work: it stands under "Limitations", says so of what is
 * theirs ("our", "we", "this study", the name they gave it), or does so where papers look back. Papers open with what is
 * wrong with everybody else's, in much the same words, and report as findings what others' models cannot do.
 */
export function statesOwnLimit(
  { sentence: { text, section } }: Passage,
  { ownNames }: Pick<PaperText, 'ownNames'>,
): boolean {
  if (limitsSection.test(section) || limitsLabel.test(text) || ownLimit.test(text)) return true;
  if (looksBack.test(section) && oneLimit.test(text)) return true;
  const subject = namedTrouble.exec(text)?.[1]?.toLowerCase();
  return subject !== undefined && ownNames.some((name) => ` ${subject}`.includes(` ${name} `));
}

const limitsSection = /\b(limitations?|threats to validity|future work|open problems)\b/i;
const looksBack = /\b(discussions?|conclusions?|concluding)\b/i;
/** Of an abstract in parts: "Limitations: One hospital only." */
const limitsLabel = /^(study )?limitations?(:| include\b)/i;

/** What a work does not do, as against what it does without: "does not need labels". */
const leftUndone = words(`
  work handle support cover generali[sz]e address scale guarantee account capture consider model extend include reach
  transfer hold apply solve test study evaluate examine investigate compare measure validate explore control see assess
`);

const trouble = anyOf`
  (?:still |often |sometimes |currently |occasionally |also )?(?:${words('cannot fails? struggles? suffers? lacks? lags? underperforms? degrades')})\b
  can(?:not|'t|’t| not(?! only))\b
  could not\b
  (?:do|does|did|has|have|is|was|were|are)(?: not|n't|n’t) (?:yet )?(?:\w+ly )?(?:${leftUndone})\b
  (?:is|are|was|were|remains?) (?:\w+ly |still |also |currently )?(?:limited (?:to|by|in)|restricted|confined|unable|too (?:small|slow|few)|not (?:yet )?able)\b
  (?:has|have) (?:\w+ ){0,2}(?:limitations|drawbacks|shortcomings|weaknesses)\b
`;

const reporting = words(
  String.raw`that which who and but while show\w* reveal\w* find\w* demonstrat\w* indicat\w* suggest\w* highlight\w* expos\w* confirm\w* observ\w* identif\w* address\w* overcom\w* why how where when not never no without current existing conventional standard prior previous earlier other most many these such`,
);
const wordOfThing = String.raw`(?:(?!(?:${reporting})\b)[\w-]+ )`;
const fault = `(?:limitations?|drawbacks?|shortcomings?|weaknesses|caveats?|open (?:problems?|questions?))`;
const ours = `(?:our|the proposed|this (?:paper|work|study|survey|trial)(?:'s|’s)?)`;

const ownLimit = new RegExp(
  anyOf`
    \b(?:our|the proposed) ${wordOfThing}{1,4}(?:${trouble})
    \bthis (?:paper|work|study|survey|trial)(?:'s|’s)? (?:${wordOfThing}){0,2}(?:${trouble})
    (?<!that )\bwe (?!lack|struggle|fail|still lack)(?:${trouble})
    \bwe (?:have |were |are )?only (?:test|evaluate|stud|consider|cover|examine|include|compare|measure|collect|able)
    \bwe (?:test(?:ed)?|evaluated?|study|studied|consider(?:ed)?|cover(?:ed)?) only\b
    \b(?:our|this) (?:[\w-]+ ){1,3}(?:is|are|was|were|remains?) (?:\w+ )?(?:preliminary|proof[- ]of[- ]concept)\b
    \bwe (?:are|were) (?:unsuccessful|unable|not able)\b
    \bwe (?:leave|defer|reserve)\b
    \bwe (?:\w+ly )?(?:discuss|acknowledge|note|outline|report|admit|describe|recogni[sz]e) (?:(?!their\b|and\b)\w+ ){0,3}?${fault}\b(?! (?:of|in|to|for|with|that|when|faced)\b)
    \b${fault} (?:of|in|to|with) ${ours}\b
    ^(?:while|although|though) limited by\b
    \bour ${wordOfThing}{0,2}${fault}\b(?! (?:of|in)\b)
    \b(?:our|this) (?:[\w-]+ ){1,3}(?:also )?(?:focus(?:es)?|concentrates?|relies|targets?) (?:exclusively|only|solely) (?:on )?
  `,
  'i',
);

/** "One limitation is …": whose, the section tells. */
const oneLimit = new RegExp(
  anyOf`
    \b(?:an?|one|another|the|main|key|first|second) (?:\w+ )?${fault} (?:is|was|lies|stems)\b
    \b(?:left|leave|deferred|remains?|reserved) (?:for|to|as) future work\b
    \bremains? (?:an? )?open\b
    \b(?:current|present) (?:experiments|evaluation|study|work|version)\b
    \bfuture work (?:will|could|should|may|might|is to|includes)\b
  \bour\b.{0,120}\b(?:limit\w*|cannot|only|fails?)\b
  `,
  'i',
);

/** "Tidepool cannot …", "However, Tidepool-L still fails …". */
const namedTrouble = new RegExp(
  String.raw`^(?:(?:however|yet|still|but|although|while|though|currently),? )?(?:the )?((?:(?!(?:${reporting})\b)[\w.-]+ ){1,3})(?:${trouble})`,
  'i',
);
