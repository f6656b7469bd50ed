import {PDFArray, PDFDict, type PDFDocument, PDFName} from '@cantoo/pdf-lib'

/** The root of the structure that readers who listen are given (ISO 32000-2, 14.7). Throws where there is none. */
export function structureOf({catalog}: PDFDocument): PDFDict {
  return catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
}

/** What an element is: P, Table, LI. */
export function roleOf(element: PDFDict): string {
  return element.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText() ?? ''
}

/** All elements of a role below an element, in reading order; what stands inside `border` does not count. */
export function elementsIn(element: PDFDict, role: string, border?: string): PDFDict[] {
  return childrenOf(element).flatMap((child) => {
    const own = roleOf(child) === role ? [child] : []
    return roleOf(child) === border ? own : [...own, ...elementsIn(child, role, border)]
  })
}

/** What stands directly in an element, text left out. */
export function childrenOf(element: PDFDict): PDFDict[] {
  const inside = element.lookup(PDFName.of('K'))
  if (inside instanceof PDFDict) return [inside]
  if (!(inside instanceof PDFArray)) return []
  return Array.from({length: inside.size()}, (_, index) => inside.lookup(index)).filter(
    (child) => child instanceof PDFDict,
  )
}
