/**
 * The `count` papers with the highest scores above 0, best first, ties by `comesBefore`; and how many there are in
 * all. Reads the scores once, and all but a few are turned away by one comparison of numbers.
 */
export function bestByScore(
  count: number,
  papers: number,
  scores: Float64Array,
  comesBefore: (a: number, b: number) => boolean,
): { papers: number[]; total: number } {
  const heap: number[] = [];
  const worse = (a: number, b: number) => comesBefore(b, a);
  let total = 0;
  let least = 0;
  for (let paper = 0; paper < papers; paper++) {
    const score = scores[paper] ?? 0;
    if (score <= 0) continue;
    total++;
    if (score < least) continue;
    if (heap.length < count) siftUp(heap, paper, worse);
    else if (count > 0 && comesBefore(paper, heap[0] ?? paper)) siftDown(heap, paper, worse);
    if (heap.length === count) least = scores[heap[0] ?? 0] ?? 0;
  }
  return { papers: heap.sort((a, b) => (comesBefore(a, b) ? -1 : 1)), total };
}

/** The `count` best of the papers 0 to `papers` - 1, best first; `comesBefore(a, b)`: a is better than b. */
export function best(
  count: number,
  papers: number,
  accepts: (paper: number) => boolean,
  comesBefore: (a: number, b: number) => boolean,
): number[] {
  // A binary heap with the worst of the kept at the root: most papers are turned away by one comparison.
  const heap: number[] = [];
  const worse = (a: number, b: number) => comesBefore(b, a);
  for (let paper = 0; paper < papers; paper++) {
    if (!accepts(paper)) continue;
    if (heap.length < count) siftUp(heap, paper, worse);
    else if (count > 0 && comesBefore(paper, heap[0] ?? paper)) siftDown(heap, paper, worse);
  }
  return heap.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
}

function siftUp(heap: number[], paper: number, first: (a: number, b: number) => boolean): void {
  let at = heap.push(paper) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? paper;
    if (!first(paper, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = paper;
}

/** Replaces the root. */
function siftDown(heap: number[], paper: number, first: (a: number, b: number) => boolean): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && first(heap[child + 1] ?? paper, heap[child] ?? paper)) child++;
    const below = heap[child] ?? paper;
    if (!first(below, paper)) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = paper;
}
