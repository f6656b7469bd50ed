import {readFile} from 'node:fs/promises'
import type {Finding} from '../../../../renderers/guide/finding/finding.ts'
import {orderFindings} from '../../../../renderers/guide/finding/findingOrder.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import {resolveGuide} from '../../../../renderers/guide/resolveGuide.ts'
import type {Channel} from '../../../../schemas/channel.ts'
import type {Preview} from '../../../panes/preview.ts'
import {cardsPiece} from '../../channels/card.ts'
import type {Resolved} from '../../channels/channel.ts'
import {insertPiece} from '../../channels/print.ts'
import {jsonDigest} from '../../digest.ts'
import {urlsOf} from '../../guides/assetUrls.ts'
import {cardArchive} from '../../pieces/cards/cardArchive.ts'
import type {Outcome, PieceKind} from '../../pieces/piece.ts'
import type {Report} from '../../publication/report/report.ts'
import {inlineStyles} from '../../site/inlineStyles.ts'
import {type Workshop, workshopWith} from '../../workshop/workshop.ts'
import {draftPage} from '../draftPage.ts'
import {namesIn} from './placeNames.ts'

/** What previews are drawn with. */
export interface PreviewTools {
  readonly workshop: Workshop
  /** The folder of the built site. */
  readonly site: Promise<string>
  /** The address of the visitors' site. */
  readonly address: string
  /** What visitors see now. */
  readonly report: () => Report | undefined
}

interface Request {
  readonly resolved: Resolved
  readonly library: Library
}

type Draw = (
  request: Request,
  tools: PreviewTools,
) => Promise<{shown: Omit<Preview, 'findings'>; findings: readonly Finding[]}>

/** Where drafts are drawn: their own paths may be missing still, or wrong. */
const ADDRESS = '/draft/'

/** Previews come before everything else that waits to be drawn: somebody is looking. */
const PRIORITY = 10

/** Sharp enough to read the small print of a page in half a window: pixels per inch. */
const RESOLUTION = 120

const drawers: Record<Channel, Draw> = {
  async web({resolved, library}, tools) {
    const page = draftPage(resolved.guide(), library, tools)
    const outcome = await tools.workshop.draw({
      kind: 'page',
      key: jsonDigest([tools.workshop.code.page, page]),
      input: async () => ({site: await tools.site, path: ADDRESS, page}),
    })
    const [html] = await filesOf(outcome, tools.workshop)
    const shown =
      html === undefined
        ? {}
        : {page: await inlineStyles(html.toString(), await tools.site, page.site.look)}
    return {shown, findings: outcome.findings}
  },

  async print({resolved}, {workshop}) {
    const nameOf = namesIn(resolved.guide())
    const insert = insertPiece(resolved, {edition: 'screen', places: true}, workshop.code)
    const outcome = await workshop.draw(insert)
    const [file] = outcome.value?.files ?? []
    if (file === undefined) return {shown: {}, findings: outcome.findings}
    const path = workshop.store.fileOf(file.sha256)
    const pages = await workshop.draw({
      kind: 'pagePictures',
      key: jsonDigest([workshop.code.pagePictures, file.sha256, RESOLUTION]),
      input: () => ({file: path, pixelsPerInch: RESOLUTION}),
    })
    const images = await filesOf(pages, workshop)
    const places = outcome.value?.facts.places ?? []
    const pictures = (pages.value?.facts.pages ?? []).map(({text, width, height}, index) => ({
      name: `Page ${index + 1}`,
      alternativeText: text,
      source: dataAddress('image/png', images[index]),
      width,
      height,
      places: places.filter(({page}) => page === index + 1).map(nameOf),
    }))
    const pdf = (await readFile(path)).toString('base64')
    return {shown: {pictures, pdf}, findings: [...outcome.findings, ...pages.findings]}
  },

  async card({resolved}, {workshop}) {
    const guide = resolved.guide()
    const outcome = await workshop.draw(cardsPiece(resolved, undefined, workshop.code))
    const files = outcome.value?.files ?? []
    const images = await filesOf(outcome, workshop)
    const nameOf = namesIn(guide)
    const pictures = (outcome.value?.facts.cards ?? []).map(
      ({name, file, mediaType, alternativeText, caption, width, height, places}) => {
        const image = images[files.findIndex((one) => one.name === file)]
        return {
          name: cardTitle(name),
          alternativeText,
          file,
          caption,
          source: dataAddress(mediaType, image),
          width,
          height,
          places: places.map(nameOf),
        }
      },
    )
    if (pictures.length === 0) return {shown: {}, findings: outcome.findings}
    const posted = (outcome.value?.facts.cards ?? []).flatMap((card) => {
      const bytes = images[files.findIndex(({name}) => name === card.file)]
      return bytes === undefined ? [] : [{...card, bytes}]
    })
    const zip = Buffer.from(cardArchive(guide, posted)).toString('base64')
    const {title, summary, address} = guide
    const link = {title, summary, host: URL.parse(address)?.host ?? address}
    return {shown: {pictures, zip, link}, findings: outcome.findings}
  },
}

/** Draws a guide as the library has it, in one channel. What is wrong with the guide is a finding. */
export async function previewOf(
  library: Library,
  id: string,
  channel: Channel,
  tools: PreviewTools,
  signal: AbortSignal,
): Promise<Preview> {
  const workshop = workshopWith(tools.workshop, {priority: PRIORITY, signal})
  const others = new Set([...library.guides.keys()].filter((known) => known !== id))
  const atLarge = library.findings.filter(({document}) => !others.has(document))
  if (!library.guides.has(id)) return {findings: [...atLarge, nothingYet(id)]}
  const {value: guide, digest, findings: resolving} = resolveGuide(library, id, channel)
  const resolved = {guide: () => guide, digest, urlOf: urlsOf(library)}
  const {shown, findings} = await drawers[channel]({resolved, library}, {...tools, workshop})
  const own = findings.map((one) => (one.document === '' ? {...one, document: id} : one))
  const besides = (tools.report()?.findings ?? []).filter(({concerns}) => concerns?.includes(id))
  return {...shown, findings: orderFindings([...atLarge, ...resolving, ...own, ...besides])}
}

async function filesOf<Kind extends PieceKind>(
  {value}: Outcome<Kind>,
  {store}: Workshop,
): Promise<readonly Buffer[]> {
  return Promise.all((value?.files ?? []).map(({sha256}) => readFile(store.fileOf(sha256))))
}

function dataAddress(mediaType: string, bytes: Buffer | undefined): string {
  return `data:${mediaType};base64,${bytes?.toString('base64') ?? ''}`
}

const cardTitles: Readonly<Record<string, string>> = {
  og: 'Link preview',
  square: 'Square post',
  portrait: 'Upright post',
  story: 'Story',
  closing: 'Closing card',
}

function cardTitle(name: string): string {
  return cardTitles[name] ?? name.replace(/^step-/u, 'Step ')
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
