const marks = { open: '\uE010', close: '\uE011' };

/** Where an address begins, up to white space or a character no address holds. */
const address =
  /(?:https?:\/\/|\bwww\.|(?<![\w@.-])(?:[\w-]+\.)+(?:com|org|io|net|ai|dev|co|edu|cn|me|gov|de|fr|uk)\/)[^\s{}<>"|^`”]*/;

/**
 * `\href{address}{label}`, and `address{label}` where the command was stripped. An address without a label is matched
 * too: else each of its parts that begins like one would be read to its end again.
 */
const labelled = new RegExp(
  String.raw`\\?(?:(?<![A-Za-z])href)?\{?(${address.source})(?:\}?\s?\{(?:[a-z]+\{)?([^{}]*)\}?\})?`,
  'g',
);
const code = /(?<!`)`[^`'\n]{1,80}`(?!`)/;
const verbatim = new RegExp(`${address.source}|${code.source}`, 'g');

/**
 * Takes out of a text what must keep every character (addresses, `code`) and leaves a mark for each. `restore` puts
 * them back. A label that LaTeX gave to an address stays when it says more than "here".
 */
export function keepAside(
  raw: string,
  linkText: (label: string, url: string) => string,
): { text: string; restore(text: string): string } {
  const kept: string[] = [];
  const keep = (text: string) => `${marks.open}${kept.push(text) - 1}${marks.close}`;
  const text = raw
    .replace(labelled, (found, url: string, label?: string) =>
      label === undefined ? found : linkText(label, unescaped(url)),
    )
    .replace(verbatim, (found) => {
      let end = found.length;
      while (end > 0 && '.,;:!?)]\\'.includes(found.charAt(end - 1))) end--;
      return keep(unescaped(found.slice(0, end))) + found.slice(end);
    });
  return {
    text,
    restore: (changed) => changed.replace(/\uE010(\d+)\uE011/g, (_, position) => kept[Number(position)] ?? ''),
  };
}

/** LaTeX escapes these in an address. */
const unescaped = (url: string) => url.replace(/\\([_%#&~])/g, '$1');
