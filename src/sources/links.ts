import { SafeUrl } from '../core/papers/paper.ts';

/** Characters of an address; the longest of the recorded year has 247, and a message has room for little else. */
const longest = 500;

/** An https address without credentials as it is normally written, or nothing: a bad link never costs the paper. */
export function safeUrl(raw: string | undefined): string | undefined {
  const trimmed = raw?.trim();
  if (trimmed === undefined || !SafeUrl.safeParse(trimmed).success) return undefined;
  const { href } = new URL(trimmed);
  return href.length > longest ? undefined : href;
}

/**
 * The address of a repository itself: papers point into a branch (`/tree/main/…`), end in `.git` or in a slash, and
 * then one repository would be two.
 */
export function repositoryUrl(raw: string | undefined): string | undefined {
  const safe = safeUrl(raw);
  if (safe === undefined) return undefined;
  const url = new URL(safe);
  url.search = '';
  url.hash = '';
  if (/^(www\.)?github\.com$/.test(url.hostname)) {
    const [owner, repository] = url.pathname.split('/').filter((part) => part !== '');
    url.hostname = 'github.com';
    url.pathname = [owner, repository].filter((part) => part !== undefined).join('/');
  }
  const branch = url.href.search(/\/(-\/)?(tree|blob)\//);
  const whole = branch === -1 ? url.href : url.href.slice(0, branch);
  return whole.replace(/(?<!\/)\/+$/, '').replace(/\.git$/, '');
}
