import type {Finding} from '../../renderers/guide/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {editions} from '../../renderers/print/edition.ts'
import {checkClashes, type Placed} from '../../renderers/print/pageClashes.ts'
import {createPrinter} from '../../renderers/print/printer.ts'
import {openTypst} from '../drawing/typst.ts'
import type {Drawing} from './drawing.ts'

/** Draws both editions of every guide's insert into `print/`; returns what was found. */
export async function drawInserts(guides: readonly Guide[], drawing: Drawing): Promise<Finding[]> {
  const {fonts, originals: images, staging, say} = drawing
  const printer = createPrinter(await openTypst(fonts), fonts)
  const findings: Finding[] = []
  const placed: Placed[] = []
  for (const guide of guides) {
    for (const edition of editions) {
      const {value, findings: found} = await printer.insert(guide, {edition, images})
      findings.push(...found)
      if (value === undefined) continue
      if (edition === 'press') placed.push({guide, pages: value.pages})
      const path = `print/${guide.name}.${edition}.pdf`
      await staging.write(path, value.pdf)
      say(`${path}  ${value.pages} ${value.pages === 1 ? 'page' : 'pages'}`)
    }
  }
  return [...findings, ...checkClashes(placed)]
}
