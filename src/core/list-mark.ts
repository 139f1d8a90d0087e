/** What stands before an item of a list, as a pattern: "•", "3.", "(b)", "iv)". */
export const listMark = String.raw`(?:[•▪◦‣∙·–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])`;
