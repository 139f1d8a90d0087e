/** `ids` in the order of the path's `:id`s. A route answers the body (200), nothing (204), or status and body. */
export type Answer = object | undefined | { status: number; body: object };
export type Handle = (ids: readonly string[], body: unknown, query: URLSearchParams) => Answer;
export type Route = {
  method: string;
  pattern: RegExp;
  handle: Handle;
  /** Asked without the bot's token, and counted by no global limit. */
  byToken: boolean;
};

export const route = (method: string, path: string, handle: Handle, options: { byToken?: boolean } = {}): Route => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(':id', '([^/]+)')}$`),
  handle,
  byToken: options.byToken ?? false,
});
