/**
 * A search without what it is for: in "machine unlearning for the privacy review on Thursday" nobody asks for papers of
 * Thursday, nor about reviews; a reason's "before September" bounds no papers, and "and stuff" names none.
 */
export const withoutPurpose = (text: string): string =>
  text.replace(purpose, '').replace(deadline, '$1').replace(vague, '');

const events =
  'meetings?|reviews?|talks?|slides|presentations?|seminars?|class|lectures?|workshops?|standups?|stand-ups?|groups?|clubs?|deadlines?|interviews?|exams?|demos?|calls?|syncs?|retreats?|deck|briefings?';
const purpose = new RegExp(
  `,? (?:for|before|ahead of) (?:the|my|our|an?|this|next|his|her|their|your|tomorrow's|today's)(?: [\\p{L}'-]{1,20}){0,2} (?:${events})(?: (?:on|at|next|this|tomorrow|today|tonight|in|later|thing)\\b.{0,30})?[.!?]*$`,
  'iu',
);
const times =
  'january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|tomorrow|christmas|summer|autumn|winter|spring';
const deadline = new RegExp(
  `((?:because|since|as|cause|cos|cuz) (?:i|we|i'm|we're|i've|we've)\\b[^.!?]{0,100}) (?:before|until|till|by) (?:next |end of |the end of )?(?:${times})[.!?]*$`,
  'iu',
);
const vague = / (?:n|'n'?|and|&) (?:stuff|such|so on|the likes?)(?=[.,;!?]| please| pls|$)/giu;
