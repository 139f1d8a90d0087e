/** A letter of the word is a bit of a number. */
export const longestCompared = 31;

/**
 * Levenshtein distance to one word, by Myers' bit vectors: a column of the table of edits is one number, so that
 * comparing costs a few operations a letter.
 */
export function editDistanceTo(word: string): (other: string) => number {
  const placesOf = new Map<number, number>();
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at);
    placesOf.set(letter, (placesOf.get(letter) ?? 0) | (1 << at));
  }
  const last = 1 << (word.length - 1);
  return (other) => {
    // Where the distance rises, and where it falls, from one letter of the word to the next.
    let rises = -1;
    let falls = 0;
    let distance = word.length;
    for (let at = 0; at < other.length; at++) {
      const same = placesOf.get(other.charCodeAt(at)) ?? 0;
      const diagonal = same | falls;
      const across = (((same & rises) + rises) ^ rises) | same;
      let up = falls | ~(across | rises);
      let down = rises & across;
      if ((up & last) !== 0) distance++;
      else if ((down & last) !== 0) distance--;
      up = (up << 1) | 1;
      down <<= 1;
      rises = down | ~(diagonal | up);
      falls = up & diagonal;
    }
    return distance;
  };
}
