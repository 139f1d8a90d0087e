/** Something a person did: when the bot has taken it, and when the answer can be read. */
export type Act = { acknowledged: Promise<unknown>; answered?: Promise<unknown> };

/** What people do, each in turn. Nothing, where there is nothing yet to click or to ask about. */
export const kinds = [
  'search',
  'show',
  'ask',
  'today',
  'complete',
  'discuss',
  'similar',
  'share',
  'why',
  'ask',
  'search',
  'top',
] as const;
export type Kind = (typeof kinds)[number];

/** The people of one platform. */
export type Crowd = {
  platform: 'discord' | 'slack';
  /** `turn` counts up, and chooses the person and the words. */
  act(kind: Kind, turn: number): Act | undefined;
  /** Messages that say who shared them. */
  shared(): number;
};

/** A person may run twenty commands a minute: so many stay far below that at five a second on two platforms. */
export const crowdSize = 24;

export const queries = ['kites', 'paper robots', 'diffusion of light', '"wet paper"', 'author:falter ink', 'origmai'];
export const papers = ['2606.00001', '2606.00002', '2606.00003', '2606.00005', '2606.00008'];
export const questions = ['Which dataset is used?', 'How long does training take?', 'What are the limitations?'];

export function chosen<T>(from: readonly T[], turn: number): T {
  const found = from[turn % from.length];
  if (found === undefined) throw new Error('there is nothing to choose from');
  return found;
}
