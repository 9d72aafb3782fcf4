export const stylesheet = `:root {
  color-scheme: light dark;
  --paper: #ffffff;
  --ground: #f4f5f7;
  --ink: #1b1f24;
  --quiet: #57606a;
  --line: #d8dce1;
  --accent: #1d5fd1;
  --wash: #eef4ff;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191d23;
    --ground: #101317;
    --ink: #e6e9ed;
    --quiet: #a0a9b4;
    --line: #343b45;
    --accent: #86b3ff;
    --wash: #1d2837;
  }
}

* { box-sizing: border-box; }

body {
  display: flex;
  flex-direction: column;
  min-height: 100dvh;
  max-width: 60rem;
  margin: 0 auto;
  padding: 1.5rem 1.25rem;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}

h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 0 0 .5rem; font-size: 1.125rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code, pre, .headers td { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .875em; }

.top { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; margin-bottom: 1rem; }
.top p { margin: 0; color: var(--quiet); font-variant-numeric: tabular-nums; }

.mails { margin: 0; padding: 0; list-style: none; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
.mails li {
  position: relative;
  display: grid;
  grid-template-columns: 1fr auto;
  gap: 0 1rem;
  padding: .75rem 1rem;
}
.mails li + li { border-top: 1px solid var(--line); }
.mails li:first-child { border-radius: 9px 9px 0 0; }
.mails li:last-child { border-radius: 0 0 9px 9px; }
.mails li:hover, .mails li:focus-within { background: var(--wash); }
.subject { color: inherit; font-weight: 600; text-decoration: none; }
/* The whole row opens the mail, with the subject alone as the link's name. */
.subject::after { content: ""; position: absolute; inset: 0; }
.mails li:hover .subject { text-decoration: underline; }
.when { color: var(--quiet); font-size: .875rem; line-height: 1.7; font-variant-numeric: tabular-nums; white-space: nowrap; }
.who, .preview { grid-column: 1 / -1; color: var(--quiet); font-size: .875rem; }
.who .from::before { content: "· "; }
.preview { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

.empty { padding: 2rem 1.5rem; background: var(--paper); border: 1px dashed var(--line); border-radius: 10px; }
.empty ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
.empty p:last-child { margin: 0; }

footer { margin-top: auto; padding-top: 1.5rem; color: var(--quiet); font-size: .875rem; }
footer p { margin: 0; }

.back { margin-bottom: .75rem; font-size: .875rem; }
.back a { display: inline-block; padding: .25rem 0; }
.mail { display: flex; flex: 1; flex-direction: column; }
.facts { margin: .75rem 0 1rem; }
.facts div { display: flex; gap: .75rem; }
.facts dt { flex: 0 0 5rem; color: var(--quiet); }
.facts dd { margin: 0; }
.attachment { display: block; }
.notice { color: var(--quiet); font-size: .875rem; }

.tabs { display: flex; flex-wrap: wrap; gap: .25rem; border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
.tabs a { padding: .5rem .875rem; color: var(--quiet); text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -1px; }
.tabs a:hover { color: var(--ink); }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }

.sheet { margin: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
/* Canvas: a mail with a dark design keeps it, any other is shown on white by the browser itself. */
iframe.sheet { flex: 1; width: 100%; min-height: 32rem; background: Canvas; }
pre.sheet { padding: 1rem; white-space: pre-wrap; unicode-bidi: plaintext; tab-size: 4; }
.text { font-size: .9375rem; }
.source { font-size: .8125rem; }
table.sheet { border-collapse: separate; border-spacing: 0; width: 100%; text-align: left; }
.headers th, .headers td { padding: .5rem .75rem; vertical-align: top; }
.headers tbody :is(th, td) { border-top: 1px solid var(--line); }
.headers tbody th { white-space: nowrap; font-weight: 600; font-size: .875rem; }
.headers thead th { color: var(--quiet); font-weight: 400; font-size: .8125rem; }

@media (max-width: 36rem) {
  body { padding: 1rem .75rem; }
  .mails li { grid-template-columns: 1fr; padding: .75rem; }
  .when { grid-row: 2; line-height: 1.5; }
  .who .from { display: block; }
  .who .from::before { content: none; }
  .facts dt { flex-basis: 4.5rem; }
  .headers :is(th, td) { display: block; }
  .headers thead { display: none; }
  .headers tbody td { border-top: 0; padding-top: 0; }
  .headers tbody tr:first-child th { border-top: 0; }
}
`;
