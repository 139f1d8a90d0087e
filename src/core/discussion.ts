import type { Paper } from './paper.ts';
import type { ChannelKey, PersonKey, Place } from './place.ts';

/** A sentence of a paper and where it stands: "abstract", or a section's title. */
export type Sentence = { text: string; section: string; number: number };

/** A section of a full text. */
export type Section = { title: string; text: string };

/** Words of a paper, verbatim. */
export type Quote = { paper: string; text: string; section: string; number: number; score: number };

/** What the text says to a question. `read`: what it was looked for in. */
export type Answer =
  | {
      kind: 'quotes';
      quotes: Quote[];
      read: 'abstract' | 'full text';
      claims?: { text: string; quotes: Quote[] }[];
      model?: string;
    }
  | { kind: 'does-not-say'; nearest?: Quote; read: 'abstract' | 'full text' };

/** Answers questions by quoting. */
export interface Answerer {
  /** About one paper, with its full text when there is one. `earlier`: the thread's earlier questions, oldest first. */
  about(
    paper: Paper,
    sections: Section[] | undefined,
    question: string,
    options: { earlier: readonly string[]; signal: AbortSignal },
  ): Promise<Answer>;
  /** From the best few of these papers. */
  among(papers: readonly Paper[], question: string, options: { signal: AbortSignal }): Promise<Answer>;
}

/** The one discussion of a paper in a channel. */
export type Discussion = {
  channel: Place;
  paper: string;
  /** The thread people talk in. */
  thread: Place;
  url?: string;
  openedBy: string;
  openedAt: string;
  upvotesAtOpening: number;
};

export type AskedQuestion = { at: string; person: string; question: string; answered: boolean };

/** Opens discussions and answers in them. */
export interface Discussions {
  /** The one discussion of this paper in this channel, opened if there is none. Many at once open one. */
  open(
    place: Place,
    paper: Paper,
    by: string,
  ): Promise<{ kind: 'open'; discussion: Discussion; isNew: boolean } | { kind: 'refused'; reason: string }>;
  /** The discussion whose thread this place is. */
  at(place: Place): Promise<Discussion | undefined>;
  /** The public discussions of a paper in other channels of the tenant. */
  elsewhere(place: Place, paper: string): Promise<Discussion[]>;
  /** A channel's discussions with activity since, most discussed first. */
  since(channel: ChannelKey, since: Date): Promise<{ discussion: Discussion; questions: AskedQuestion[] }[]>;
  /** Questions of a discussion, oldest first. */
  questions(discussion: Discussion): Promise<AskedQuestion[]>;
  /** Answers a question about a paper at a place and keeps it; later answers (full text, model) replace the first. */
  ask(place: Place, paper: Paper, question: string, by: PersonKey, signal: AbortSignal): AsyncIterable<Answer>;
}

/** A person's private list of papers, newest first. */
export interface SavedPapers {
  add(person: PersonKey, paper: string, at: Date): Promise<boolean>;
  remove(person: PersonKey, paper: string): Promise<boolean>;
  list(person: PersonKey): Promise<{ paper: string; savedAt: string }[]>;
}
