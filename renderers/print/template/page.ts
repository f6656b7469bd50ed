/** Typst: the page, its running heads, thumb tab, foot and crop marks, and the order of an insert. */
export const pageTemplate = String.raw`
#let shift = if press { data.slug * 1mm } else { 0mm }
// A page of the file as the page of the book that it is.
#let page-number() = here().page() - data.first + data.start
#let is-right() = calc.odd(page-number())

#set text(font: file.fonts, size: data.size * 1pt, fill: colours.ink, lang: data.lang, region: data.region, fallback: false, hyphenate: false, number-type: "lining")
#set par(leading: data.spacing * if data.lang == "ta" { 0.82em } else { 0.66em }, spacing: data.spacing * if data.lang == "ta" { 1.1em } else { 0.95em }, justify: false, linebreaks: "optimized")
#set list(marker: text(fill: colours.brand-text)[•], body-indent: 2.4mm, spacing: data.spacing * 0.7em)
#set enum(body-indent: 2.4mm, spacing: data.spacing * 0.7em, numbering: n => text(weight: 700, fill: colours.brand-text)[#n.])
#set underline(evade: false)
// What follows a list stands farther from it than its items from each other.
#show list: set block(below: data.spacing * 1.25em)
#show enum: set block(below: data.spacing * 1.25em)
#show quote.where(block: true): set block(above: auto, below: auto)
#show quote.where(block: true): it => it.body
#set figure(numbering: none, supplement: none, outlined: false)
#show figure: set block(breakable: true)
#show figure: set align(start)
#show figure: it => { it.body; v(1.4mm, weak: true); it.caption }
#show figure.caption: it => caption(it.body)
// The name of a table stands above it.
#show figure.where(kind: table): it => { block(sticky: true, below: 1.8mm, it.caption); it.body }
#show figure.caption.where(kind: table): it => par(text(weight: 700, it.body))
#show heading: it => block(
  sticky: true, breakable: false,
  above: data.spacing * (0mm, 8mm, 6.5mm, 5.5mm, 5mm, 5mm).at(it.level - 1), below: data.spacing * (5mm, 4mm, 3.5mm, 3.2mm, 3.2mm, 3.2mm).at(it.level - 1),
  text(
    size: (2.1em, 1.45em, 1.2em, 1.05em, 1em, 1em).at(it.level - 1), weight: 700, costs: (orphan: 200%),
    par(leading: 0.42em, it.body),
  ),
)

// As much of a line as there is room for, with an ellipsis where something is left out.
#let shortened(line, room) = {
  let letters = line.clusters()
  let shown(count) = if count == letters.len() { line } else { letters.slice(0, count).join().trim() + "…" }
  let count = letters.len()
  while count > 1 and measure(shown(count)).width > room { count -= 1 }
  shown(count)
}

#let running-head() = context {
  set text(size: 7.5pt, fill: colours.slate-text)
  let book = (data.handbook, data.editionName).join(" ")
  layout(room => {
    let half = room.width / 2 - 2mm
    // The logo, where there is one, stands before the name of the school.
    let school = if data.logo == none { shortened(data.school, half) } else {
      let (file, width, height) = (data.logo.file, data.logo.width * 1mm, data.logo.height * 1mm)
      let mark = pdf.artifact(image(file, width: width, height: height))
      box(grid(columns: 2, column-gutter: 1.4mm, align: horizon, mark, shortened(data.school, half - width - 1.4mm)))
    }
    let (left, right) = if is-right() { (school, shortened(data.runningTitle, half)) } else { (shortened(book, half), school) }
    grid(columns: (1fr, 1fr), column-gutter: 4mm, align: (start + horizon, end + horizon), left, right)
  })
  v(1.4mm, weak: true)
  line(length: 100%, stroke: 0.5pt + colours.line)
}

#let foot() = context {
  set text(size: 7pt, fill: colours.slate-text)
  let number = text(size: 10pt, weight: 700, fill: colours.ink, numbering(data.numbering, page-number()))
  let source = { set par(leading: 0.45em); if data.owner != none { text(weight: 700, fill: colours.ink, data.owner); linebreak() }; exact[#inline(data.address) \ #data.stamp] }
  if is-right() { grid(columns: (1fr, auto), column-gutter: 4mm, align: bottom, source, number) }
  else { grid(columns: (auto, 1fr), column-gutter: 4mm, align: (left + bottom, right + bottom), number, source) }
}

// The tab runs over the trimmed edge, and sits lower the later the page, so that it is found by thumb.
#let thumb-tab() = context {
  let depth = 6mm + if press { data.bleed * 1mm } else { 0mm }
  let height = 18mm
  let y = shift + 22mm + data.tab * 20mm
  let x = if is-right() { shift + data.width * 1mm - 6mm } else { shift - if press { data.bleed * 1mm } else { 0mm } }
  place(top + left, dx: x, dy: y, rect(width: depth, height: height, fill: colours.brand, stroke: none))
}

#let crop-marks() = {
  let (w, h, b) = (data.width * 1mm, data.height * 1mm, data.bleed * 1mm)
  let mark(x, y, dx, dy) = place(top + left, dx: x, dy: y, line(length: 5mm, angle: if dx == 0 { 90deg } else { 0deg }, stroke: 0.25pt + colours.crop-marks))
  for x in (shift, shift + w) {
    mark(x, shift - b - 6mm, 0, 1)
    mark(x, shift + h + b + 1mm, 0, 1)
  }
  for y in (shift, shift + h) {
    mark(shift - b - 6mm, y, 1, 0)
    mark(shift + w + b + 1mm, y, 1, 0)
  }
}

// Pale and below the text: inks know no transparency, and the text must stay readable.
// Three times, because pictures hide what is below them.
#let watermark() = if data.watermark != none {
  for part in (1, 3, 5) {
    let word = text(size: data.width * 0.42pt, weight: 700, fill: colours.line, data.watermark)
    place(top + center, dy: data.height * part / 6 * 1mm, rotate(-30deg, word))
  }
}

#set page(
  width: data.width * 1mm + 2 * shift, height: data.height * 1mm + 2 * shift,
  binding: if calc.odd(data.start - data.first + 1) { left } else { right },
  margin: (inside: shift + data.inside * 1mm, outside: shift + data.outside * 1mm, top: shift + data.top * 1mm, bottom: shift + data.bottom * 1mm),
  numbering: data.numbering,
  header: if data.kind == "guide" { running-head() }, header-ascent: 7mm,
  footer: if data.kind == "guide" { foot() }, footer-descent: 7mm,
  background: { if data.kind == "guide" { watermark(); thumb-tab() }; if press { crop-marks() } },
)
#counter(page).update(data.start)

#if data.kind == "fill" { block(height: 0pt) }
#if data.kind == "cover" {
  v(1fr)
  if data.logo != none {
    pdf.artifact(image(data.logo.file, width: data.logo.width * 1mm, height: data.logo.height * 1mm))
    v(8mm)
  }
  par(text(size: 1.2em, fill: colours.slate-text, data.school))
  v(4mm)
  line(length: 30%, stroke: 1.2mm + colours.brand)
  v(4mm)
}
#let own-place(at) = if data.kind == "guide" { (at: at, width: data.width - data.inside - data.outside) }
#mark(own-place("title"), "begins")
#if data.kind != "fill" {
  show heading: set text(size: data.headingScale / 2.1 * 1em)
  [#heading(level: 1, inline(data.heading))#label(data.anchor)]
}
#mark(own-place("title"), "ends")
#mark(own-place("summary"), "begins")
#if data.summary.len() > 0 { block(below: 5mm, par(leading: 0.6em, text(size: 1.15em, fill: colours.slate-text, inline(data.summary)))) }
#mark(own-place("summary"), "ends")
#blocks(data.body)
#if data.kind == "cover" { v(2fr); par(text(fill: colours.slate-text, exact(inline(data.address)))) }

// One outline of all dark modules: thousands of squares would be as many things to lay out.
#let code(qr, side) = pdf.artifact(box(width: side, height: side, {
  let unit = side / qr.size
  let modules = qr.runs.map(((row, column, length)) => (
    curve.move((column * unit, row * unit)),
    curve.line((length * unit, 0pt), relative: true),
    curve.line((0pt, unit), relative: true),
    curve.line((-length * unit, 0pt), relative: true),
    curve.close(mode: "straight"),
  ))
  place(top + left, curve(fill: colours.ink, stroke: none, ..modules.flatten()))
}))

#if data.references.len() > 0 {
  // An appendix: set apart by a rule, and quieter than the headings of the text.
  block(above: 8mm, below: 0mm, sticky: true, pdf.artifact(line(length: 100%, stroke: 0.5pt + colours.line)))
  {
    show heading: it => block(sticky: true, above: 4.5mm, below: 4mm, text(size: 1.2em, weight: 700, it.body))
    heading(level: 2, data.words.links)
  }
  // Two columns: addresses are short, and a code beside each would waste half the page in one.
  let columns = if data.references.len() > 1 { 2 } else { 1 }
  set enum(body-indent: 0mm, indent: 0mm, number-align: start + top, numbering: n => box(width: 6mm, text(weight: 700, fill: colours.brand-text, str(n))))
  set list(body-indent: 0mm, indent: 0mm, marker: none)
  group(grid(columns: (1fr,) * columns, column-gutter: 6mm, row-gutter: 5mm,
    ..data.references.map(reference => block(breakable: false, width: 100%, {
      let address = exact(inline(reference.address))
      let side = reference.side * 1mm
      let shown = par(leading: 0.5em, text(size: 0.84em, if press { address } else { link(reference.href, address) }))
      // The code stands between its number and its address, so that nobody scans a neighbour's.
      let item = if reference.qr == none { shown } else { grid(columns: (side, 1fr), column-gutter: 3mm, code(reference.qr, side), shown) }
      if data.numbersLinks { enum(start: reference.number, item) } else { list(item) }
    }))))
}
`
