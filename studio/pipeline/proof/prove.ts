import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Guide, Link, TextBlock} from '../../../renderers/guide/model.ts'
import {allBlocks, linksIn, ownTextsOf} from '../../../renderers/guide/walkBlocks.ts'
import type {Channel} from '../../../schemas/channel.ts'
import {normalizeText} from './normalizeText.ts'
import type {ReadText} from './readText.ts'
import {runsOn} from './runsOn.ts'

/** What is proven of a guide; of another page of the site as well. */
type Proven = Pick<Guide, 'id' | 'title' | 'summary' | 'body' | 'printedLinks'>

/**
 * Proves that no fact of a guide is missing from a finished output: each paragraph's text is in it, and
 * each address. Takes what reads the output, once or with several readers of which each may be blind
 * somewhere; a fact that one of them finds is there. Returns a finding for each that none of them finds.
 */
export async function prove(
  guide: Proven,
  channel: Channel,
  ...readers: readonly (() => ReadText | Promise<ReadText>)[]
): Promise<Finding[]> {
  const readings: ReadText[] = []
  let missing: Finding[] = []
  for (const read of readers) {
    readings.push(await read())
    missing = missingFrom(guide, channel, readings)
    if (missing.length === 0) break
  }
  return missing
}

/** A part of a guide that an output must have. */
interface Fact {
  /** Sanity path. */
  readonly path: string
  readonly what: string
  readonly isIn: (reading: ReadText) => boolean
}

function missingFrom(guide: Proven, channel: Channel, readings: readonly ReadText[]): Finding[] {
  const normalized = readings.map((said) => ({
    ...said,
    text: normalizeText(said.text),
    pages: (said.pages ?? []).map(normalizeText),
  }))
  const blocks = allBlocks(guide.body).filter(
    (block) => channel === 'print' || block._type !== 'fillIn',
  )
  const texts = [
    {path: 'title', text: guide.title},
    {path: 'summary', text: guide.summary},
    ...blocks.flatMap((block) =>
      block._type === 'block'
        ? spansOf(block)
        : ownTextsOf(block).map((text) => ({path: block.at, text})),
    ),
  ]
  const links = blocks.flatMap((block) => linksIn(block).map((link) => ({path: block.at, link})))
  const facts = [
    ...texts.map(textFact),
    ...addressFacts[channel](guide.printedLinks === 'page' ? [] : links),
  ]
  return facts
    .filter(({isIn}) => !normalized.some(isIn))
    .map(({path, what}) => ({
      severity: 'error',
      document: guide.id,
      path,
      channel,
      problem: `The finished ${channel} output does not have ${what}.`,
      remedy: 'This is a fault of the renderer, not of the guide: report it with the guide’s id.',
    }))
}

/** White space is not compared, because every channel breaks lines in its own way. */
function textFact({path, text}: {path: string; text: string}): Fact {
  const fact = normalizeText(text)
  return {
    path,
    what: `“${text.slice(0, 80)}”`,
    isIn: (said) => said.text.includes(fact) || runsOn(fact, said.pages ?? []),
  }
}

interface PlacedLink {
  readonly path: string
  readonly link: Link
}

/** How each channel gives the addresses of links. */
const addressFacts: Record<Channel, (links: readonly PlacedLink[]) => readonly Fact[]> = {
  /** Whole, and as often as the guide has them: a lost link to “/” must not hide behind another. */
  web: (links) => {
    const wanted = new Map<string, number>()
    return links.map(({path, link}) => {
      const address = whole(link.href)
      const times = (wanted.get(address) ?? 0) + 1
      wanted.set(address, times)
      return {
        path,
        what: `the link to ${link.address}${times === 1 ? '' : ` for the ${times}th time`}`,
        isIn: ({addresses}) => addresses.filter((one) => whole(one) === address).length >= times,
      }
    })
  },
  /** As text. */
  print: (links) =>
    links.map(({path, link}) => {
      const address = normalizeText(link.address.replace(/^(?:mailto|tel):/u, ''))
      return {path, what: `the address ${link.address}`, isIn: ({text}) => text.includes(address)}
    }),
  card: () => [],
}

/** An address in the one form in which two of the same are equal: absolute and decoded. */
function whole(address: string): string {
  const absolute = URL.parse(address, 'http://site.invalid/')?.href ?? address
  try {
    return decodeURI(absolute)
  } catch {
    return absolute
  }
}

/** The runs of text between page references, which each channel words in its own way. */
function spansOf(block: TextBlock): {path: string; text: string}[] {
  return block.children.flatMap((child) =>
    child._type === 'span' ? [{path: block.at, text: child.text}] : [],
  )
}
