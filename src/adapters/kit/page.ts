import { createHash } from 'node:crypto';
import { mailStyles } from './styles.ts';

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(mailStyles).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  // With no-referrer browsers would send a form with `Origin: null`, which our own guard refuses.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** A page of a few words, for somebody who came from a mail or another site. `body`: HTML. */
export const page = (body: string, status: number): Response =>
  new Response(
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Paperboy</title>
<style>${mailStyles}</style>
</head>
<body>
<div class="mail">
${body}
</div>
</body>
</html>
`,
    { status, headers },
  );
