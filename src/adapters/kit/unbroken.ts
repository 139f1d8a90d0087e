/** A sign and its number stay on one line; a dot between two things, and an ellipsis, end a line rather than begin one. */
export const unbroken = (line: string): string =>
  line.replace(/([▲💬★]) (?=\d)/gu, '$1\u00a0').replace(/ (?=·(?: |$)|★\u00a0\d|…$)/g, '\u00a0');
