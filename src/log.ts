import { pino } from 'pino';
import type { Log } from './core/log.ts';
import { createRedaction } from './redact.ts';

type LogOptions = {
  level: string;
  /** Values that must never be written, whatever a library puts into its errors. */
  secrets: readonly string[];
  /** The lines stand between what is typed and drawn. */
  isTerminal: boolean;
  /** Short lines, instead of JSON for a collector. Default: at a terminal. */
  isForPeople?: boolean;
};

/** Writes to stderr: digests and answers have stdout for themselves. `trace`: of requests (trace-requests.ts). */
export function createLog({
  level,
  secrets,
  isTerminal,
  isForPeople = isTerminal,
}: LogOptions): Required<Log> & { trace: Log['info'] } {
  const withoutSecrets = createRedaction(secrets);
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: errorFacts, cause: errorFacts },
      redact: ['token', '*.token', 'authorization', '*.authorization', '*.headers'],
      hooks: {
        streamWrite: (line) => {
          const safe = withoutSecrets(line);
          return isForPeople ? `${isTerminal ? clearLine : ''}${forPeople(safe)}` : safe;
        },
      },
    },
    // Written before the call returns: the last words before an exit are the ones somebody needs.
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    trace: (message, facts) => logger.trace(facts ?? {}, message),
    debug: (message, facts) => logger.debug(facts ?? {}, message),
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
    error: (message, facts) => logger.error(facts ?? {}, message),
  };
}

/** What is told of an error: clients attach whole requests, with their tokens, to theirs. */
function errorFacts(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack, cause: errorFacts(error.cause) };
}

/** Takes the line that is being written away: a bar that fills up, or the prompt. */
const clearLine = '\r\u001b[K';

/** "warn  Discord could not be reached; retrying · waitMs 2000" */
function forPeople(line: string): string {
  const { level, time: _, msg, ...facts } = JSON.parse(line);
  const told = Object.entries(facts).map(([name, value]) => `${name} ${factText(value)}`);
  return `${[`${String(level).padEnd(5)} ${msg}`, ...told].join(' · ')}\n`;
}

const factText = (value: unknown): string => {
  if (typeof value === 'object' && value !== null && 'message' in value) return String(value.message);
  return typeof value === 'string' ? value : JSON.stringify(value);
};
