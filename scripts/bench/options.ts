/** What every benchmark is given; `size` scales the data, `json` prints one JSON object a line instead of a table. */
export type BenchOptions = { size?: number; json: boolean };
