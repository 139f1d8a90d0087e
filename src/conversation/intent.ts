import type { GivenOptions } from '../core/commands/options.ts';
import type { NamedPaper, SortOrder } from '../core/queries/search.ts';

/** Where something is said: in a paper's discussion, under a digest, in a channel, or to the bot alone. */
export type Where = 'thread' | 'digest' | 'channel' | 'dm';

/**
 * A plain sentence, and what is known where it is said: `named` are the papers it names, `authors` those whom the index knows
 * by a name in it. Days are UTC days of `now`.
 */
export type Said = {
  text: string;
  where: Where;
  now: Date;
  named: readonly NamedPaper[];
  authors?: readonly string[];
};

/** What the card of a paper tells. */
export type Fact = 'authors' | 'organisation' | 'date' | 'code' | 'links' | 'votes' | 'citation';

/**
 * A paper as a sentence names it: an id, or words of its title. Absent in an intent: the one that is talked about. A
 * number counts from 1 in the list that is talked about, and from its end when negative.
 */
export type Named = { paper?: string };

/** What a person means by a sentence. `search` holds a query of core/queries. */
export type Intent =
  | ({ kind: 'paper' } & Required<Named>)
  /** `limit`: how many papers are asked for. */
  | { kind: 'search'; query: string; sort?: SortOrder; limit?: number }
  /**
   * `trending`: what is looked at now. `date`: the day, `YYYY-MM-DD`, where it is not the latest; `until`: the last one of the period, likewise. `span`: terms of
   * a query, where it is none of the periods.
   */
  | { kind: 'top'; period: 'day' | 'week' | 'month' | 'trending'; date?: string; until?: string; span?: string }
  | ({ kind: 'facts'; fact: Fact } & Named)
  | ({ kind: 'gist' } & Named)
  | { kind: 'compare'; papers: readonly string[]; question: string }
  | ({ kind: 'question'; question: string } & Named)
  /**
   * What would be changed, as the command's options are typed; offered, never done. No command: what is not known. `says`:
   * what of the wish is not possible, or what has to be said instead.
   */
  | { kind: 'change'; command?: ChangeCommand; options: GivenOptions; says?: string }
  /** Papers of a list, by the numbers they have in it; without numbers, all of them. */
  | {
      kind: 'item';
      numbers: readonly number[];
      does:
        | 'show'
        | 'save'
        | 'similar'
        | 'less-like'
        | 'discuss'
        | 'gist'
        | 'facts'
        | 'cite'
        | 'why'
        | 'ask'
        | 'compare';
      fact?: Fact;
    }
  /** Papers like one; `isLess`: fewer of them in what is posted; `isNewer`: only such as came after it. */
  | ({ kind: 'similar'; isLess?: true; isNewer?: true } & Named)
  /** What this channel gets and when, why something was posted, what the person has saved, what the next post would hold. */
  | ({ kind: 'status'; of: 'subscriptions' | 'why' | 'saved' | 'preview'; as?: 'bibtex'; date?: string } & Named)
  /** What this channel got while somebody was away; `days`: how long. */
  | { kind: 'recap'; days?: number }
  /**
   * `size`: how many papers there are; `choice`: how they are chosen; `english`: another language; `lost`: it went wrong;
   * `asked`: what was asked before; `stored`: what is kept about people; `reads`: of which texts; `changed`: who changed the
   * settings.
   */
  | {
      kind: 'smalltalk';
      is: TalkedOf | 'choice' | 'stored' | 'reminders' | 'reads' | 'changed';
    }
  /** What nothing in it tells. */
  | { kind: 'unclear' }
  /** The next page of what was shown last; `back`: the one before it. */
  | { kind: 'more'; back?: true };

export type ChangeCommand =
  | 'subscribe'
  | 'unsubscribe'
  | 'change-topic'
  | 'schedule'
  | 'pause'
  | 'resume'
  | 'model'
  | 'forget-me'
  | 'save'
  | 'clear-list'
  | 'discuss'
  | 'connect'
  | 'unfurl';

/** What smalltalk is of, as its phrases tell it anywhere. */
export type TalkedOf = 'thanks' | 'greeting' | 'about' | 'size' | 'english' | 'lost' | 'asked' | 'other';
