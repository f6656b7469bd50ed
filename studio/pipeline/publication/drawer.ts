import type {Library} from '../../../renderers/guide/library.ts'
import {resolveGuide} from '../../../renderers/guide/resolveGuide.ts'
import {type Channel, channels} from '../../../schemas/channel.ts'
import type {Page} from '../../../site/src/page.ts'
import type {ChannelResult} from '../channels/channel.ts'
import {channelDrawers} from '../channels/channels.ts'
import {urlsOf} from '../guides/assetUrls.ts'
import {createEntries, type Entries, type Entry} from '../guides/entry.ts'
import type {Outcome, Piece} from '../pieces/piece.ts'
import type {DrawOptions, Workshop} from '../workshop/workshop.ts'
import {type GuideWork, isHeldBack} from './guide/guideWork.ts'

/** Draws guides and pages, and remembers what came of it as long as they stay the same. */
export interface Drawer extends Entries {
  readonly workshop: Workshop
  /** Draws a guide in every channel in which it is not held back; returns it with what came of it. */
  drawChannels(library: Library, work: GuideWork): Promise<GuideWork>
  /** Draws what stands at a path. */
  drawPage(path: string, piece: Piece<'page'>, options?: DrawOptions): Promise<Outcome<'page'>>
  /** All that the page at a path shows, as it was drawn last. */
  pageAt(path: string): Promise<Page | undefined>
}

/** Makes a drawer. One that is kept from publication to publication looks at nothing twice. */
export function createDrawer(workshop: Workshop): Drawer {
  const results = new WeakMap<Entry, Partial<Record<Channel, ChannelResult>>>()
  const pages = new Map<string, {piece: Piece<'page'>; outcome: Outcome<'page'>}>()

  const drawChannel = async (library: Library, entry: Entry, channel: Channel) => {
    const known = results.get(entry) ?? {}
    results.set(entry, known)
    const last = known[channel]
    if (last !== undefined) return last
    const guide = () => resolveGuide(library, entry.id, channel).value
    const subject = {entry, guide, urlOf: urlsOf(library)}
    const result = await channelDrawers[channel](subject, workshop)
    if (!result.isTemporary) known[channel] = result
    return result
  }

  return {
    workshop,
    ...createEntries(),
    async drawChannels(library, work) {
      const drawn = await Promise.all(
        channels
          .filter((channel) => !isHeldBack(work, channel))
          .map(async (channel) => ({
            channel,
            result: await drawChannel(library, work.entry, channel),
          })),
      )
      const findings = {...work.findings}
      const made: Partial<Record<Channel, ChannelResult>> = {}
      for (const {channel, result} of drawn) {
        made[channel] = result
        findings[channel] = [...findings[channel], ...named(result.findings, work.entry, channel)]
      }
      return {entry: work.entry, findings, results: made}
    },
    async drawPage(path, piece, options) {
      const known = pages.get(path)
      if (known?.piece.key === piece.key) return known.outcome
      const outcome = await workshop.draw(piece, options)
      pages.set(path, {piece, outcome})
      return outcome
    },
    async pageAt(path) {
      const input = await pages.get(path)?.piece.input()
      return input?.page
    },
  }
}

/** Findings of a drawer that knows no guide are the guide's. */
function named(findings: ChannelResult['findings'], {id}: Entry, channel: Channel) {
  return findings.map((finding) =>
    finding.document === '' ? {...finding, document: id, channel} : finding,
  )
}
