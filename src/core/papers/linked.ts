/** What a site links to a paper, of one kind: "models", how many there are, and the first of them. */
export type Linked = { kind: string; count: number; first?: { name: string; url: string } };

/** Tells what a site links to a paper; nothing where it links nothing, does not know the paper, or is not heard in time. */
export type FindLinked = (id: string, signal: AbortSignal) => Promise<Linked[]>;
