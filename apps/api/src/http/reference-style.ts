/** The style of the reference page: a file of its own, because nothing inline is allowed. */
export const referenceStyle = `
:root{color-scheme:light dark;--ink:light-dark(#1f1b16,#ece7df);--soft:light-dark(#5c554b,#b9b1a5);--paper:light-dark(#fbf9f5,#191714);--line:light-dark(#ddd6ca,#3a352e);--accent:light-dark(#6b2232,#e39aa8);--wash:light-dark(#f3efe7,#221f1b)}
*{box-sizing:border-box}
body{margin:0;display:grid;grid-template-columns:260px minmax(0,1fr);font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;padding:8px;background:var(--paper)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:16px;border-right:1px solid var(--line);font-size:13px}
nav ul{list-style:none;padding-left:12px;margin:4px 0}nav>ul{padding:0}nav a{display:inline-block;min-height:24px}
main{padding:16px 32px;max-width:980px}a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
article{border-top:1px solid var(--line);padding:8px 0 20px;scroll-margin-top:8px}h2{margin-top:40px}h3{margin-bottom:4px}h4{margin:16px 0 4px}
.method{font-weight:700;color:var(--accent)}.roles{color:var(--soft);margin:0 0 8px}
code,pre{font:12.5px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
pre{overflow:auto;max-height:360px;background:var(--wash);padding:12px;margin:4px 0}
summary{cursor:pointer;color:var(--accent);padding:4px 0}
table{border-collapse:collapse;width:100%;margin:4px 0}th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-top:1px solid var(--line);font-weight:400}caption{text-align:left;font-weight:600}
th{width:38%}td:nth-child(2){color:var(--soft);white-space:nowrap}
dt{font-weight:700}dd{margin:0 0 12px 16px}
@media(max-width:720px){body{display:block}nav{position:static;height:auto;max-height:40vh}main{padding:16px}th{width:auto;min-width:7.5em}td:nth-child(2){white-space:normal}}
@media print{nav,.skip{display:none}body{display:block}}
`
