import {readableAddress} from '../../guide/address.ts'
import type {Figure} from '../../guide/model.ts'
import {captionOf, joinSentences} from '../../text/sentences.ts'
import {type CardKind, cardSizes} from '../card.ts'
import type {CardContext, CardLayout} from '../layout/context.ts'
import {type Area, column, figureSlot, placedAt, row, spring} from '../layout/element.ts'
import {decoration} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {framedHeight} from '../picture/framedPicture.ts'
import {createComposer} from '../text/setText.ts'

type CoverKind = Extract<CardKind, 'square' | 'portrait' | 'story'>

/** Where everything stands on one kind of cover, and the sizes its type may take; pixels throughout. */
interface CoverLook {
  readonly mark: Area
  readonly address: Area
  readonly alignAddress: 'left' | 'right'
  /** Texts and figure. */
  readonly content: Area
  /** Texts that stand alone end above the decoration, and may be larger by a factor. */
  readonly alone: {readonly height: number; readonly larger: number}
  readonly heights: readonly [title: number, summary: number]
  /** Areas, the size of their tiles, and where in the pattern they begin. */
  readonly decorated: readonly (readonly [Area, tile: number, start: number])[]
}

const post = {
  mark: [64, 64, 540, 44],
  address: [600, 72, 416, 44],
  alignAddress: 'right',
} as const

const looks: Record<CoverKind, CoverLook> = {
  square: {
    ...post,
    content: [64, 146, 952, 870],
    alone: {height: 620, larger: 1.3},
    heights: [230, 190],
    decorated: [[[0, 810, 1080, 270], 270, 2]],
  },
  portrait: {
    ...post,
    content: [64, 150, 952, 1136],
    alone: {height: 860, larger: 1.3},
    heights: [300, 280],
    decorated: [[[0, 1080, 1080, 270], 270, 2]],
  },
  story: {
    mark: [72, 286, 936, 52],
    address: [72, 1560, 936, 60],
    alignAddress: 'left',
    content: [72, 390, 936, 1110],
    alone: {height: 1110, larger: 1.4},
    heights: [290, 290],
    decorated: [
      [[0, 0, 1080, 216], 216, 0],
      [[0, 1704, 1080, 216], 216, 5],
    ],
  },
}

/** Lays out a cover: the square post, the upright post or the story that announces a guide. */
export async function layOutCover(
  kind: CoverKind,
  figure: Figure | undefined,
  context: CardContext,
): Promise<CardLayout> {
  const {guide, colours} = context
  const {id: document, title, shortTitle = title, site, language} = guide
  const {mark, address, alignAddress, content, alone, heights, decorated} = looks[kind]
  const [left, top, width, height] = content
  const larger = figure ? 1 : alone.larger
  const composer = createComposer(kind, context)
  const school = await schoolMark(composer, context, 'dark', mark[2], mark[3])
  const webAddress = await composer.set(
    [readableAddress(site.webAddress)],
    {width: address[2], height: address[3], sizes: [Math.round(mark[3] * 0.6), 20]},
    {color: colours.brandPale, textAlign: alignAddress},
    {document: 'siteSettings', path: 'webAddress', what: 'the address of the site'},
  )
  const group = await composer.set(
    [guide.navigationGroup],
    {width, height: 60, sizes: [38, 26]},
    {color: colours.accent, marginBottom: 12},
    {document, path: 'navigationGroup', what: 'the name of the navigation group'},
  )
  const head = await composer.set(
    [title, shortTitle],
    {width, height: heights[0] * larger, sizes: [116 * larger, 42]},
    {color: colours.paper},
    {document, path: 'title', what: 'the title'},
  )
  const summary = await composer.set(
    [guide.summary],
    {width, height: heights[1] * larger, sizes: [42 * larger, 28], prose: true},
    {color: colours.brandPale, marginTop: 12 + Math.round(head.size * 0.14)},
    {document, path: 'summary', what: 'the summary'},
  )
  return {
    name: kind,
    size: cardSizes[kind],
    background: column(
      {...cardSizes[kind], backgroundColor: colours.brandDeep},
      ...decorated.flatMap(([area, tile, start]) => decoration(area, tile, context, start)),
      placedAt(mark, {alignItems: 'center'}, school),
      placedAt(address, {}, ...webAddress.elements),
    ),
    content: placedAt(
      [left, top, width, figure ? height : alone.height],
      {flexDirection: 'column'},
      spring,
      ...group.elements,
      ...head.elements,
      ...summary.elements,
      spring,
      row({height: figure ? 30 : 0}),
      ...(figure ? [figureSlot(framedHeight(figure.picture, width))] : []),
    ),
    figure,
    alternativeText: joinSentences(
      [title, guide.summary, figure?.alternativeText ?? '', site.name],
      language,
    ),
    caption: captionOf([title, guide.summary], guide),
    findings: composer.findings,
  }
}
