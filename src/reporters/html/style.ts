/**
 * The page's own style sheet. Colours only repeat what the words say; they follow the reader's light or dark setting and
 * keep a contrast of 4.5 to 1 in both.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --card: #f7f7f5; --ink: #1d1f21; --faint: #5c6166; --line: #d9dadb;
  --critical: #a30014; --high: #b03300; --medium: #7a4d00; --low: #00588f; --info: #3f5266;
  --unknown: #70218f; --clean: #1b6329;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17191c; --card: #1f2226; --ink: #e6e7e8; --faint: #a3a8ad; --line: #3a3e43;
    --critical: #ff8f8f; --high: #ffa077; --medium: #f0bf5b; --low: #7cc4f5; --info: #aebfd0;
    --unknown: #d7a5ec; --clean: #86d493;
  }
}
* { box-sizing: border-box }
body {
  font: 1rem/1.65 system-ui, "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", sans-serif;
  max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; color: var(--ink); background: var(--paper);
  overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 }
h2 { font-size: 1.25rem; line-height: 1.4; margin: 3rem 0 .5rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 0 }
h4 { font-size: .95rem; margin: 1.2rem 0 .2rem }
p { margin: .5rem 0 }
a { color: inherit }
code, pre { font: .92em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace }
pre { margin: .3rem 0; padding: .5rem .7rem; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; white-space: pre-wrap }
ol, ul { margin: .3rem 0; padding-left: 1.6rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
th, td { text-align: left; vertical-align: baseline; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line) }
th { font-weight: normal }
.faint, th, time { color: var(--faint); font-size: .9rem }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .6rem; margin: 1.2rem 0; padding: 0; list-style: none }
.sums li { background: var(--card); border-radius: .4rem; padding: .5rem .8rem }
.sums b { display: block; font-size: 1.6rem; line-height: 1.3; font-weight: 600 }
.badge { display: inline-block; border: 1px solid; border-radius: .25rem; padding: 0 .45rem; font-size: .8rem; font-weight: 600; white-space: nowrap }
.badge.critical { color: var(--paper); background: var(--critical); border-color: var(--critical) }
.critical { color: var(--critical) } .high { color: var(--high) } .medium { color: var(--medium) }
.low { color: var(--low) } .info { color: var(--info) } .unknown { color: var(--unknown) } .clean, .good { color: var(--clean) } .bad { color: var(--critical) }
.card { background: var(--card); border-left: 4px solid currentColor; border-radius: .3rem; padding: .9rem 1.1rem; margin: 1rem 0 }
.card > * { color: var(--ink) } .card .faint { color: var(--faint) }
.card h3 code { font-weight: 600 }
.servers { list-style: none; padding: 0; margin: .5rem 0 }
.servers > li { margin: .5rem 0 } .servers ul { list-style: none; padding-left: 1.2rem; margin: 0 }
details { margin: .9rem 0 0 }
summary { cursor: pointer; color: var(--faint); font-size: .9rem }
summary:hover { color: var(--ink) }
.proof { list-style: none; padding: 0; margin: .4rem 0 } .proof li { margin: .35rem 0 }
@media (max-width: 36rem) {
  body { padding: 1rem .8rem 3rem } .card { padding: .7rem .8rem } .wide { display: none }
}
@media print {
  body { max-width: none; padding: 0 } .card { break-inside: avoid }
  details::details-content { content-visibility: visible; block-size: auto }
}
`;
