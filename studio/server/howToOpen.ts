/** What somebody sees who opens the Studio without its token, or with that of another lake. */
export const howToOpen = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>How to open the Studio</title>
<style>
  body {font: 18px/1.5 system-ui, sans-serif; max-width: 34em; margin: 15vh auto; padding: 0 1em; color: #1b2430}
  code {background: #eef1f4; padding: 0.1em 0.3em; border-radius: 3px}
</style>
<h1>This address has no key, or an old one</h1>
<p>The Studio opens at the address that <code>npm start</code> prints in its window. It ends with
<code>#token=</code> and a long row of letters: that is the key.</p>
<ol>
  <li>Look at the window in which <code>npm start</code> runs, on the computer that it runs on.</li>
  <li>Copy the whole address behind “Studio”, and open it in this browser.</li>
</ol>
<p>Whoever started it can send you the address. Your browser then remembers the key.</p>
</html>
`
