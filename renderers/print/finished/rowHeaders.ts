import {PDFArray, PDFDict, type PDFDocument, PDFName} from '@cantoo/pdf-lib'
import type {Guide, Table} from '../../guide/model.ts'
import {allBlocks} from '../../guide/walkBlocks.ts'
import {childrenOf, elementsIn, roleOf, structureOf} from './structure.ts'

/** The tables of guides in reading order, those in boxes and in other tables included. */
export function tablesOf(guides: readonly Guide[]): readonly Table[] {
  return guides.flatMap(({body}) => allBlocks(body).filter((block) => block._type === 'table'))
}

/** Whether any cell of the tables heads a row. */
export function haveRowHeaders(tables: readonly Table[]): boolean {
  return tables.some(({rows}) => rows.some(({cells}) => cells.some(({header}) => header === 'row')))
}

/**
 * Tags cells that head a row as what they are, TH with scope Row (ISO 32000-2, 14.8.5.7), so that readers
 * who listen hear them with each cell. Typst can only do so for columns. Takes the tables in the order in
 * which the file has them; throws where the file has others.
 */
export function tagRowHeaders(document: PDFDocument, tables: readonly Table[]): void {
  const tagged = elementsIn(structureOf(document), 'Table')
  if (tagged.length !== tables.length) {
    throw new Error(`The file has ${tagged.length} tables; the guides have ${tables.length}.`)
  }
  for (const [index, table] of tables.entries()) {
    const element = tagged[index]
    if (element === undefined) continue
    const rows = elementsIn(element, 'TR', 'Table')
    for (const [rowIndex, {cells}] of table.rows.entries()) {
      const row = rows[rowIndex]
      const own = row === undefined ? [] : childrenOf(row).filter(isCell)
      for (const [cellIndex, {header}] of cells.entries()) {
        const cell = own[cellIndex]
        if (header === 'row' && cell !== undefined) head(cell, document)
      }
    }
  }
}

function head(cell: PDFDict, {context}: PDFDocument): void {
  cell.set(PDFName.of('S'), PDFName.of('TH'))
  const known = cell.lookup(PDFName.of('A'))
  const all = known instanceof PDFArray ? known.asArray() : known instanceof PDFDict ? [known] : []
  const scope = context.obj({O: 'Table', Scope: 'Row'})
  cell.set(PDFName.of('A'), context.obj([...all, scope]))
}

function isCell(element: PDFDict): boolean {
  return ['TD', 'TH'].includes(roleOf(element))
}
