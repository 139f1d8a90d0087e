/**
 * A search without what it is for: in "machine unlearning for the privacy review on Thursday" nobody asks for papers of
 * Thursday, nor about reviews.
 */
export const withoutPurpose = (text: string): string => text.replace(purpose, '');

const events =
  'meetings?|reviews?|talks?|slides|presentations?|seminars?|class|lectures?|workshops?|standups?|stand-ups?|groups?|clubs?|deadlines?|interviews?|exams?|demos?|calls?|syncs?|retreats?|deck|briefings?';
const purpose = new RegExp(
  `,? (?:for|before|ahead of) (?:the|my|our|an?|this|next|his|her|their|your|tomorrow's|today's)(?: [\\p{L}'-]{1,20}){0,2} (?:${events})(?: (?:on|at|next|this|tomorrow|today|tonight|in|later|thing)\\b.{0,30})?[.!?]*$`,
  'iu',
);
