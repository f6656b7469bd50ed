import {PDFDict, type PDFDocument, PDFName, type PDFPage, PDFRef} from '@cantoo/pdf-lib'
import {type PageContent, pageContentOf} from './operators.ts'

const fills = new Set(['k', 'g', 'rg', 'sc', 'scn'])

/** Names of the two graphics states; Typst calls its own differently. */
const states = {on: 'OverprintOn', off: 'OverprintOff'} as const

/**
 * Lets black overprint (ISO 32000-2, 8.6.7): letters on a tint leave no hole in it, so a press that is out
 * of register by a hair shows no white edge. White stays what it is, a hole. Takes what the pages draw,
 * where it was read already.
 */
export function overprintBlack(document: PDFDocument, contents?: readonly PageContent[]): void {
  const {context} = document
  const state = (overprints: boolean) =>
    context.register(
      context.obj({Type: 'ExtGState', OP: overprints, op: overprints, OPM: overprints ? 1 : 0}),
    )
  const known = context.obj({[states.on]: state(true), [states.off]: state(false)})
  for (const [index, page] of document.getPages().entries()) {
    const resources = page.node.normalizedEntries().Resources
    const own = resources.lookup(PDFName.of('ExtGState'))
    const all = context.obj({})
    for (const dictionary of [own, known]) {
      if (!(dictionary instanceof PDFDict)) continue
      for (const [name, value] of dictionary.entries()) all.set(name, value)
    }
    resources.set(PDFName.of('ExtGState'), all)
    const content = contents?.[index] ?? pageContentOf(page, document)
    replaceSource(page, document, withOverprint(content))
  }
}

/** Names the state wherever the ink of what is filled changes from black or to it. */
function withOverprint({source, operations}: PageContent): string {
  const parts: string[] = []
  const saved: boolean[] = []
  let isOn = false
  let written = 0
  for (const {operator, operands, end} of operations) {
    if (operator === 'q') saved.push(isOn)
    else if (operator === 'Q') isOn = saved.pop() ?? false
    else if (fills.has(operator)) {
      const isBlack = operator === 'k' && operands.map(Number).join(' ') === '0 0 0 1'
      if (isBlack === isOn) continue
      isOn = isBlack
      parts.push(source.slice(written, end), `\n/${isOn ? states.on : states.off} gs`)
      written = end
    }
  }
  return [...parts, source.slice(written)].join('')
}

function replaceSource(page: PDFPage, {context}: PDFDocument, source: string): void {
  const stream = context.flateStream(Buffer.from(source, 'latin1'))
  const contents = page.node.get(PDFName.of('Contents'))
  if (contents instanceof PDFRef) context.assign(contents, stream)
  else page.node.set(PDFName.of('Contents'), context.register(stream))
}
