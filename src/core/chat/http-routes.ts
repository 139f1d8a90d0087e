/** Answers one request from outside; what the request says is not to be trusted. */
export type HttpHandler = (request: Request) => Promise<Response>;

/** The one HTTP server, for a platform that calls us, or sends people to us. */
export interface HttpRoutes {
  /**
   * From now on POST requests to this path are the handler's, however they name our host: it tells by itself who sent
   * them. Their bodies are bounded. Throws when the server cannot listen; the message says where, and why.
   */
  open(path: string, handler: HttpHandler): Promise<void>;
  /** The same for GET requests of browsers, to our own names alone. */
  openPage(path: string, handler: HttpHandler): Promise<void>;
  close(path: string): void;
}
