import test from 'ava'
import {bodyOf} from '../importing.ts'
import {outline} from './outline.ts'

/** What each piece of Isomer's vocabulary becomes, copied literally. */
const cases: Readonly<Record<string, {html: string; becomes: readonly string[]}>> = {
  'paragraphs, wrapped as the editor wraps them; empty ones are spacing': {
    html: '<p>One\nline.</p>\n<p></p>\n<p>&nbsp;</p>\n<p>Two\u200b.<br></p>',
    becomes: ['normal: One line.', 'normal: Two.'],
  },
  'marks, also around blanks': {
    html: '<p><strong>A </strong><em>b</em> <u>c</u><s>d</s><code>e</code>x<sup>2</sup>y<sub>1</sub> <mark>f</mark><strong> </strong></p>',
    becomes: [
      'normal: [A ](strong)[b](em) [c](underline)[d](strike-through)[e](code)x[2](sup)y[1](sub) [f](highlight)',
    ],
  },
  'headings of all levels': {
    html: '<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h5>E</h5><h6>F</h6><h3></h3>',
    becomes: ['h2: A', 'h2: B', 'h3: C', 'h4: D', 'h4: E', 'h4: F'],
  },
  'line breaks': {html: '<p>a\n<br>b</p>', becomes: ['normal: a\nb']},
  'links, kept as they are': {
    html: '<p>See <a href="https://example.sg/a b" rel="noopener">this</a>, <a href="mailto:x@y.sg">mail</a> and <a href="/files/a.pdf">file</a>.</p>',
    becomes: [
      'normal: See [this](link https://example.sg/a%20b), [mail](link mailto:x@y.sg) and [file](link /files/a.pdf).',
    ],
  },
  'broken links, mended where there is one way only': {
    html: '<p><a href="mai;to:x@y.sg">a</a> <a href="mail to:x@y.sg">b</a> <a href="x@y.sg">c</a> <a href="www.y.sg">d</a> <a href="../z/">e</a> <a href="javascript:alert(1)">f</a> <a href="">g</a> <a>h</a></p>',
    becomes: [
      'normal: [a](link mailto:x@y.sg) [b](link mailto:x@y.sg) [c](link mailto:x@y.sg) [d](link https://www.y.sg) [e](link /z/) f g h',
    ],
  },
  'images, also linked, inside text and in a captioned figure': {
    html: '<div class="isomer-image-wrapper"><img style="width: 75%;" alt="The gate." src="/images/A b.png"></div><a class="isomer-image-wrapper" href="https://y.sg/"><img alt="" src="/images/c.png"></a><p>x<img src="/images/d.png">y</p><figure><img src="/images/e.png" alt="The hall."><figcaption>Our hall</figcaption></figure>',
    becomes: [
      'figure /images/A b.png “The gate.”',
      'figure /images/c.png opens https://y.sg/',
      'normal: x',
      'figure /images/d.png',
      'normal: y',
      'figure /images/e.png “The hall.”, caption “Our hall”',
    ],
  },
  'plain lists, nested': {
    html: '<ul data-tight="true" class="tight"><li><p>a</p><ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>',
    becomes: ['bullet 1: a', 'number 2: b', 'bullet 1: c'],
  },
  'lists with more in their items, or with a start': {
    html: '<ul><li><p>a</p><p>b</p></li></ul><ol start="3"><li><p>c</p></li></ol><ol type="a"><li>d</li></ol>',
    becomes: [
      'list',
      '  item',
      '    normal: a',
      '    normal: b',
      'list ordered from 3',
      '  item',
      '    normal: c',
      'list ordered letter',
      '  item',
      '    normal: d',
    ],
  },
  'a list that follows a list keeps its own numbers': {
    html: '<ol><li><p>a</p></li></ol><p></p><ol><li><p>b</p></li></ol>',
    becomes: ['number 1: a', 'list ordered', '  item', '    normal: b'],
  },
  'tables with heads, spans, lists and tables in cells': {
    html: '<table><caption>Times</caption><colgroup><col></colgroup><tbody><tr><th colspan="2"><p>A</p></th></tr><tr><td rowspan="2"><ul><li><p>b</p></li></ul></td><td><table><tbody><tr><td><p>c</p></td><td>d</td></tr></tbody></table></td></tr><tr><th><p>e</p></th></tr></tbody></table>',
    becomes: [
      'table, heads row, “Times”',
      '  cell 2 wide',
      '    normal: A',
      '  cell 2 tall',
      '    bullet 1: b',
      '  cell',
      '    table, heads none',
      '      cell',
      '        normal: c',
      '      cell',
      '        normal: d',
      '  cell head',
      '    normal: e',
    ],
  },
  'empty heading cells head nothing': {
    html: '<table><tr><th><p></p></th><th></th></tr><tr><td>a</td><td>b</td></tr></table>',
    becomes: [
      'table, heads none',
      '  cell',
      '  cell',
      '  cell',
      '    normal: a',
      '  cell',
      '    normal: b',
    ],
  },
  'a table without anything in it is spacing': {
    html: '<table><tbody><tr><td><p></p></td></tr></tbody></table><p>x</p>',
    becomes: ['normal: x'],
  },
  'quotations, rules, code': {
    html: '<blockquote><p>a</p><p>b</p></blockquote><hr><pre><code>c\n  d</code></pre>',
    becomes: ['blockquote: a', 'blockquote: b', 'divider', 'code "c\\n  d"'],
  },
  accordions: {
    html: '<div class="isomer-accordion isomer-accordion-white"><details class="isomer-details"><summary>More</summary><div data-type="detailsContent" class="isomer-details-content"><p>a</p></div></details></div>',
    becomes: ['disclosure “More”', '  normal: a'],
  },
  cards: {
    html: '<div class="isomer-card-grid"><a class="isomer-card" href="/x/"><div class="isomer-card-image"><div><img src="/images/a.png" alt=""></div></div><div class="isomer-card-body"><div class="isomer-card-title">Title</div><div class="isomer-card-description">Words</div><div class="isomer-card-link">Go</div></div></a><div class="isomer-card"><div class="isomer-card-body"><div class="isomer-card-title">Alone</div></div></div></div>',
    becomes: ['tiles', '  Title | Words | Go | /x/ | /images/a.png', '  Alone'],
  },
  'embedded videos, maps, forms and posts': {
    html: '<div class="iframe-wrapper"><iframe src="//www.youtube.com/embed/x" title="How to"></iframe></div><div class="formsg-wrapper"><iframe src="https://form.gov.sg/1"></iframe></div><div class="instagram-wrapper"><blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/1/"></blockquote><script async src="//www.instagram.com/embed.js"></script></div>',
    becomes: [
      'embed https://www.youtube.com/embed/x “How to”',
      'embed https://form.gov.sg/1',
      'embed https://www.instagram.com/p/1/',
    ],
  },
  'text outside every element, with Markdown in it': {
    html: '## Hours\n\nCall **us**, or [write](mailto:x@y.sg).\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| c | d |\n\n<img src="/images/e.png" style="width:30%">\n',
    becomes: [
      'h2: Hours',
      'normal: Call [us](strong), or [write](link mailto:x@y.sg).',
      'number 1: one',
      'number 1: two',
      'table, heads row',
      '  cell',
      '    normal: a',
      '  cell',
      '    normal: b',
      '  cell',
      '    normal: c',
      '  cell',
      '    normal: d',
      'figure /images/e.png, quarter',
    ],
  },
  'attributes of Jekyll’s Markdown': {
    html: 'See [this](/x/){:target="_blank"}.\n{: .wide}\n',
    becomes: ['normal: See [this](link /x/).'],
  },
  'boxes without meaning and tags that nobody knows': {
    html: '<div><section>a<span style="color:red"> b</span></section><center>c</center><wow>d</wow></div>',
    becomes: ['normal: a b', 'normal: c', 'normal: d'],
  },
  'definition lists, and abbreviations with their long form': {
    html: '<dl><dt>SLS</dt><dd>The <abbr title="Student Learning Space">SLS</abbr>.</dd></dl>',
    becomes: ['normal: [SLS](strong)', 'normal: The [SLS](abbreviation).'],
  },
}

for (const [what, {html, becomes}] of Object.entries(cases)) {
  test(what, async (t) => {
    t.deepEqual(outline(await bodyOf(t, html, {literal: true})), [...becomes])
  })
}
