/** Where operators read what happened. Facts never hold secrets or whole texts. */
export type Log = Record<'info' | 'warn' | 'error', (message: string, facts?: Record<string, unknown>) => void>;
