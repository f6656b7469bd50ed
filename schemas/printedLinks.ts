/** How an insert gives the addresses of its links. */
export const printedLinks = ['codes', 'list', 'page'] as const

export type PrintedLinks = (typeof printedLinks)[number]

export const printedLinksTitles: Record<PrintedLinks, string> = {
  codes: 'A list with a code to scan for each',
  list: 'A list without codes',
  page: 'Only the address of this guide’s web page',
}

export function isPrintedLinks(value: unknown): value is PrintedLinks {
  return printedLinks.some((known) => known === value)
}
