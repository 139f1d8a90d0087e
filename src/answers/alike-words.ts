import { stemsOfAll } from './analysis.ts';
import { readRows } from './word-rows.ts';

/**
 * What is asked for in the same way: a chatbot as an agent, a photo as an image. One way only, and nearly as good as the word
 * itself, unlike what papers write for it (`thesaurus.ts`). Stop words count.
 */
const rows = `
finetune: tune
llm gpt chatgpt llama chatbot assistant bot: model
chatbot bot assistant: agent
picture photo pic: image
clip footage movie film: video
vla: robot
fewer: few
bigger: large
clinical: medical
mathematical: math
rlvr reinforcement: rl
rlhf dpo: align
speech: voice
customer client reader visitor patient: user
labeler rater crowdworker: annotator
conversation dialogue: chat
firm organisation business: company
spot catch recognise notice: detect
mistake error: wrong
affordable inexpensive: cheap
weak vulnerable fragile brittle: break
nowadays: now
harm damage degrade: hurt
`;

const alike = readRows(rows, stemsOfAll);

/** Stems that a question asks for with this one as well; empty for most. */
export const alikeTo = (stem: string): ReadonlySet<string> => alike.get(stem) ?? none;
const none: ReadonlySet<string> = new Set();
