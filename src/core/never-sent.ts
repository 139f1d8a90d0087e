/** Node's or undici's code for what went wrong, which clients bury in the causes of their errors. */
export function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return networkCode(error.cause);
}

/**
 * Whether nothing of a request was sent, so that it may be sent again: no connection, no trust in the certificate, or a
 * port that fetch asks of nobody.
 */
export function wasNeverSent(error: unknown): boolean {
  const code = networkCode(error);
  if (code !== undefined) return unconnected.has(code) || untrusted.test(code);
  return isBadPort(error);
}

const unconnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Node's codes for certificates: https://nodejs.org/api/tls.html#x509-certificate-error-codes. */
const untrusted = /CERT|^UNABLE_TO_|^ERR_TLS_/;

/** https://fetch.spec.whatwg.org/#port-blocking; undici gives it no code. */
const isBadPort = (error: unknown): boolean =>
  error instanceof Error && (error.message === 'bad port' || isBadPort(error.cause));
