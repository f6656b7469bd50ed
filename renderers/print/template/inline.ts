/** Typst: text and its marks. One function, because Typst functions know only what stands above them. */
export const inlineTemplate = `
// What is typed letter by letter: its zero is not an O.
#let exact(body) = text(font: file.exact, body)

#let marked(mark, body) = {
  if mark == "strong" { strong(body) }
  else if mark == "em" { emph(body) }
  else if mark == "underline" { underline(body) }
  else if mark == "strike-through" { strike(body) }
  else if mark == "highlight" { highlight(fill: colours.highlight, extent: 0.6pt, body) }
  else if mark == "code" { box(fill: colours.mist, inset: (x: 1.5pt), outset: (y: 2pt), radius: 1pt, exact(body)) }
  else if mark == "sup" { super(typographic: false, body) }
  else if mark == "sub" { sub(typographic: false, body) }
  else { body }
}

// On paper a link is a number that leads to the list of addresses; on a screen it is a link as well.
// A word joiner keeps it beside the word before it.
#let link-number(number) = if data.numbersLinks {
  sym.wj
  box({ h(0.6pt); super(typographic: false, size: 0.65em, text(weight: 700, fill: colours.brand-text, str(number))) })
}

#let numbered-link(href, number, body) = {
  let shown = {
    underline(stroke: 0.5pt + colours.brand, offset: 1.6pt, body)
    link-number(number)
  }
  if press { shown } else { link(href, shown) }
}

// "On this page" holds on that very page only; where an insert runs on, the number is named.
#let page-reference(node) = context {
  if here().page() - data.first + data.start == node.page { node.same } else { node.other }
}

#let inline(nodes) = {
  for node in nodes {
    if node.t == "text" { node.text }
    else if node.t == "keep" { box(node.text) }
    else if node.t == "break" { linebreak() }
    // Room that nobody sees (none at all is passed over): unlike a zero-width space it never ends up in copied text.
    else if node.t == "mayBreak" { h(0.001pt) }
    else if node.t == "mark" { marked(node.mark, inline(node.c)) }
    else if node.t == "lang" { text(lang: node.lang, region: node.region, inline(node.c)) }
    else if node.t == "link" { numbered-link(node.href, node.number, inline(node.c)) }
    else if node.t == "page" { page-reference(node) }
  }
}
`
