import type { Classes } from './phrases.ts';

/** Verbs that take one thing away; a bar between them. */
export const removing = 'remove|delete|drop|cancel|scrap|ditch|axe';
/** Verbs that end anything. */
const ending = `${removing}|kill|cut|lose|stop|quit|end|cease|discontinue`;

/** How people say that something is to end, and what is to stay: `{ends}`, `{removes}` and `{except}` in phrases. */
export const ends: Classes = {
  removes: [`${removing}|kill|cut|lose`, '{rids}'],
  ends: [ending, '{rids}'],
  rids: ['get rid of', 'do away with'],
  except: ['but', '{apart}'],
  /** Without "but", which may begin another wish: "but on Fridays at 10". */
  apart: [
    'except|excepting|excluding|besides|barring|minus',
    'apart|aside from',
    'other than',
    'with the? exception of',
  ],
};
