import {PDFArray, PDFDict, type PDFDocument, PDFName} from '@cantoo/pdf-lib'
import type {Block, Guide} from '../../guide/model.ts'
import {allBlocks} from '../../guide/walkBlocks.ts'
import {childrenOf, elementsIn, structureOf} from './structure.ts'

/** What the template groups: quotations, boxes, lists of addresses and of guides. */
type Group = 'quotation' | 'callout' | 'disclosure' | 'addresses' | 'contents'

/** What a finished file is made of: inserts, and in a handbook lists of them. */
export type FinishedInsert =
  | 'contents'
  | {
      readonly guide: Guide
      /** Whether it ends with a list of addresses. */
      readonly hasAddresses: boolean
    }

/** What the template tags every group as. */
const groupRole = 'BlockQuote'

/**
 * Tags what belongs together as what it is: callouts as asides, disclosures as sections, the addresses at
 * the end as one list, lists of guides as contents (ISO 32000-2, 14.8.4); quotations are right already. Takes the inserts in the
 * order in which the file has them; throws where it has other groups.
 */
export function tagGroups(document: PDFDocument, inserts: readonly FinishedInsert[]): void {
  const groups = inserts.flatMap(groupsOf)
  const root = structureOf(document)
  const tagged = elementsIn(root, groupRole)
  if (tagged.length !== groups.length) {
    throw new Error(`The file has ${tagged.length} groups; the guides have ${groups.length}.`)
  }
  for (const [index, element] of tagged.entries()) {
    const group = groups[index]
    if (group === 'callout') element.set(PDFName.of('S'), PDFName.of('Aside'))
    else if (group === 'disclosure') element.set(PDFName.of('S'), PDFName.of('Sect'))
    else if (group === 'addresses') makeList(element, document)
    else if (group === 'contents') makeContents(element, document)
  }
  // Readers of PDF 1.7 know no asides.
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict) ?? document.context.obj({})
  roles.set(PDFName.of('Aside'), PDFName.of('Sect'))
  root.set(PDFName.of('RoleMap'), roles)
}

function groupsOf(insert: FinishedInsert): Group[] {
  if (insert === 'contents') return [insert]
  const {guide, hasAddresses} = insert
  return [
    ...allBlocks(guide.body).flatMap(groupOf),
    ...(hasAddresses ? ['addresses' as const] : []),
  ]
}

function groupOf(block: Block): Group[] {
  if (block._type === 'callout' || block._type === 'disclosure') return [block._type]
  return block._type === 'block' && block.style === 'blockquote' ? ['quotation'] : []
}

/** Makes one list of the lists of one item each in an element: they stand in two columns. */
function makeList(element: PDFDict, {context}: PDFDocument): void {
  const lists = elementsIn(element, 'L')
  const own = childrenOf(element)[0]?.get(PDFName.of('P'))
  const attributes = lists[0]?.get(PDFName.of('A'))
  const items = lists.flatMap((list) => list.lookup(PDFName.of('K'), PDFArray).asArray())
  for (const item of items) {
    if (own !== undefined) context.lookup(item, PDFDict).set(PDFName.of('P'), own)
  }
  element.set(PDFName.of('S'), PDFName.of('L'))
  element.set(PDFName.of('K'), context.obj([...items]))
  if (attributes !== undefined) element.set(PDFName.of('A'), attributes)
}

/** Makes contents of an element, each paragraph in it an item (ISO 32000-2, 14.8.4.8). */
function makeContents(element: PDFDict, {context}: PDFDocument): void {
  const paragraphs = element.lookup(PDFName.of('K'), PDFArray).asArray()
  const own = context.lookup(paragraphs[0], PDFDict).get(PDFName.of('P'))
  const items = paragraphs.map((paragraph) => {
    const item = context.obj({Type: 'StructElem', S: 'TOCI', K: [paragraph]})
    if (own !== undefined) item.set(PDFName.of('P'), own)
    const ref = context.register(item)
    context.lookup(paragraph, PDFDict).set(PDFName.of('P'), ref)
    return ref
  })
  element.set(PDFName.of('S'), PDFName.of('TOC'))
  element.set(PDFName.of('K'), context.obj(items))
}
