/** Arguments as they arrive: a form's texts (structures as JSON text), or JSON. */
export type Arguments = Record<string, unknown>;
export type Answer = { ok: boolean; error?: string; [key: string]: unknown };

export const fail = (error: string, more: object = {}): Answer => ({ ok: false, error, ...more });
export const textOf = (args: Arguments, name: string) => (typeof args[name] === 'string' ? args[name] : '');
