import {readFile} from 'node:fs/promises'
import type {Finding} from '../../../../renderers/guide/finding/finding.ts'
import {orderFindings} from '../../../../renderers/guide/finding/findingOrder.ts'
import {goneEntries} from '../../../../renderers/guide/library/goneEntries.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import {resolveSite} from '../../../../renderers/guide/website/site.ts'
import {checkClashes} from '../../../../renderers/print/findings/pageClashes.ts'
import {type Channel, channels} from '../../../../schemas/channel.ts'
import type {Base} from '../base.ts'
import {type GuideWork, isHeldBack} from '../guide/guideWork.ts'
import {keptResources} from '../keptResources.ts'
import type {DrawnSite} from '../site/drawSite.ts'
import {SiteFault} from '../siteFault.ts'
import type {ChannelState, GuideState, Output, Report} from './report.ts'

/**
 * Says what is put out: of each guide what was drawn, or what was put out before where it is held back.
 * Throws SiteFault where no guide at all would have a page, and where two outputs want the same place.
 */
export async function reportOf(
  library: Library,
  works: readonly GuideWork[],
  {outputs, findings}: Pick<DrawnSite, 'outputs' | 'findings'>,
  base: Base,
): Promise<Report> {
  const all = new Map<string, Output>()
  const place = (output: Output) => {
    const there = all.get(output.path)
    if (there !== undefined && there.sha256 !== output.sha256) {
      throw new SiteFault(
        `Two different files would stand at “${output.path}”. This is a fault of the pipeline: report it with both guides’ paths.`,
      )
    }
    all.set(output.path, output)
  }
  outputs.forEach(place)
  const guides: GuideState[] = []
  const kept: Output[] = []
  for (const work of works) {
    const {id, listed} = work.entry
    const of = (channel: Channel) => outputsOf(work, channel, base)
    for (const channel of channels) of(channel).forEach(place)
    if (isHeldBack(work, 'web')) kept.push(...of('web'))
    guides.push({
      guide: id,
      title: listed.title,
      channels: {
        web: stateOf(work, 'web', base),
        print: stateOf(work, 'print', base),
        card: stateOf(work, 'card', base),
      },
      ...shownInLists(work, base),
    })
  }
  for (const output of await resourcesOf(kept, library, base)) {
    if (!all.has(output.path)) all.set(output.path, output)
  }
  if (guides.every(({listed}) => listed === undefined)) {
    throw new SiteFault('Every guide is held back, so the site would be empty: mend one of them.')
  }
  return {
    guides,
    outputs: ordered(all, base),
    findings: orderFindings([
      ...library.findings,
      ...findings,
      ...works.flatMap((work) => channels.flatMap((channel) => work.findings[channel])),
      ...clashesAmong(works),
      ...goneEntries(library),
    ]),
  }
}

/** Outputs in the order of their paths. Most were out before: they are taken in that order, which leaves little to sort. */
function ordered(outputs: ReadonlyMap<string, Output>, base: Base): Output[] {
  const inOrder: Output[] = []
  for (const {path} of base.outputs) {
    const output = outputs.get(path)
    if (output !== undefined) inOrder.push(output)
  }
  for (const output of outputs.values()) {
    if (base.output(output.path) === undefined) inOrder.push(output)
  }
  return inOrder.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function outputsOf(work: GuideWork, channel: Channel, base: Base): readonly Output[] {
  return isHeldBack(work, channel)
    ? base.outputsOf(work.entry.id, channel)
    : (work.results[channel]?.outputs ?? [])
}

function stateOf(work: GuideWork, channel: Channel, base: Base): ChannelState {
  const {id, revision} = work.entry
  if (isHeldBack(work, channel)) {
    const last = base.outputsOf(id, channel)[0]?.revision
    return {state: 'held back', ...(last === undefined ? {} : {revision: last})}
  }
  const isUnchanged = outputsOf(work, channel, base).every(
    ({path, sha256}) => base.output(path)?.sha256 === sha256,
  )
  return {state: isUnchanged ? 'unchanged' : 'out', revision}
}

function shownInLists(work: GuideWork, base: Base): Pick<GuideState, 'listed' | 'linkPreview'> {
  const {id, listed} = work.entry
  const shown = isHeldBack(work, 'web') ? base.listedOf(id) : listed
  const linkPreview = isHeldBack(work, 'card')
    ? base.guide(id)?.linkPreview
    : work.results.card?.shown.linkPreview
  return {
    ...(shown === undefined ? {} : {listed: shown}),
    ...(linkPreview === undefined ? {} : {linkPreview}),
  }
}

/** What pages that stay as they are show and link to. */
async function resourcesOf(
  pages: readonly Output[],
  library: Library,
  base: Base,
): Promise<readonly Output[]> {
  const {webAddress} = resolveSite(library, {findings: []})
  const found = await Promise.all(
    pages.map(async (page) => {
      const file = base.fileOf(page)
      if (file === undefined || !page.path.endsWith('.html')) return []
      return keptResources(await readFile(file, 'utf8'), webAddress, base)
    }),
  )
  return found.flat()
}

function clashesAmong(works: readonly GuideWork[]): readonly Finding[] {
  return checkClashes(
    works.flatMap(({entry, results}) => {
      const {id, listed, handbook} = entry
      const pages = results.print?.pages
      if (pages === undefined || handbook === undefined) return []
      return [{guide: {id, title: listed.title, handbook}, pages}]
    }),
  )
}
