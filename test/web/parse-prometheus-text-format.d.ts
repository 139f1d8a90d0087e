/** The package brings no types; what it gives is parsed by a schema. */
declare module 'parse-prometheus-text-format' {
  const parsePrometheus: (text: string) => unknown;
  export = parsePrometheus;
}
