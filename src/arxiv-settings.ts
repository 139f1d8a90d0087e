import { z } from 'zod';
import { nearest } from './core/nearest.ts';
import { setting } from './setting.ts';

/** arXiv's archives, each with its subject classes (arxiv.org/category_taxonomy, 155 with the archives that have none). */
const archives: Readonly<Record<string, string>> = {
  'astro-ph': 'CO EP GA HE IM SR',
  'cond-mat': 'dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con',
  cs: 'AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD SE SI SY',
  econ: 'EM GN TH',
  eess: 'AS IV SP SY',
  'gr-qc': '',
  'hep-ex': '',
  'hep-lat': '',
  'hep-ph': '',
  'hep-th': '',
  math: 'AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST',
  'math-ph': '',
  nlin: 'AO CD CG PS SI',
  'nucl-ex': '',
  'nucl-th': '',
  physics:
    'acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph',
  'q-bio': 'BM CB GN MN NC OT PE QM SC TO',
  'q-fin': 'CP EC GN MF PM PR RM ST TR',
  'quant-ph': '',
  stat: 'AP CO ME ML OT TH',
};

/** An archive stands for all of its classes. */
const categories = Object.entries(archives).flatMap(([archive, classes]) => [
  archive,
  ...classes.split(' ').flatMap((name) => (name === '' ? [] : [`${archive}.${name}`])),
]);
/** By their small letters: arXiv's own addresses want them as they are written. */
const written = new Map(categories.map((name) => [name.toLowerCase(), name]));

const namesIn = (text: string) => text.split(/[\s,]+/).filter((name) => name !== '');
const mostCategories = 30;

export const arxivCategories = setting(
  z
    .string()
    .transform((text, context) => {
      const names = [...new Set(namesIn(text).map((name) => name.toLowerCase()))];
      const known = names.map((name) => written.get(name)).filter((name) => name !== undefined);
      if (known.length === names.length && names.length <= mostCategories) return known;
      context.addIssue('is no list of categories');
      return z.NEVER;
    })
    .prefault(''),
  {
    want: `arXiv's categories separated by commas, at most ${mostCategories}`,
    example: 'cs.CL,cs.RO',
    hint: unknownCategories,
  },
);

const looksLikeOne = /^[a-z-]{2,10}(?:\.[a-z-]{2,10})?$/i;
/** Of unknown names more are not told. */
const mostTold = 3;

function unknownCategories(text: string): string | undefined {
  // What looks otherwise may be a secret in the wrong place, and is not told.
  const unknown = namesIn(text).filter((name) => looksLikeOne.test(name) && !written.has(name.toLowerCase()));
  return unknown.length === 0 ? undefined : unknown.slice(0, mostTold).map(nearTo).join(' ');
}

/** "hep-thh is none; nearest: hep-th." Any two letters come near to many: "cs.XX is none; cs has AI, AR, …" */
function nearTo(name: string): string {
  const [archive = '', ofArchive = ''] = name.toLowerCase().split('.');
  const classes = Object.hasOwn(archives, archive) ? archives[archive] : '';
  const near = classes && ofArchive.length <= 2 ? undefined : nearest(name, categories, 2);
  if (near !== undefined) return `${name} is none; nearest: ${near}.`;
  if (classes) return `${name} is none; ${archive} has ${classes.replaceAll(' ', ', ')}.`;
  return `${name} is none; arXiv's archives are ${Object.keys(archives).join(', ')}.`;
}
