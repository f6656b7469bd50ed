import {operationsOf, sourceOf} from '../../../renderers/print/finished/operators.ts'
import {loadPdf} from '../../../renderers/print/pdfFile.ts'

/**
 * The inks in which a PDF draws its letters, each once: the colour that holds whenever text is shown,
 * as it is written in the page (“0 0 0 1 k”). Reads the operators of ISO 32000-2, 8.6.8 and 9.4.3.
 */
export async function inksOfText(pdf: Uint8Array): Promise<ReadonlySet<string>> {
  const document = await loadPdf(pdf)
  const inks = new Set<string>()
  for (const page of document.getPages()) collect(sourceOf(page, document), inks)
  return inks
}

const fills = new Set(['k', 'g', 'rg', 'scn', 'sc'])
const shows = new Set(['Tj', 'TJ', "'", '"'])

function collect(source: string, inks: Set<string>): void {
  let fill = '0 g'
  const saved: string[] = []
  for (const {operator, operands} of operationsOf(source)) {
    if (operator === 'q') saved.push(fill)
    else if (operator === 'Q') fill = saved.pop() ?? fill
    else if (fills.has(operator)) fill = [...operands, operator].join(' ')
    else if (shows.has(operator)) inks.add(fill)
  }
}
