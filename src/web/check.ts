import type { Check } from '../core/status/check.ts';
import { localUrl } from './sign-in.ts';
import { whoAnswers } from './who-answers.ts';

/** Looks whether the port of our HTTP server is our own. */
export async function checkWeb(web: { host?: string; port: number }): Promise<Check> {
  const name = 'HTTP server';
  const url = localUrl(web);
  switch (await whoAnswers(url)) {
    case 'paperboy':
      return { name, facts: [`answers at ${url}`], findings: [] };
    case 'nobody':
      return { name, facts: [`nothing listens at ${url}`], findings: [] };
    default:
      return { name, facts: [], findings: [takenPort(url)] };
  }
}

/** `url`: where another program answers. */
export const takenPort = (url: string) => ({
  what: `PORT: another program answers at ${url}.`,
  remedy: 'Stop that program, or choose another PORT; then start Paperboy again.',
});
