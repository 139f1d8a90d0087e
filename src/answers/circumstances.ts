/** A question as people put it in a chat: what is asked, and what else they tell: who asks, for what, and what they have seen. */
export type ToldApart = { asking: string; circumstances: string };

/** "We run a help desk. How do people …?" asks how people do it; where that leans on what came before, all is asked. */
export function toldApart(text: string): ToldApart {
  const sentences = text.split(/(?<=[.?!])(?<!\b(?:e\.g|i\.e|vs|etc)\.) +/);
  const asked = sentences.filter((sentence) => asks.test(sentence));
  const [first = ''] = asked;
  if (asked.length === 0 || leans.test(first)) return { asking: text, circumstances: '' };
  const others = sentences.filter((sentence) => !asked.includes(sentence));
  const lead = leads.map((pattern) => pattern.exec(first)?.[0] ?? '').find((found) => found !== '') ?? '';
  return {
    asking: [first.slice(lead.length), ...asked.slice(1)].join(' '),
    circumstances: [...others, lead].join(' '),
  };
}

const asks = /\?$|^(?:is|are|was|do|does|did|can|could|should|will|has|have)\b|\b(?:how|what|which|why|whether)\b/i;
/** "What are their weaknesses?" */
const leans = /^\W*(?:[\w']+ ){0,4}(?:they|them|their|its|these|those)\b/i;

const leads: readonly RegExp[] = [
  // "My boss asks whether …", "we read mail, so security wants to know how bad …"
  /^(?:we|i|my|our|the|a|one|some\w*)\b[^?]{1,160}?\b(?:ask(?:s|ed)?|wonder(?:s|ed|ing)?|wants? to know|need to know|says?|said|curious|not sure|unsure)(?: (?:us|me))? (?=(?:how|whether|if|what|which|why|that)\b)/i,
  // "We serve many users, what …?"
  /^(?:we|i|my|our|i'm|we're)\b[^?]{1,160}?[,;:] (?:(?:and|so|but) )?(?=(?:how|what|which|why|is|are|does|do|can|should|any)\b)/i,
  // "For our warehouse: how …?"
  /^for (?:our|my|an?|the) [^:,?]{1,80}[:,] /i,
];

/** Whether something is asked, though it ends without a question mark: "my boss wants to know whether …". */
export const isAsked = (text: string): boolean => begins.test(toldApart(text).asking);
const begins = /^\W*(?:how|what|which|why|who|where|whether|if|is|are|do|does|did|can|could|should|will|has|have)\b/i;
