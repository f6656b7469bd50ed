import test from 'ava'
import {bodyOf} from '../importing.ts'
import {outline} from './outline.ts'

const row = (...cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td rowspan="1" colspan="1">${cell}</td>`).join('')}</tr>`
const table = (...rows: readonly string[]) => `<table><tbody>${rows.join('')}</tbody></table>`
const image = (name: string) =>
  `<div class="isomer-image-wrapper"><img alt="" src="/images/${name}.png"></div>`

/** What structure is read out of a form, and what is left alone. */
const cases: Readonly<Record<string, {html: string; becomes: readonly string[]}>> = {
  'a layout table with numbered cells and screenshots is a procedure': {
    html: table(
      row('<p>1) Log in.</p><p>(Ask for help.)</p>', image('a')),
      row(image('b'), '<p><strong>2)</strong> Go on.</p>'),
      row('<p>3.</p>', '<p>End.</p>', ''),
    ),
    becomes: [
      'procedure',
      '  step with /images/a.png',
      '    normal: Log in.',
      '    normal: (Ask for help.)',
      '  step with /images/b.png',
      '    normal: Go on.',
      '  step',
      '    normal: End.',
    ],
  },
  'a step may have two pictures; a third is too many': {
    html:
      table(row('<p>1) a</p>', image('a') + image('b')), row('<p>2) b</p>', image('c'))) +
      table(row('<p>1) a</p>', image('a') + image('b') + image('c')), row('<p>2) b</p>', '')),
    becomes: [
      'procedure',
      '  step with /images/a.png with /images/b.png',
      '    normal: a',
      '  step with /images/c.png',
      '    normal: b',
      'table, heads none',
      '  cell',
      '    normal: 1) a',
      '  cell',
      '    figure /images/a.png',
      '    figure /images/b.png',
      '    figure /images/c.png',
      '  cell',
      '    normal: 2) b',
      '  cell',
    ],
  },
  'a numbered list with a picture in each item is a procedure, also over several lists': {
    html:
      `<ol><li><p>Plug it in.</p>${image('a')}</li><li><p>Switch it on.</p>${image('b')}</li></ol><h2>Then</h2>` +
      `<ol><li><p>Knock.</p></li></ol>${image('c')}<ol><li><p>Wait.</p></li></ol>${image('d')}`,
    becomes: [
      'procedure',
      '  step with /images/a.png',
      '    normal: Plug it in.',
      '  step with /images/b.png',
      '    normal: Switch it on.',
      'h2: Then',
      'procedure',
      '  step with /images/c.png',
      '    normal: Knock.',
      '  step with /images/d.png',
      '    normal: Wait.',
    ],
  },
  'lines that name steps are a procedure, with what stands below them': {
    html: `<p><strong>Step 1: Open it.</strong></p><p>Use the key.</p>${image('a')}<h3>Step 2</h3><p>Close it.</p>${image('b')}<p>That is all.</p>`,
    becomes: [
      'procedure',
      '  step with /images/a.png',
      '    normal: Open it.',
      '    normal: Use the key.',
      '  step with /images/b.png',
      '    normal: Close it.',
      'normal: That is all.',
    ],
  },
  'a list that goes on after other text is one list; what stands between belongs above': {
    html: '<ol><li><p>a</p></li></ol><ul><li><p>x</p></li></ul><ol start="2"><li><p>b</p></li></ol><ul><li><p>y</p></li></ul><p>end</p>',
    becomes: [
      'list ordered',
      '  item',
      '    normal: a',
      '    bullet 1: x',
      '  item',
      '    normal: b',
      '    bullet 1: y',
      'normal: end',
    ],
  },
  'typed numbers, letters and roman numbers run on over what stands between them': {
    html: `<p>i) a</p><p>ii) b</p><p>iii) c</p><p>iv) d</p><p>v) e</p><p>Then</p><p>a. f</p><p>more of f</p><p>b. g</p><p>1 . h</p>${image('h')}<p>2 . i</p>${image('i')}<p>end</p>`,
    becomes: [
      'list ordered roman',
      ...['a', 'b', 'c', 'd', 'e'].flatMap((text) => ['  item', `    normal: ${text}`]),
      'normal: Then',
      'list ordered letter',
      '  item',
      '    normal: f',
      '    normal: more of f',
      '  item',
      '    normal: g',
      'procedure',
      '  step with /images/h.png',
      '    normal: h',
      '  step with /images/i.png',
      '    normal: i',
      'normal: end',
    ],
  },
  'stars that lead to notes are no bullets': {
    html: '<p>Open daily.*</p><p>* Not on Sundays.</p><p>* Not in June.</p>',
    becomes: ['normal: Open daily.*', 'normal: * Not on Sundays.', 'normal: * Not in June.'],
  },
  'numbered lines in bold with text below them are headings, not a list': {
    html: '<p><strong>1. Hair</strong></p><p>Short.</p><p><strong>2. Nails</strong></p><p>Clean.</p>',
    becomes: ['h2: 1. Hair', 'normal: Short.', 'h2: 2. Nails', 'normal: Clean.'],
  },
  'questions are headings all or none, however long one of them is': {
    html: `<p><strong>Q1: Who?</strong></p><p><strong>Everybody.</strong></p><p>x</p><p><strong>Q2: ${'Is it long '.repeat(10)}?</strong></p><p>y</p>`,
    becomes: [
      'h2: Q1: Who?',
      'normal: [Everybody.](strong)',
      'normal: x',
      `h2: Q2: ${'Is it long '.repeat(10)}?`,
      'normal: y',
    ],
  },
  'a bold or underlined first line before a break is a heading': {
    html: '<p><strong>Choir</strong><br>We sing.</p><p><u>Band</u><br>We play.</p><p><strong>Our Aim</strong><br><strong>Singing and playing well</strong></p><p><strong>Mr Example</strong><br><strong>Clerk</strong></p>',
    becomes: [
      'h2: Choir',
      'normal: We sing.',
      'h2: Band',
      'normal: We play.',
      'h2: Our Aim',
      'normal: Singing and playing well',
      'normal: [Mr Example](strong)\n[Clerk](strong)',
    ],
  },
  'a bold sentence that leads into a list is no heading; a label is': {
    html: '<p><strong>The club aims to:</strong></p><ul><li><p>a</p></li></ul><p><strong>Primary 3:</strong></p><ul><li><p>b</p></li></ul><p><strong>课程如下：</strong></p><ul><li><p>c</p></li></ul>',
    becomes: [
      'normal: [The club aims to:](strong)',
      'bullet 1: a',
      'h2: Primary 3:',
      'bullet 1: b',
      'normal: [课程如下：](strong)',
      'bullet 1: c',
    ],
  },
  'of two bold lines the upper one heads the section that the lower one begins': {
    html: '<p><strong>Results</strong></p><p><strong>Running</strong></p><p>x</p><p><strong>Swimming</strong></p><p>y</p>',
    becomes: ['h2: Results', 'h3: Running', 'normal: x', 'h3: Swimming', 'normal: y'],
  },
  'an italic line below a picture, or one that names it, is its caption': {
    html: `${image('a')}<p><em>The pond in May</em></p>${image('b')}<p>Figure 2: The hall</p>${image('c')}<p>The hall is open.</p>`,
    becomes: [
      'figure /images/a.png, caption “The pond in May”',
      'figure /images/b.png, caption “Figure 2: The hall”',
      'figure /images/c.png',
      'normal: The hall is open.',
    ],
  },
  'a table of one column with headings is text': {
    html: table(row('<h3>Hair</h3><p>Short.</p>'), row('<h3>Nails</h3><p>Clean.</p>')),
    becomes: ['h2: Hair', 'normal: Short.', 'h2: Nails', 'normal: Clean.'],
  },
  'a reading that would part a link parts it whole': {
    html: '<p>See <a href="https://x.sg/">one<br><br>two</a>.</p>',
    becomes: ['normal: See [one](link https://x.sg/)', 'normal: [two](link https://x.sg/).'],
  },
  'numbers out of order are doubtful: the table stays': {
    html: table(row('<p>1) a</p>', image('a')), row('<p>3) b</p>', image('b'))),
    becomes: [
      'table, heads none',
      '  cell',
      '    normal: 1) a',
      '  cell',
      '    figure /images/a.png',
      '  cell',
      '    normal: 3) b',
      '  cell',
      '    figure /images/b.png',
    ],
  },
  'times of day are no steps': {
    html: table(row('<p>7.35 am</p>', '<p>Flag</p>'), row('<p>8.00 am</p>', '<p>Lessons</p>')),
    becomes: [
      'table, heads none',
      '  cell',
      '    normal: 7.35 am',
      '  cell',
      '    normal: Flag',
      '  cell',
      '    normal: 8.00 am',
      '  cell',
      '    normal: Lessons',
    ],
  },
  'typed numbers, letters and bullets are lists': {
    html: '<p>1) a</p><p>2) b</p><p>and</p><p>a. c</p><p>b. d</p><p>then</p><p>• e<br>• f</p><p>4) g</p><p>5) h</p>',
    becomes: [
      'number 1: a',
      'number 1: b',
      'normal: and',
      'list ordered letter',
      '  item',
      '    normal: c',
      '  item',
      '    normal: d',
      'normal: then',
      'bullet 1: e',
      'bullet 1: f',
      'list ordered from 4',
      '  item',
      '    normal: g',
      '  item',
      '    normal: h',
    ],
  },
  'a mark alone, and a number in a text, stay': {
    html: '<p>1) a</p><p>2.5 hours</p><p>- b</p><p>A. Tan</p>',
    becomes: ['normal: 1) a', 'normal: 2.5 hours', 'normal: - b', 'normal: A. Tan'],
  },
  'a bold line above text is a heading; a bold sentence, or bold lines together, are none': {
    html: '<h3>Top</h3><p><strong>Uniform</strong></p><p>Wear it.</p><p><strong>Do not be late.</strong></p><p>x</p><p><strong>One</strong></p><p><strong>Two</strong></p><p>y</p><p><strong>End</strong></p>',
    becomes: [
      'h2: Top',
      'h3: Uniform',
      'normal: Wear it.',
      'normal: [Do not be late.](strong)',
      'normal: x',
      'normal: [One](strong)',
      'normal: [Two](strong)',
      'normal: y',
      'normal: [End](strong)',
    ],
  },
  'a table of one cell is a box, a table of images is figures': {
    html:
      table(row('<p>Mind the step.</p>')) + table(row(image('a'), image('b')), row(image('c'), '')),
    becomes: [
      'callout',
      '  normal: Mind the step.',
      'figure /images/a.png',
      'figure /images/b.png',
      'figure /images/c.png',
    ],
  },
  'levels of headings close up, whichever the author took': {
    html: '<h2>A</h2><h5>B</h5><h6>C</h6><p>x</p>',
    becomes: ['h2: A', 'h3: B', 'h4: C', 'normal: x'],
  },
  'the title, written once more, is dropped': {
    html: '<h1><strong>A page</strong></h1><p>x</p><h2>A page</h2><p>y</p>',
    becomes: ['normal: x', 'h2: A page', 'normal: y'],
  },
  'a bold first row holds the headings of the columns': {
    html: table(
      row('<p><strong>A</strong></p>', '<p><strong>B</strong></p>'),
      row('<p>c</p>', '<p>d</p>'),
    ),
    becomes: [
      'table, heads row',
      '  cell',
      '    normal: [A](strong)',
      '  cell',
      '    normal: [B](strong)',
      '  cell',
      '    normal: c',
      '  cell',
      '    normal: d',
    ],
  },
  'an empty line inside a paragraph parts it': {
    html: '<p>a<br><br><em>b</em><br>c</p>',
    becomes: ['normal: a', 'normal: [b](em)\nc'],
  },
}

for (const [what, {html, becomes}] of Object.entries(cases)) {
  test(what, async (t) => {
    t.deepEqual(outline(await bodyOf(t, html)), [...becomes])
  })
}
