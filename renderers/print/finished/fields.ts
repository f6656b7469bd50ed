import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type {FillInSize} from '../../../schemas/blocks/fillIn.ts'
import {addressScheme, roomOfBlank} from '../nodes/blanks.ts'
import {embedFieldFont, type FieldFont} from './fieldFont.ts'
import {elementsIn, structureOf} from './structure.ts'

/** Sizes of blanks, by how they are written in addresses. */
const sizes: Readonly<Record<string, FillInSize>> = {short: 'short', line: 'line', box: 'box'}

/** Flags of text fields (ISO 32000-2, table 231): several lines; not held against dictionaries; a letter a box. */
const flags = {multiline: 1 << 12, doNotSpellCheck: 1 << 22, comb: 1 << 24} as const

/** How the font is called in the form, and the size of letters in points. */
const fontName = 'Text'
const fontSize = {inBoxes: 11, inLines: 10} as const

/**
 * Makes fields of the blanks of a screen edition, which the template draws as links to `addressOfBlank`: a keyboard reaches
 * and fills them, and readers who listen hear their labels (ISO 32000-2, 12.7; ISO 14289-1, 7.18.4). The
 * font that letters are typed in is embedded whole.
 */
export function makeFields(document: PDFDocument, fieldFont: FieldFont): void {
  const blanks = document.getPages().flatMap((page) => blanksOn(page))
  if (blanks.length === 0) return
  const {context, catalog} = document
  const font = embedFieldFont(document, fieldFont)
  const fields = new Set<PDFRef>()
  const names = new Set<string>()
  for (const {ref, annotation, page, label, size} of blanks) {
    const isBox = size === 'box'
    const {inLines, inBoxes} = fontSize
    for (const key of ['A', 'Contents', 'Border', 'QuadPoints']) annotation.delete(PDFName.of(key))
    const field = context.obj({
      Subtype: 'Widget',
      P: page.ref,
      FT: 'Tx',
      T: PDFHexString.fromText(nameOf(label, names)),
      TU: PDFHexString.fromText(label),
      DA: PDFString.of(`/${fontName} ${isBox ? inLines : inBoxes} Tf 0 g`),
      Ff: flags.doNotSpellCheck | (isBox ? flags.multiline : flags.comb),
      MaxLen: roomOfBlank[size],
      AP: {N: emptyAppearance(annotation, document)},
    })
    for (const [key, value] of field.entries()) annotation.set(key, value)
    fields.add(ref)
  }
  const resources = context.obj({Font: {[fontName]: font}})
  const form = context.obj({
    Fields: [...fields],
    DR: resources,
    DA: PDFString.of(`/${fontName} ${fontSize.inBoxes} Tf 0 g`),
  })
  catalog.set(PDFName.of('AcroForm'), context.register(form))
  tag(document, fields)
}

interface BlankLink {
  readonly ref: PDFRef
  readonly annotation: PDFDict
  readonly page: PDFPage
  readonly label: string
  readonly size: FillInSize
}

function blanksOn(page: PDFPage): BlankLink[] {
  const annotations = page.node.Annots()?.asArray() ?? []
  return annotations.flatMap((ref) => {
    const annotation = page.doc.context.lookup(ref)
    if (!(ref instanceof PDFRef && annotation instanceof PDFDict)) return []
    const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict)
    const address = action?.lookup(PDFName.of('URI'))
    if (!(address instanceof PDFString) || !address.decodeText().startsWith(addressScheme))
      return []
    const [, named = '', label = ''] = address.decodeText().split(':')
    const size = sizes[named]
    if (size === undefined) return []
    return [{ref, annotation, page, label: decodeURIComponent(label), size}]
  })
}

/** A name for a field that no other has; full stops would part it (ISO 32000-2, 12.7.4.2). */
function nameOf(label: string, names: Set<string>): string {
  const plain = label.replaceAll('.', ' ').trim()
  let name = plain
  for (let number = 2; names.has(name); number += 1) name = `${plain} ${number}`
  names.add(name)
  return name
}

/** What an empty field shows: its boxes are drawn on the page. */
function emptyAppearance(annotation: PDFDict, {context}: PDFDocument): PDFRef {
  const {width, height} = annotation.lookup(PDFName.of('Rect'), PDFArray).asRectangle()
  const shown = context.stream('/Tx BMC EMC', {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: {},
  })
  return context.register(shown)
}

/** Tags the fields as such, each with nothing but itself in it: what is drawn there is decoration. */
function tag(document: PDFDocument, fields: ReadonlySet<PDFRef>): void {
  for (const element of elementsIn(structureOf(document), 'Link')) {
    const inside = element.lookup(PDFName.of('K'))
    const parts = inside instanceof PDFArray ? inside.asArray() : [inside]
    const own = parts.find((part) => {
      const object = part instanceof PDFDict ? part.get(PDFName.of('Obj')) : undefined
      return object instanceof PDFRef && fields.has(object)
    })
    if (own === undefined) continue
    element.set(PDFName.of('S'), PDFName.of('Form'))
    element.set(PDFName.of('K'), own)
  }
}
