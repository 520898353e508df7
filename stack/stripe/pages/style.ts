/** The style of all pages: light and dark, phone to desktop, visible focus. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f6f7fb; --card: #fff; --text: #1a1f36; --soft: #5b6478;
  --line: #d9deea; --accent: #4f46e5; --on-accent: #fff; --bad: #b42318; --bad-page: #fef3f2; --note: #fff4d6; --on-note: #5c4200; }
@media (prefers-color-scheme: dark) { :root { --page: #0f1320; --card: #191f31; --text: #eef1f8; --soft: #a5aec4;
  --line: #323a52; --accent: #8b85ff; --on-accent: #0f1320; --bad: #ffb4ab; --bad-page: #3b1714; --note: #3d3210; --on-note: #ffe9ab; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
.banner { margin: 0; padding: .5rem 1rem; background: var(--note); color: var(--on-note); text-align: center; text-wrap: balance; font-size: .875rem; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
main:has(table) { max-width: 100rem; }
.actions { display: flex; flex-wrap: wrap; gap: .25rem; margin: .125rem 0; }
button.small { width: auto; min-height: 2rem; margin: 0; padding: .125rem .625rem; font-size: .8125rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem; box-shadow: 0 1px 3px rgb(0 0 0 / .08); }
h1 { font-size: 1.25rem; margin: 0 0 1rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
.amount { font-size: 2.25rem; font-weight: 700; letter-spacing: -.02em; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
ul.lines { list-style: none; margin: 0 0 1.25rem; padding: 0; border-top: 1px solid var(--line); }
ul.lines li { display: flex; justify-content: space-between; gap: 1rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
.soft { color: var(--soft); font-size: .875rem; }
label { display: block; margin: 0 0 .75rem; font-size: .875rem; color: var(--soft); }
input { display: block; width: 100%; margin-top: .25rem; padding: .625rem .75rem; font: inherit; color: var(--text); background: transparent; border: 1px solid var(--line); border-radius: 8px; }
button { width: 100%; min-height: 2.875rem; margin-top: .5rem; padding: .5rem 1rem; font: inherit; font-weight: 600; border-radius: 8px; border: 1px solid var(--line); background: transparent; color: var(--text); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-size: 1.0625rem; }
button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
form.pair { align-items: end; margin: 0 0 .75rem; }
.error { margin: 0 0 1rem; padding: .75rem 1rem; border-radius: 8px; background: var(--bad-page); color: var(--bad); }
a { color: var(--accent); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; background: var(--card); font-size: .875rem; }
th, td { text-align: left; padding: .5rem .75rem; border: 1px solid var(--line); white-space: nowrap; }
code { font: .8125rem ui-monospace, monospace; }
`;
