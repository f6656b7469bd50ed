import {PDFiumLibrary} from '@hyzyla/pdfium'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type {Finding} from '../../renderers/guide/finding.ts'
import {linksIn} from '../../renderers/guide/linksIn.ts'
import type {Guide, TextBlock} from '../../renderers/guide/model.ts'
import {ownTextsOf} from '../../renderers/guide/plainText.ts'
import {allBlocks} from '../../renderers/guide/within.ts'
import type {Channel} from '../../schemas/channel.ts'

/** What a finished output says: all of its text, and the addresses it gives. */
export interface Said {
  readonly text: string
  readonly addresses: readonly string[]
  /**
   * Of outputs with pages, the text of each, as one or more readers see it. A paragraph may run on over
   * what stands at the edges of pages.
   */
  readonly readings?: readonly (readonly string[])[]
}

/** Reads what a web page says. */
export function readPage(html: string): Said {
  const texts: string[] = []
  const addresses: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) texts.push(node.value)
    if ('tagName' in node && node.tagName === 'a') {
      const href = node.attrs.find(({name}) => name === 'href')?.value
      if (href !== undefined) addresses.push(href)
    }
    if ('childNodes' in node && node.nodeName !== 'script') node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return {text: texts.join(''), addresses}
}

/**
 * Reads what a PDF says, page after page, and the addresses that it prints. With two readers, because
 * each is blind in one place: pdf.js reads the glyphs of Tamil in the order in which they are drawn,
 * and PDFium reads cells that stand side by side line by line.
 */
export async function readPdf(pdf: Uint8Array): Promise<Said> {
  const readings = [await readWithPdfium(pdf), await readWithPdfJs(pdf)]
  const texts = readings.map((pages) => pages.join('\n'))
  return {text: texts[0] ?? '', addresses: texts, readings}
}

async function readWithPdfium(pdf: Uint8Array): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const pages = [...document.pages()].map((page) => page.getText())
    document.destroy()
    // PDFium gives a hyphen at the end of a line as a sign that is no character.
    return pages.map((text) => text.replaceAll('\uFFFE', '-'))
  } finally {
    library.destroy()
  }
}

async function readWithPdfJs(pdf: Uint8Array): Promise<readonly string[]> {
  // The reader takes the bytes for its own.
  const task = getDocument({data: new Uint8Array(pdf), verbosity: 0})
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const {items} = await (await document.getPage(number)).getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    }
    return pages
  } finally {
    await task.destroy()
  }
}

/**
 * Proves that no fact of a guide is missing from an output: each paragraph's text is in it, and each
 * address. White space is not compared, because every channel breaks lines in its own way.
 */
export function proveComplete(guide: Guide, channel: Channel, said: Said): Finding[] {
  const text = squeeze(said.text)
  const readings = (said.readings ?? []).map((pages) => pages.map(squeeze))
  const hasFact = (fact: string) =>
    text.includes(fact) ||
    readings.some((pages) => pages.some((page) => page.includes(fact)) || runsOn(fact, pages))
  const addresses = said.addresses.map(squeeze)
  const blocks = allBlocks(guide.body).filter(
    (block) => channel === 'print' || block._type !== 'fillIn',
  )
  const facts = [
    {path: 'title', fact: guide.title},
    {path: 'summary', fact: guide.summary},
    ...blocks.flatMap((block) =>
      block._type === 'block'
        ? factsOf(block)
        : ownTextsOf(block).map((fact) => ({path: block.at, fact})),
    ),
  ]
  const links = blocks.flatMap((block) => linksIn(block).map((link) => ({path: block.at, link})))
  const missing = [
    ...facts
      .filter(({fact}) => !hasFact(squeeze(fact)))
      .map(({path, fact}) => ({path, what: `“${fact.slice(0, 80)}”`})),
    ...links
      .filter(({link}) => {
        const address = squeeze(
          channel === 'print' ? link.address.replace(/^(?:mailto|tel):/u, '') : link.href,
        )
        return !addresses.some((given) => given.includes(address))
      })
      .map(({path, link}) => ({path, what: `the address ${link.address}`})),
  ]
  return missing.map(({path, what}) => ({
    severity: 'error',
    document: guide.id,
    path,
    channel,
    problem: `The finished ${channel} output does not have ${what}.`,
    remedy: 'This is a fault of the renderer, not of the guide: report it with the guide’s id.',
  }))
}

/** Whether a text begins on one page and goes on, without a gap, on those after it. */
function runsOn(fact: string, pages: readonly string[]): boolean {
  return pages.some((page, index) => {
    let least = 0
    let most = fact.length
    // The longest beginning that the page has: whatever is shorter than one that it has, it has too.
    while (least < most) {
      const middle = Math.ceil((least + most) / 2)
      if (page.includes(fact.slice(0, middle))) least = middle
      else most = middle - 1
    }
    if (least === 0) return false
    const rest = fact.slice(least)
    const [next = '', ...others] = pages.slice(index + 1)
    return next.includes(rest) || (others.length > 0 && runsOn(rest, [next, ...others]))
  })
}

/** The runs of text between page references, which each channel words in its own way. */
function factsOf(block: TextBlock): {path: string; fact: string}[] {
  return block.children.flatMap((child) =>
    child._type === 'span' ? [{path: block.at, fact: child.text}] : [],
  )
}

/** Takes out white space and what is never seen, such as places where a line may break. */
function squeeze(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\p{Cf}]+/gu, '')
}
