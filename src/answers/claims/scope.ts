import { isContent, likenessOf } from './alignment.ts';
import type { Part } from './clauses.ts';
import { denialsOf, denies } from './denials.ts';
import type { Token } from './tokens.ts';

/**
 * Words that say more than a sentence does, unless it holds one of their own row: that something is so of all, is so on
 * average, is proven, comes of something, or is as good.
 */
const needed: readonly [claimed: RegExp, held: RegExp][] = [
  [
    /^(?:all|every|each|always|everywhere|anything|completely|entirely|fully|universally|never|everything|reliably)$/,
    /^(?:all|every|each|always|any|entire|whole|complete|completely|entirely|full|fully|universal\w*|never|none|no|consistently|both|eliminat\w*|without|regardless|individual|specific|per)$/,
  ],
  [
    /^(?:zero|nothing|eliminat\w*)$/,
    /^(?:zero|nothing|none|no|0|without|eliminat\w*|remov\w*|free|avoid\w*|never|absent|only|solely|exclusively)$/,
  ],
  [
    /^(?:alone|solely|merely|exclusively)$/,
    /^(?:alone|only|just|sole|solely|merely|exclusively|purely|simply|limited|entirely|itself)$/,
  ],
  [
    /^(?:instead|rather|replac\w*|trades?)$/,
    /^(?:instead|rather|replac\w*|trad\w*|unlike|without|not|versus|whereas|while|eliminat\w*|alternative|contrast|over|than|compared)$/,
  ],
  [
    /^(?:expense|sacrific\w*|discards?|drops?|dropped|dropping|removes?|removed|loses?)$/,
    /^(?:expense|sacrific\w*|discard\w*|drop\w*|remov\w*|los\w*|degrad\w*|declin\w*|reduc\w*|decreas\w*|eliminat\w*|mitigat\w*|lower\w*|fall\w*|fell|avoid\w*|without|compromis\w*|suffer\w*|hurt\w*)$/,
  ],
  [
    /^(?:resolves?|solves?|solved)$/,
    /^(?:resolv\w*|solv\w*|solution\w*|overcom\w*|address\w*|tackl\w*|pass\w*|success\w*)$/,
  ],
  [
    /^(?:hand|manual|manually|humans?|experts?)$/,
    /^(?:hand\w*|manual\w*|human\w*|people|experts?|expertise|professional\w*|users?|annotators?|participants?|clinician\w*|physician\w*)$/,
  ],
  [
    /^(?:jointly|separately|independently|simultaneously|afterwards)$/,
    /^(?:joint\w*|together|separate\w*|independen\w*|individual\w*|simultaneous\w*|concurrent\w*|parallel|unif\w+|combin\w*|then|after|before|follow\w*|later|subsequent\w*|post|second|next|while|both|decoupl\w*|each)$/,
  ],
  [/^(?:exactly|precisely|perfectly)$/, /^(?:exact\w*|precis\w*|perfect\w*)$/],
  [/^both$/, /^(?:both|two|each|all|and)$/],
  [
    /^(?:average|averages|averaged|averaging|mean|overall|median)$/,
    /^(?:average\w*|averaging|mean|overall|median|across)$/,
  ],
  [
    /^(?:proven|prove|proves|proved|guarantee\w*|shown|confirm\w*|demonstrat\w*|already|always|definitely|inevitably|necessarily)$/,
    /^(?:proven|prove|proves|proved|guarantee\w*|show\w*|confirm\w*|demonstrat\w*|already|always|find|found|reveal\w*|verif\w*|validat\w*|evaluat\w*|experiment\w*|achiev\w*)$/,
  ],
  [
    /^(?:because|cause|causes|caused|causing|reason|thanks|owing|since|due|why)$/,
    /^(?:because|cause|causes|caused|causing|reason|thanks|owing|since|due|why|makes|by|through|thus|thereby|hence|enabl\w*|result\w*|lead\w*|led|yield\w*|explain\w*|driv\w*|via|with|introduc\w*|incur\w*|induc\w*|creat\w*|produc\w*|trigger\w*)$/,
  ],
  [
    /^(?:match|matches|matched|equal|equals|par|rivals?)$/,
    /^(?:match\w*|equal\w*|par|rival\w*|same|comparabl[ey]|similar\w*|parity|close|competitive)$/,
  ],
];

/** "At all", "above all", "as a whole", "all about": of nothing in particular. */
const idle = (claim: readonly Token[], at: number): boolean =>
  claim[at]?.text === 'all' &&
  (/^(?:at|above)$/.test(claim[at - 1]?.text ?? '') ||
    /^(?:on|about|of|it|in|at|,|\.)$/.test(claim[at + 1]?.text ?? ','));

/** Words by which a sentence holds back, and by any of which a claim does: that something is so in part only, or not said to be so. */
const hedges: readonly [held: RegExp, claimed: RegExp][] = [
  [
    /^(?:often|typically|usually|sometimes|most|primarily|several|some|many|partly|partially|subset|largely|mainly|mostly|generally)$/,
    /^(?:often|typically|usual|usually|sometimes|most|mostly|primarily|several|some|many|partly|partially|subset|parts?|portion|largely|mainly|chiefly|generally|can|may|might|could|certain|various|numerous|few|half|predominantly|frequent\w*|tends?|common\w*|one|two|three|handful|number|nearly|almost|split|majority|seldom|rarely|regular\w*)$/,
  ],
  [
    /^(?:may|might|could|potential|potentially|possibly|perhaps|suggest\w*|hypothesi[sz]e[sd]?|appears?|seems?|argue\w*|poised|would|preliminary|aim|aims|aimed|aiming|paving|future|envision\w*|expect(?:s|ed)?|intend\w*|hope\w*|necessarily|seeks?)$/,
    /^(?:may|might|could|can|potential|potentially|possibly|perhaps|suggest\w*|likely|unlikely|hypothes\w*|appear\w*|seem\w*|looks?|promis\w*|argue\w*|poised|toward|towards|indicat\w*|would|preliminary|probably|thought|think|believe\w*|aim|aims|aimed|aiming|meant|hope\w*|intend\w*|plan|plans|planned|wants?|expect\w*|future|should|says?|said|according|tends?|necessarily|try|tries|trying|attempt\w*|seeks?|goal|often|usually|generally|typically|sometimes|mostly|mainly|chiefly|primarily|largely)$/,
  ],
];

/** Words that make one thing come of another, and those by which a sentence says only that they go together. */
const causing = /^(?:makes?|brings?|causes?|caused|leads?|because|due|raising|increasing|thanks|drives?|results?)$/;
const together = /^(?:correlat\w*|associat\w*|relation|relationship|linked|predict\w*|suggest\w*)$/;

const has = (tokens: readonly Token[], pattern: RegExp): boolean =>
  tokens.some(({ kind, text }) => kind !== 'name' && pattern.test(text));

/** Whether a claim says no more than its sentences do, of which what they deny ("not fully") bears out only what it denies, too. */
export function goesNoFurther(claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean {
  const said = sentences.flatMap((sentence) => {
    const denied = denialsOf(sentence);
    return sentence.filter((_, at) => denied[at] !== true);
  });
  const denied = denialsOf(claim);
  return needed.every(([claimed, row]) =>
    claim.every(
      (token, at) =>
        token.kind === 'name' ||
        !claimed.test(token.text) ||
        idle(claim, at) ||
        denied[at] === true ||
        has(said, row) ||
        said.some((held) => likenessOf(token, held) === 1),
    ),
  );
}

/** Whether a claim calls something the first of its kind ("the first open benchmark") of which its sentences say no such thing. */
export const makesFirst = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.some(
    ({ text }, at) =>
      text === 'first' &&
      /^(?:the|a|an|is|are|its|their)$/.test(claim[at - 1]?.text ?? '') &&
      !/^(?:stage|step|phase|part|of|one|two|three|few|time|and|second|then|,)$/.test(claim[at + 1]?.text ?? ','),
  ) && !has(sentences.flat(), /^(?:first|1st|pioneer\w*|unprecedented|initial|novel)$/);

/** Whether a claim says "only" of what its sentences set no bound to, but for a number, which is called little so. */
export const makesOnly = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.some(({ text }, at) => text === 'only' && !claim.slice(at + 1, at + 3).some(({ kind }) => kind === 'number')) &&
  !has(sentences.flat(), bounding);
const bounding =
  /^(?:alone|only|just|sole|solely|merely|exclusively|purely|simply|restrict\w*|limit\w*|entirely|itself|unless|except|until|single|one|first|mere|few|fewer|little|small|smaller|low|without|no|not|never|lack\w*|barely)$/;

/** Whether a claim says of all ("all models") what its sentences say of others or of some of the same ("other models"). */
export const makesAllOfSome = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.some(({ text }, at) => {
    if (!/^(?:all|every|each)$/.test(text) || idle(claim, at)) return false;
    const noun = claim.slice(at + 1, at + 3).find((token) => token.kind === 'word' && token.stem !== '');
    if (noun === undefined) return false;
    const before = sentences.flatMap((sentence) =>
      sentence.flatMap((token, place) =>
        likenessOf(noun, token) === 1 ? [sentence.slice(Math.max(0, place - 3), place)] : [],
      ),
    );
    return (
      before.some((words) =>
        words.some((word) => /^(?:other|others|some|most|many|few|several|remaining)$/.test(word.text)),
      ) && !before.some((words) => words.some((word) => /^(?:all|every|each|both)$/.test(word.text)))
    );
  });

/** Whether a claim says that there is none of what its sentences say there is less of. */
export const makesNoneOfLess = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.some(({ text }, at) => {
    if (!/^(?:no|none|never|without|zero|eliminates?|eliminated)$/.test(text)) return false;
    const thing = claim.slice(at + 1, at + 4).find((token) => token.kind === 'word' && token.stem !== '');
    return (
      thing !== undefined &&
      sentences.some((sentence) =>
        sentence.some(
          (token, place) =>
            likenessOf(thing, token) === 1 &&
            !denialsOf(sentence)[place] &&
            has(sentence.slice(Math.max(0, place - 3), place), lessOf),
        ),
      )
    );
  });
const lessOf = /^(?:less|fewer|reduc\w*|lower\w*|decreas\w*|minimi[sz]\w*|mitigat\w*|alleviat\w*)$/;

/** Whether a claim says plainly that there is what its sentence calls little: "robust", of "only limited robustness". */
export const forgetsLittle = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  !denies(claim) &&
  !has(claim, little) &&
  sentences.some((sentence) =>
    sentence.some(
      (token, at) =>
        token.kind === 'word' &&
        /^(?:limited|little|poor|weak|insufficient|scarce)$/.test(sentence[at - 1]?.text ?? '') &&
        // "Even on limited hardware", "given limited data"
        !/^(?:on|under|with|for|in|despite|given|from)$/.test(sentence[at - 2]?.text ?? '') &&
        claim.some((said) => likenessOf(said, token) >= 0.6) &&
        !sentence.some((other, place) => place !== at && likenessOf(token, other) === 1),
    ),
  );
const little =
  /^(?:limited|limits?|little|poor\w*|weak\w*|insufficient\w*|scarce|slight\w*|somewhat|only|barely|hardly|low|lower|worse|small)$/;

/** Whether a claim says of all, without a number, what is said of a share: "every boat", of 98% of the boats. */
export const makesAllOfShare = (claim: readonly Token[], parts: readonly Part[]): boolean =>
  !claim.some(({ kind }) => kind === 'number') &&
  claim.some(
    ({ text }, at) =>
      isWhole.test(text) &&
      !idle(claim, at) &&
      !parts.some(
        ({ sentence }) =>
          sentence.some((token) => token.text === text) || isOfWhole(claim.slice(at + 1, at + 4), sentence),
      ),
  ) &&
  parts.some(({ sentence, sources }) =>
    sources.some(([from, to]) =>
      sentence
        .slice(from, to)
        .some((token) => token.kind === 'number' && token.unit === 'percent' && token.value < wholly),
    ),
  );
const isWhole = /^(?:all|every|each|always)$/;
/** Whether a sentence says of all of the same, too. */
const isOfWhole = (thing: readonly Token[], sentence: readonly Token[]): boolean =>
  sentence.some(
    ({ text }, at) =>
      isWhole.test(text) &&
      sentence.slice(at + 1, at + 4).some((token) => thing.some((said) => likenessOf(said, token) === 1)),
  );
const wholly = 100;

/** So many words before a clause may hold it back, too ("toward a future where …"). */
const before = 7;

/** Whether a claim is as careful as the clauses that it is taken from. */
export const isAsCareful = (claim: readonly Token[], parts: readonly Part[]): boolean =>
  hedges.every(
    ([held, claimed]) =>
      has(claim, claimed) ||
      has(claim, held) ||
      !parts.some((part) =>
        part.sources.some(([from, to]) =>
          part.sentence
            .slice(Math.max(0, from - before), to)
            .some(
              ({ kind, text }, n) => kind !== 'name' && held.test(text) && isSaid(part, Math.max(0, from - before) + n),
            ),
        ),
      ),
  );

/** So many words behind one that holds back are what it holds back. */
const heldBack = 3;

/** Whether a part says what its sentence holds back by the word at this place. */
function isSaid({ sentence, aligned }: Part, at: number): boolean {
  const end = sentence.findIndex(({ kind }, place) => place > at && kind === 'break');
  const places = sentence
    .flatMap((token, place) => (place > at && (end === -1 || place < end) && isContent(token) ? [place] : []))
    .slice(0, heldBack);
  return aligned.some(({ place }) => places.includes(place));
}

/** Whether a claim says that something will be so which its sentences say may be: "will need", of "may need". */
export const makesSure = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  !has(sentences.flat(), /^(?:will|would)$/) &&
  claim.some(({ text }, at) => {
    const next = claim.slice(at + 1).find((token) => token.kind === 'word' && token.stem !== '');
    return (
      text === 'will' &&
      next !== undefined &&
      sentences.some((sentence) =>
        sentence.some(
          (token, place) =>
            likenessOf(next, token) === 1 &&
            has(sentence.slice(Math.max(0, place - 3), place), /^(?:may|might|could|can)$/),
        ),
      )
    );
  });

/** Whether a claim makes one thing come of another where its sentences say that they go together. */
export const bringsCause = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  has(claim, causing) && !has(claim, together) && has(sentences.flat(), together);
