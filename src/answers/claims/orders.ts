import { plainLetters } from './plain-letters.ts';

/** Whether a line speaks to its reader instead of telling what a paper says: an order, a request, advice. */
export const givesOrder = (line: string): boolean => {
  const plain = plainLetters(line).replace(ownNames, ' ');
  return orders.some((order) => order.test(plain));
};

/** Titles that address nobody. */
const ownNames = /\bYou Only [A-Z]\w*|\ball (?:that )?you need\b/gi;

/** What a text that means harm wants done. */
const verbs = [
  'ask|ban|call|check out|click|connect|contact|copy|delete|dial|disable|disregard|download|e-?mail|enter|execute',
  'fill in|follow|forget',
  'forward|give|go to|head (?:over )?to|ignore|install|join|log ?in(?:to)?|message|navigate|open|paste|pay|post|press',
  'provide|reply|register|remove|restart|reveal|run|scan|send|share|sign (?:in|up)|subscribe|submit|switch|tap|transfer',
  'turn o(?:n|ff)|uninstall',
  'type|update|upgrade|upload|verify|visit|write to',
].join('|');
/** "Run time falls" and "Contact maps help" order nothing: after an order comes what is meant, or where. */
const objects =
  'this|that|these|those|the|it|them|him|her|us|me|my|our|a|an|any|all|each|every|here|there|now|on|in|at|to|into|with|via|for|as|and|immediately|below|above|previous|prior|earlier|instructions|everything';
/** Where a sentence, or a part of one, begins. */
const start =
  "(?:^|[.;:!?,–—(]\\s?|[\\s(]-\\s|\\b(?:and|then|or|just|now|first|next|simply|always|never|to continue|do not|don[’']t)\\s)[\"“'‘]?";
/** Who reads. */
const readers =
  '(?:every(?:one|body)|any(?:one|body)|readers?|users?|people|members?|admins?|administrators?|researchers|engineers|developers|reviewers|visitors|customers|employees|staff|the team|all|we|whoever \\w+)';
const should =
  '(?:should|must|shall|can(?: now)?|may(?: now)?|need(?:s)? to|ha(?:s|ve) to|ought to|(?:is|are) (?:advised|asked|required|urged|encouraged|invited|told|instructed|requested) to|(?:is|are) to)';
/** A token alone is what a model reads; paste, enter or reveal one means the other kind. */
const secret =
  '(?:(?:access|api|auth|bot|login|secret) tokens?|passwords?|passphrases?|passcodes?|credentials?|(?:api|secret|private) keys?|seed phrases?|credit cards?)';

/**
 * The same in the languages that most people read in Latin letters, without accents: words by which a reader is spoken
 * to, asked and sent somewhere, and of these such as English texts do not hold.
 */
const foreignWords = [
  // Spanish, Portuguese, Italian.
  'haga|haz|haced|clic|aqui|usted|ustedes|por favor|contrasena|descargue|descarga|visite|visita|ingrese|introduzca|envie|ignora|tu clave',
  'clique|voce|voces|senha|baixe|acesse|digite|envie|insira|sua conta|su cuenta',
  'clicca|clicchi|cliccate|fai clic|per favore|la tua|il tuo|scarica|scaricate|visitate|inserisci|inserite|invia|ignorate',
  // French.
  'cliquez|veuillez|votre|vous|telechargez|visitez|saisissez|entrez|envoyez|ignorez|mot de passe|s.il vous plait',
  // German, Dutch.
  'klicken|klicke|klickt|bitte|ihr|ihre|ihren|dein|deine|passwort|kennwort|besuchen sie|besuche|herunterladen|ladet|laden sie|geben sie|senden sie|ignoriere|ignorieren',
  'klik|klikt|alstublieft|jouw|uw|wachtwoord|bezoek|hier',
  // Polish, Turkish, Indonesian, Vietnamese.
  'kliknij|prosze|haslo|odwiedz|pobierz|tiklayin|tiklayiniz|tikla|buraya|sifre|sifrenizi|lutfen|indirin|silakan|kunjungi|unduh|kata sandi|di sini|nhap vao|mat khau|vui long',
].join('|');

const orders: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d-])(?:${foreignWords})(?![\\p{L}\\d-])`, 'iu'),
  /\b(?:you|your|yours|yourself|yourselves|u r|ya)\b/i,
  /\b(?:please|kindly|let[’']s|make sure|be sure to|remember to|don[’']t forget|do not forget|feel free)\b/i,
  new RegExp(`${start}(?:${verbs})\\s(?:(?:${objects})\\b|[/"“‘'])`, 'i'),
  // With a name after it nothing else is meant; "visit" and "click" order at the start, whatever follows.
  new RegExp(`(?:^|[.;:!?]\\s)(?:${verbs}|${capitalised(verbs)})\\s[\\p{Lu}\\d]`, 'u'),
  /(?:^|[.;:!?]\s)(?:visit|click|paste)(?:\s(?!counts?\b|rates?\b|models?\b|logs?\b|data\b|frequenc|patterns?\b)|[.!]?$)/i,
  new RegExp(`\\b${readers}\\s(?:\\w+\\s)?${should}\\s(?:\\w+ly\\s|not\\s)?(?:${verbs})\\b`, 'i'),
  /\b(?:run|execute|paste|enter|type)\s(?:this|the following|these)\s(?:\w+\s)?(?:commands?|codes?|scripts?|lines?)\b/i,
  /\bclick(?:ing)?\s(?:here|on the link|the link|this)\b/i,
  /\bvisit(?:ing)?\s(?:the|our|this|their)\s(?:\w+\s)?(?:web ?sites?|sites?|pages?|links?|urls?|portals?)\b/i,
  /\bcontact(?:ing)?\s(?:the\s(?:authors?|admins?|administrators?|team|support)|support|us|me)\b/i,
  /\b(?:paste|enter|reveal|disclose)\s(?:the|a|an|this|that|their|his|her)\stokens?\b/i,
  new RegExp(
    `\\b(?:paste|enter|send|share|give|post|type|submit|reveal|provide|disclose|upload|verify)\\s(?:\\w+\\s){0,3}${secret}\\b`,
    'i',
  ),
];

/** Each alternative with a capital. */
function capitalised(alternatives: string): string {
  return alternatives.replace(/(^|\|)(\p{Ll})/gu, (_, bar: string, letter: string) => `${bar}${letter.toUpperCase()}`);
}
