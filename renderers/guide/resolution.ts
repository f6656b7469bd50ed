import GithubSlugger, {slug} from 'github-slugger'
import type {Channel} from '../../schemas/channel.ts'
import type {Guide as GuideDocument} from '../../schemas/generated/types.ts'
import type {Language} from '../../schemas/language.ts'
import type {Finding, Severity} from './finding/finding.ts'
import type {Library} from './library.ts'
import {cleanText} from './text/cleanText.ts'
import {HeadingLevels} from './text/headingLevels.ts'

/** Ids that pages use for themselves: no heading may take them. */
const reservedAnchors = ['main', 'contents', 'top', 'links', 'navigation']

/** The gap that stands for a tab, and for blanks beside it: it breaks, and no channel makes it narrower. */
const GAP = '\u2003'
const tabs = / *\t[ \t]*/gu

/** What resolving asks of the document around a text. */
export type ResolvedDocument = Pick<GuideDocument, '_id' | 'language' | 'path'>

/** The state of resolving one guide, or another document with text, for one channel. */
export class Resolution {
  readonly library: Library
  readonly document: ResolvedDocument
  readonly channel: Channel
  readonly language: Language
  readonly findings: Finding[] = []
  readonly headings = new HeadingLevels()
  readonly #anchors = new GithubSlugger()
  readonly #abbreviations = new Set<string>()

  constructor(library: Library, document: ResolvedDocument, channel: Channel) {
    this.library = library
    this.document = document
    this.channel = channel
    this.language = document.language ?? 'en'
    for (const anchor of reservedAnchors) this.#anchors.slug(anchor)
  }

  /** Records a finding at a path of this document. */
  report(severity: Severity, path: string, problem: string, remedy: string): void {
    this.findings.push({severity, document: this.document._id, path, problem, remedy})
  }

  /**
   * Takes text as stored; returns it as all channels set it: without characters that no reader should get
   * (harmful ones are reported), and with a gap of one em where a tab is, for no channel has tab stops.
   */
  text(stored: string | undefined, path: string): string {
    return this.preformatted(stored, path).replace(tabs, GAP)
  }

  /** The same with its tabs. */
  preformatted(stored: string | undefined, path: string): string {
    const {text, overrides} = cleanText(stored ?? '')
    if (overrides > 0) {
      this.report(
        'warning',
        path,
        `“${text.slice(0, 60)}” held ${overrides} invisible characters that turn the direction of text round. They were left out.`,
        'Type the text again instead of pasting it.',
      )
    }
    return text
  }

  /** Makes an anchor from a text: unique in the guide. */
  anchor(text: string): string {
    // Headings of signs alone leave nothing to make an anchor from.
    return this.#anchors.slug(slug(text) === '' ? 'section' : text)
  }

  /** Whether an abbreviation is mentioned for the first time. */
  isFirstMention(abbreviation: string): boolean {
    if (this.#abbreviations.has(abbreviation)) return false
    this.#abbreviations.add(abbreviation)
    return true
  }

  /** Whether the editor keeps a block out of this channel. */
  isHidden(block: {readonly hideFrom?: readonly string[]}): boolean {
    return block.hideFrom?.includes(this.channel) ?? false
  }
}
