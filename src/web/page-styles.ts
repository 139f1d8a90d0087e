/** The pages' style sheet: dark and light as the reader's system is, a phone's width first. */
export const styles = `
:root {
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d1f23; --quiet: #5f646d; --line: #dedbd3;
  --good: #1b6e3c; --good-back: #e2f2e7; --bad: #a32014; --bad-back: #fbe6e2; --idle: #5a5340; --idle-back: #efeadd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --card: #1e2127; --ink: #e8e6e1; --quiet: #a0a5ae; --line: #343841;
    --good: #86d9a2; --good-back: #1b3526; --bad: #ff9d90; --bad-back: #43211d; --idle: #d3c8a8; --idle-back: #35311f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 0 0 .5rem; font-size: 1.05rem; }
p { margin: .25rem 0; }
.version { color: var(--quiet); font-weight: 400; font-size: 1rem; }
.word { display: inline-block; margin: .5rem 0 0; padding: .15rem .75rem; border-radius: 1rem; font-weight: 600; }
.when, .none, .remedy, dt { color: var(--quiet); }
.good { color: var(--good); background: var(--good-back); }
.bad { color: var(--bad); background: var(--bad-back); }
.idle { color: var(--idle); background: var(--idle-back); }
.mark { display: inline-block; padding: .05rem .5rem; border-radius: .5rem; font-size: .9rem; }
section { margin-top: 1rem; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.hand { margin: 0; padding: 0; list-style: none; }
.hand li { padding: .1rem 0 .1rem .75rem; border-left: 4px solid var(--bad); }
.hand li + li { margin-top: .75rem; }
table { width: 100%; border-collapse: collapse; }
thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
tbody tr:last-child { border-bottom: 0; padding-bottom: 0; }
td { display: grid; grid-template-columns: 6.5rem 1fr; gap: .5rem; padding: .1rem 0; overflow-wrap: anywhere; }
td div { min-width: 0; }
td::before { content: attr(data-heading); color: var(--quiet); }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 8rem 1fr; gap: .5rem; padding: .1rem 0; }
dd { margin: 0; }
pre { padding: .75rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; }
button { margin: 1rem 0; padding: .6rem 1.25rem; border: 0; border-radius: .5rem; background: var(--ink); color: var(--paper); font: inherit; font-weight: 600; }
@media (min-width: 50rem) {
  .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: start; }
  thead { position: static; width: auto; height: auto; clip-path: none; }
  tr { display: table-row; }
  td { display: table-cell; min-width: 6.5rem; padding: .4rem .75rem .4rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
  tbody tr:last-child td { border-bottom: 0; }
  td::before { content: none; }
  th { padding: 0 .75rem .25rem 0; color: var(--quiet); font-weight: 400; text-align: left; }
}
`;
