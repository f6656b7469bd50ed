/** Typst: blocks. One recursive function draws them all; the larger ones have functions of their own. */
export const blocksTemplate = `
// Notes where something stands, which draws nothing. Whoever looks it up asks for the label.
#let mark(place, edge) = if file.places and place != none {
  context {
    let (page, x, y) = here().position()
    [#metadata((at: place.at, edge: edge, page: page, x: x.pt(), y: y.pt(), width: place.width))<place>]
  }
}

#let picture(node) = {
  let drawn(alt) = box(
    clip: true, radius: 1.2mm, stroke: 0.4pt + colours.line,
    image(node.file, width: data.figures * node.width * 1mm, height: data.figures * node.height * 1mm, alt: alt),
  )
  let goal = node.at("link", default: none)
  if node.alt == none { pdf.artifact(drawn(none)) }
  else if goal == none or press { drawn(node.alt) }
  else { link(goal.href, drawn(node.alt)) }
}

#let caption(body) = par(text(size: 0.85em, fill: colours.slate-text, body))

// A picture with its caption, and the number of the address that it leads to.
#let shown-picture(node, words) = {
  let goal = node.at("link", default: none)
  let number = if goal != none { link-number(goal.number) }
  mark(node.place, "begins")
  if words != none { figure(picture(node), caption: inline(words) + number) }
  else {
    picture(node)
    if goal != none { v(1.4mm, weak: true); caption(sym.arrow.r + number) }
  }
  mark(node.place, "ends")
}

// What belongs together. Typst tags it as a quotation; what it really is, it is named when the file is finished.
#let group(body) = quote(block: true, quotes: false, body)

#let tiles(nodes) = list(
  marker: none, body-indent: 0mm, indent: 0mm, spacing: 4mm,
  ..nodes.map(tile => {
    let words = {
      par(strong(inline(tile.title)))
      if tile.description != none { par(inline(tile.description)) }
    }
    block(breakable: false, width: 100%, {
      mark(tile.place, "begins")
      if tile.picture == none { words } else {
        let shown = shown-picture(tile.picture, tile.caption)
        grid(columns: (calc.max(tile.picture.width, 20) * 1mm, 1fr), column-gutter: 4mm, shown, block(inset: (top: 0.6mm), words))
      }
      mark(tile.place, "ends")
    })
  }),
)

#let numeral(number) = box(
  width: 7mm, height: 7mm, radius: 3.5mm, fill: colours.brand, baseline: 1.9mm,
  align(center + horizon, text(size: if number < 100 { 12pt } else { 8.5pt }, weight: 700, fill: colours.paper, str(number))),
)

#let tone-colours = (
  note: (colours.brand, colours.brand-pale),
  important: (colours.important, colours.important-pale),
  warning: (colours.warning, colours.warning-pale),
)

#let boxed(edge, ground, body) = block(
  width: 100%, fill: ground, inset: (left: 4mm, rest: 3mm), radius: (right: 1.2mm), above: 4mm, below: 4mm,
  stroke: (left: 1.2mm + edge), body,
)

#let blank(node) = {
  let label = text(weight: 700, inline(node.label))
  let written(letter) = align(center + horizon, text(size: 11pt, weight: 700, exact(letter)))
  let field = if node.boxes == 0 {
    block(width: 100%, height: 24mm, radius: 1.2mm, inset: 2mm, stroke: 0.7pt + colours.ink,
      if node.lines != none { par(leading: 0.5em, exact(inline(node.lines))) })
  } else {
    grid(columns: range(node.boxes).map(_ => 7mm), ..range(node.boxes).map(place => box(
      width: 7mm, height: 8mm, stroke: 0.6pt + colours.slate,
      if node.letters != none and place < node.letters.len() { written(node.letters.at(place)) },
    )))
  }
  block(breakable: false, width: 100%, above: 4mm, below: 4mm, {
    par(label)
    v(1.2mm, weak: true)
    if node.letters != none { field }
    else if press { pdf.artifact(field) }
    // A link that becomes a field of a form when the file is finished: Typst knows none.
    else if node.boxes == 0 { link(node.address, field) }
    else { block(width: node.boxes * 7mm, link(node.address, field)) }
  })
}

#let breaking(body) = {
  show regex("[\\\\S--\\\\p{Han}]{5}"): letters => { letters; h(0.001pt) }
  body
}

// Every column gets room for its longest word, in smaller type where that is needed; the rest of the
// width is shared by the amount of text. Only where even small type is too wide do words break.
#let fit-columns(columns, room) = {
  let gap = if columns.len() > 8 { 0.5mm } else if columns.len() > 6 { 0.8mm } else { 1.6mm }
  let least = columns.map(column => calc.max(0pt, ..column.words.map(word => measure(text(weight: if word.heads { 700 } else { 400 }, word.text)).width)))
  let free = room - columns.len() * 2 * gap
  let wanted = least.sum()
  let scale = if wanted <= 0pt { 1 } else { calc.clamp(free / wanted, 0.6, 0.94) }
  let widths = columns.zip(least).map(((column, width)) => calc.max(width * scale, column.least * 1mm) + 2 * gap)
  let rest = room - widths.sum()
  let total = columns.map(column => column.weight).sum()
  let fitted = if rest >= 0pt {
    columns.zip(widths).map(((column, width)) => width + rest * (column.weight / total))
  } else { widths.map(width => width * (room / widths.sum())) }
  (scale * 1em, gap, fitted, rest < 0pt)
}

#let blocks(nodes) = {
  for node in nodes {
    // A figure says by itself where it stands.
    let place = if node.t != "figure" { node.at("place", default: none) }
    mark(place, "begins")
    if node.t == "paragraph" { par(inline(node.c)) }
    else if node.t == "quote" {
      group(block(inset: (left: 4mm, y: 1mm), stroke: (left: 0.8mm + colours.line), par(emph(inline(node.c)))))
    }
    else if node.t == "heading" { heading(level: node.level, inline(node.c)) }
    else if node.t == "list" {
      if node.ordered and node.pattern != none {
        enum(start: node.start, numbering: n => text(weight: 700, fill: colours.brand-text, numbering(node.pattern, n)), ..node.items.map(item => blocks(item)))
      }
      else if node.ordered { enum(start: node.start, ..node.items.map(item => blocks(item))) }
      else { list(..node.items.map(item => blocks(item))) }
    }
    else if node.t == "steps" {
      // An enumeration, so that readers who listen hear a list; its numerals are drawn large.
      enum(
        numbering: n => numeral(n), body-indent: 3mm, indent: 0mm, spacing: 5mm, number-align: start + top,
        ..node.steps.map(step => {
          let words = {
            blocks(step.instruction)
            if step.note.len() > 0 { text(fill: colours.slate-text, size: 0.95em, blocks(step.note)) }
          }
          let shown = if step.picture == none { none } else { shown-picture(step.picture, step.caption) }
          block(breakable: false, width: 100%, above: 0mm, {
            mark(step.place, "begins")
            if shown == none { block(inset: (top: 1.3mm), words) }
            else if step.picture.width > data.stepFigure + 0.5 { words; shown }
            else { grid(columns: (1fr, data.stepFigure * 1mm), column-gutter: 5mm, block(inset: (top: 1.3mm), words), shown) }
            mark(step.place, "ends")
          })
        }),
      )
    }
    else if node.t == "figure" {
      block(breakable: false, width: 100%, above: 4mm, below: 4mm, shown-picture(node.picture, node.caption))
    }
    else if node.t == "callout" {
      let (edge, ground) = tone-colours.at(node.tone)
      group(boxed(edge, ground, {
        block(sticky: true, below: 1.6mm, par(text(weight: 700, inline(node.title))))
        blocks(node.c)
      }))
    }
    else if node.t == "disclosure" {
      group(block(above: 4mm, below: 4mm, width: 100%, inset: (left: 4mm), stroke: (left: 0.8mm + colours.brand-pale), {
        block(sticky: true, below: 1.8mm, par(text(weight: 700, inline(node.title))))
        blocks(node.c)
      }))
    }
    else if node.t == "table" {
      let cell(c) = table.cell(
        colspan: c.colSpan, rowspan: c.rowSpan,
        if c.header { strong(blocks(c.c)) } else { blocks(c.c) },
      )
      let drawn(rows) = rows.flatten().map(cell)
      let head = node.rows.slice(0, node.headerRows)
      block(above: 4mm, below: 4mm, width: 100%, layout(room => {
        let (size, gap, widths, tight) = fit-columns(node.columns, room.width)
        let drawn-table = {
          set text(size: size)
          set par(leading: 0.5em, spacing: 0.6em)
          show: body => if tight { breaking(body) } else { body }
          table(
            columns: widths,
            inset: (x: gap, y: 1.3mm),
            stroke: (_, y) => (bottom: if y < node.headerRows { 0.9pt + colours.ink } else { 0.4pt + colours.line }),
            ..if head.len() > 0 { (table.header(repeat: press or not node.clickableHead, ..drawn(head)),) },
            ..drawn(node.rows.slice(node.headerRows)),
          )
        }
        if node.caption == none { drawn-table } else { figure(kind: table, drawn-table, caption: inline(node.caption)) }
      }))
    }
    else if node.t == "divider" {
      block(above: 6mm, below: 6mm, width: 100%, pdf.artifact(line(length: 100%, stroke: 0.5pt + colours.line)))
    }
    else if node.t == "code" {
      block(width: 100%, fill: colours.mist, inset: 3mm, radius: 1.2mm, above: 4mm, below: 4mm, {
        set text(font: (file.monospaced, ..file.exact), size: 0.9em)
        // Only what a line has too much of is indented, so that lines as typed can be told apart.
        node.lines.map(line => if line.len() == 0 { v(0.9em) } else { par(hanging-indent: 6mm, spacing: 0.66em, inline(line)) }).join()
      })
    }
    else if node.t == "tiles" { block(above: 4mm, below: 4mm, width: 100%, tiles(node.tiles)) }
    else if node.t == "fillIn" { blank(node) }
    else if node.t == "contents" {
      group(for entry in node.entries {
        if entry.section != none { block(above: 1.6em, below: 1em, sticky: true, par(text(weight: 700, fill: colours.brand-text, inline(entry.section)))) }
        let title = text(lang: entry.lang, region: entry.region, inline(entry.title))
        let shown = { title; box(width: 1fr, inset: (x: 2mm), pdf.artifact(repeat(gap: 2pt)[.])); strong(str(entry.page)) }
        par(spacing: 1.1em, if press { shown } else { link(label(entry.anchor), shown) })
      })
    }
    else if node.t == "embed" {
      block(breakable: false, width: 100%, inset: 3mm, radius: 1.2mm, stroke: 0.5pt + colours.line, above: 4mm, below: 4mm, {
        par(numbered-link(node.href, node.number, strong(inline(node.title))))
        par(text(size: 0.85em, fill: colours.slate-text, node.provider))
      })
    }
    mark(place, "ends")
  }
}
`
