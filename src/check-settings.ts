import { commaTopics } from './comma-topics.ts';
import { type Config, type Environment, readConfig, shownSettings } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { Check } from './core/status/check.ts';
import { doubtfulToken } from './doubtful-token.ts';
import { envFileExposure } from './env-file.ts';
import { misspeltNames, misspeltTokens } from './misspelt.ts';

/**
 * Looks at the settings one by one; `envFileFaults`: why not all of `.env` could be read. `config`: as they stand, with the defaults in the place of what is wrong, so that the rest can
 * be looked at, too; undefined where that makes no sense.
 */
export function checkSettings(
  environment: Environment,
  envFile: Environment,
  envFileFaults: readonly string[],
): { check: Check; config: Config | undefined } {
  const { config, faults } = readAsFarAsGood(environment);
  const exposed = envFileExposure();
  const misspelt = [...new Set([...misspeltNames(envFile), ...misspeltTokens(environment)])];
  const check = {
    name: 'Settings',
    facts: Object.entries(shownSettings(environment)).map(([name, value]) => `${name}=${value}`),
    findings: [
      ...envFileFaults.map((fault) => ({ what: fault, remedy: 'Mend the file: without that nothing is started.' })),
      ...faults.map((fault) => ({
        what: fault,
        remedy: 'Change it in .env (or the environment); .env.example tells of each.',
      })),
      ...misspelt.map((fault) => ({ what: fault, remedy: 'Write the name as it is meant, or take it away.' })),
      ...commaTopics(config?.digest.topics ?? []).map((fault) => ({
        what: fault,
        remedy: 'Put semicolons between the topics, or take the commas away.',
      })),
      ...(config === undefined ? [] : doubtfulToken(config)).map((fault) => ({
        what: fault,
        remedy: 'Copy it once more, or press Reset Token there and take the new one.',
      })),
      ...(exposed === undefined ? [] : [exposed]),
    ],
  };
  return { check, config };
}

function readAsFarAsGood(environment: Environment): { config: Config | undefined; faults: readonly string[] } {
  try {
    return { config: readConfig(environment), faults: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // All that a fault names: what is missing because of another setting goes with that one.
    const wrong = new Set(error.faults.flatMap((fault) => fault.match(/[A-Z_]+/g) ?? []));
    const rest = Object.fromEntries(Object.entries(environment).filter(([name]) => !wrong.has(name.toUpperCase())));
    if (Object.keys(rest).length === Object.keys(environment).length)
      return { config: undefined, faults: error.faults };
    return { config: readAsFarAsGood(rest).config, faults: error.faults };
  }
}
