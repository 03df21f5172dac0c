/** The look of the page: light and dark, on a desk and on a phone. */

export const STYLE = `
:root { color-scheme: light dark; --text: #1d2433; --soft: #5d6779; --page: #f6f7f9; --card: #fff;
  --line: #dfe3ea; --ground: #e9ecf2; --blue: #2f6fde; --green: #2b8a57; --red: #c9372c; --amber: #b7791f; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e8f0; --soft: #98a3b8; --page: #12161f;
  --card: #1a2030; --line: #2b3347; --ground: #262e41; --blue: #6ea0ff; --green: #4fc38a; --red: #ff7b6e; --amber: #e3b341; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 0; }
.note { color: var(--soft); margin: .1rem 0 .9rem; font-size: .875rem; }
section, .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
section { margin-top: 1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin-top: 1rem; }
.card b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.card span { color: var(--soft); font-size: .875rem; }
.bad b, .bad { color: var(--red); } .good b { color: var(--green); }
.bars { display: grid; grid-template-columns: minmax(6rem, 13rem) 1fr auto; gap: .3rem .75rem; align-items: center; font-size: .875rem; }
.bars svg { width: 100%; height: .75rem; border-radius: .2rem; }
.name { overflow-wrap: anywhere; } .value { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.columns .bars { grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
.ground { fill: var(--ground); } .blue { fill: var(--blue); } .green { fill: var(--green); } .red { fill: var(--red); } .amber { fill: var(--amber); }
.key { display: inline-block; width: .7em; height: .7em; border-radius: .15em; margin: 0 .3em 0 .9em; }
.key.green { background: var(--green); } .key.red { background: var(--red); } .key.amber { background: var(--amber); } .key:first-child { margin-left: 0; }
ul { margin: 0; padding-left: 1.2rem; overflow-wrap: anywhere; columns: 14rem; }
.wide ul { columns: auto; }
@media (max-width: 34rem) { .bars { grid-template-columns: 1fr auto; } .bars svg { grid-column: 1 / -1; order: 0; margin-bottom: .3rem; }
  .bars .name { grid-column: 1; } .bars .value { grid-column: 2; } .bars { grid-auto-flow: dense; } }
`;
