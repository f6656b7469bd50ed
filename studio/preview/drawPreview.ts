import type {SanityClient} from '@sanity/client'
import type {Font} from '../../renderers/font.ts'
import type {Finding, Found} from '../../renderers/guide/finding.ts'
import {orderFindings} from '../../renderers/guide/findingOrder.ts'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import type {Channel} from '../../schemas/channel.ts'
import type {Preview} from '../panes/preview.ts'
import {createCardPreview} from './drawCard.ts'
import {createPrintPreview} from './drawPrint.ts'
import {drawWeb} from './drawWeb.ts'

type Draw = (guide: Guide) => Promise<Found<Omit<Preview, 'findings'>>>

/** Makes what draws a guide, as a client sees it now, in one channel. */
export function createPreviewer(client: SanityClient, fonts: readonly Font[]) {
  const draw: Record<Channel, Draw> = {
    web: async (guide) => ({value: await drawWeb(guide), findings: []}),
    print: createPrintPreview(fonts),
    card: createCardPreview(fonts),
  }
  /** Throws when the store cannot be read; what is wrong with the guide is a finding. */
  return async (id: string, channel: Channel): Promise<Preview> => {
    const library = await fetchLibrary(client)
    const others = new Set([...library.guides.keys()].filter((known) => known !== id))
    const atLarge = library.findings.filter(({document}) => !others.has(document))
    if (!library.guides.has(id)) return {findings: [...atLarge, nothingYet(id)]}
    const {value: guide, findings: resolved} = resolveGuide(library, id, channel)
    const {value, findings} = await draw[channel](guide)
    return {...value, findings: orderFindings([...atLarge, ...resolved, ...findings])}
  }
}

function nothingYet(document: string): Finding {
  return {
    severity: 'note',
    document,
    path: '',
    problem: 'There is nothing to show yet.',
    remedy: 'Begin with the title.',
  }
}
