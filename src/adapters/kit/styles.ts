/**
 * The style sheet of mails and of their page: dark and light as the reader's program is. Gmail and Outlook take parts of
 * it away; what is left are plain elements in the program's own colours, which can be read without it.
 */
export const mailStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #ffffff; color: #1d1f23; font-family: -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; font-size: 16px; line-height: 1.5; }
.mail { max-width: 640px; margin: 0 auto; padding: 20px 16px; overflow-wrap: anywhere; }
h2 { margin: 0 0 12px; font-size: 20px; line-height: 1.3; }
h3 { margin: 0 0 4px; font-size: 17px; line-height: 1.35; }
p { margin: 0 0 6px; }
ul { margin: 0 0 6px; padding-left: 20px; }
a { color: #1a56b0; }
h3 a { text-decoration: none; }
.paper { margin: 0 0 20px; }
.facts, .note, .foot { color: #5f646d; font-size: 14px; }
.note { margin: 0 0 12px; }
blockquote { margin: 0 0 12px; padding: 0 0 0 12px; border-left: 3px solid #c9c5ba; }
pre { padding: 12px; background: #f3f1ec; white-space: pre-wrap; font-size: 14px; }
hr { border: 0; border-top: 1px solid #dedbd3; margin: 16px 0; }
.foot { margin: 24px 0 0; padding: 12px 0 0; border-top: 1px solid #dedbd3; }
button { padding: 10px 20px; border: 0; border-radius: 8px; background: #1d1f23; color: #ffffff; font: inherit; font-weight: 600; }
@media (prefers-color-scheme: dark) {
  body { background: #16181c; color: #e8e6e1; }
  a { color: #8ab4f8; }
  .facts, .note, .foot { color: #a0a5ae; }
  blockquote { border-left-color: #4a4f59; }
  pre { background: #1e2127; }
  hr, .foot { border-top-color: #343841; }
  button { background: #e8e6e1; color: #16181c; }
}
`;
