/** The report's look: two columns that become one on a narrow screen. */
export const style = `
:root { color-scheme: light dark; --line: #8886; --quiet: #8882; --bad: #c62828; --mild: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --mild: #ffcc80; } }
body { overflow-wrap: anywhere; font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
table.pages { border-collapse: collapse; width: 100%; table-layout: fixed; }
table.pages td, table.pages th { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.page { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: .5rem 1rem; }
.page > summary { cursor: pointer; font-weight: 600; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; border-top: 1px solid var(--line); padding: .5rem 0; }
.row > * { min-width: 0; overflow-wrap: anywhere; }
@media (max-width: 45rem) { .row { grid-template-columns: 1fr; } }
.source { font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; background: var(--quiet); padding: .5rem; border-radius: .25rem; margin: 0; }
.became p, .became blockquote { margin: .25rem 0; }
.became table { border-collapse: collapse; }
.became td, .became th { border: 1px solid var(--line); padding: .25rem .5rem; vertical-align: top; text-align: left; }
.box { border-left: 3px solid var(--line); padding-left: .75rem; margin: .25rem 0; }
.what { font-size: .75em; background: var(--quiet); border: 1px solid var(--line); border-radius: .25rem; padding: 0 .35em; margin-right: .5em; }
.address { font: .85em ui-monospace, monospace; }
.h2, .h3, .h4 { font-weight: 700; }
.level2 { margin-left: 1.5rem !important; } .level3 { margin-left: 3rem !important; } .level4, .level5 { margin-left: 4.5rem !important; }
ul.notes { grid-column: 1 / -1; list-style: none; margin: 0; padding: 0; }
ul.notes li { border-left: 4px solid var(--line); padding: .1rem .75rem; margin: .25rem 0; }
ul.notes li.error { border-color: var(--bad); } ul.notes li.warning { border-color: var(--mild); }
.failed { color: var(--bad); font-weight: 600; }
`
