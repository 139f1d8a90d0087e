/** What LaTeXML calls its sections and tables ("S4.T2"): it becomes a part of an address. */
export const isPlace = /^[\w.-]{1,60}$/;
