/** One style for screen and paper, light and dark, phone and desk; nothing is fetched, letters are the reader's own. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#505a65;--paper:#fff;--line:#d0d7de;--panel:#f6f8fa;--good:#116329;--bad:#b3261e;--warn:#7a4d00;--link:#0550ae}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#a9b3be;--paper:#0d1117;--line:#3d444d;--panel:#161b22;--good:#56d364;--bad:#ff9b94;--warn:#e3b341;--link:#79c0ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 ui-sans-serif,system-ui,sans-serif}
main{max-width:62rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
p{margin:.4rem 0}
.soft{color:var(--soft)}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
tr.decides td{background:var(--panel);font-weight:600}
td.mono{white-space:nowrap}
code,.mono{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.6rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
article{border:1px solid var(--line);border-left-width:5px;border-radius:6px;padding:.7rem 1rem;margin:.8rem 0;break-inside:avoid}
article.error{border-left-color:var(--bad)}article.warning{border-left-color:var(--warn)}article.note{border-left-color:var(--link)}
article h3{font-size:1rem;margin:0 0 .3rem}
figure{margin:0}
svg{max-width:100%;height:auto}
footer{margin-top:3rem;color:var(--soft);font-size:.9rem}
@media (max-width:40rem){main{padding:1rem .75rem 3rem}table{font-size:.85rem}th,td{padding-right:.5rem}}
@media print{:root{color-scheme:light}main{max-width:none;padding:0}pre,article{break-inside:avoid}h2{break-after:avoid}}
`;
