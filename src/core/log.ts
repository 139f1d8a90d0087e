type Write = (message: string, facts?: Record<string, unknown>) => void;

/**
 * Where operators read what happened. Facts never hold secrets, whole texts or what people typed. `debug`: what only somebody who
 * looks for a fault wants to read; absent where nobody does.
 */
export type Log = Record<'info' | 'warn' | 'error', Write> & { debug?: Write };
