import type {Finding} from '../guide/finding.ts'
import type {Figure, Guide} from '../guide/model.ts'
import type {Box} from './box.ts'
import {cardSizes} from './card.ts'
import {type CoverKind, type CoverLook, coverLooks} from './coverLooks.ts'
import type {Content, Drawing, Layer} from './drawing.ts'
import {figureCrowdedOut, labelCut, textShortened, titleOverflow} from './findings.ts'
import {type SetText, waysToFit, withFewerLines} from './fit.ts'
import {gapBelow} from './gapBelow.ts'
import {ground} from './ground.ts'
import type {Desk} from './identity.ts'
import {readableAddress, schoolMark, setLabel} from './identity.ts'
import {mountedPicture} from './mount.ts'
import {placeLines} from './placedLine.ts'
import {joinSentences} from './sentences.ts'
import {cutToFit, type Shortened} from './shorten.ts'
import {setBelow} from './textBelow.ts'

/** Draws a cover: the link preview, the square post or the story that announces a guide. */
export function drawCover(kind: CoverKind, figure: Figure | undefined, desk: Desk): Drawing {
  const {guide} = desk
  const text = setCover(kind, figure !== undefined, desk)
  const {look} = text
  const size = cardSizes[kind]
  const mounted =
    figure === undefined || look.figure === undefined
      ? undefined
      : mountedPicture(figure.picture, look.figure, {narrowest: 0.6, widest: 2.4})
  const {language, typesetter} = {...desk, ...guide}
  const webAddress = readableAddress(guide.site.webAddress)
  const shownAddress = setLabel(webAddress, language, typesetter, look.address)
  const address = shownAddress?.set
  const addressLines =
    address === undefined
      ? []
      : placeLines(address, 'brandPale', {
          ...look.address,
          top: look.address.top + Math.round((look.address.height - address.height) / 2),
        })
  const school = schoolMark(desk, look.mark, 'dark', kind)
  return {
    name: kind,
    size,
    layers: [
      ground(size, 'brandDeep', [...look.pattern(), ...school.content, ...addressLines]),
      ...(mounted === undefined ? [] : [mounted.mount]),
      ...coverLayers(text),
    ],
    ...(mounted === undefined ? {} : {picture: mounted.picture}),
    alternativeText: joinSentences(
      [
        guide.title,
        guide.summary,
        mounted === undefined || figure === undefined ? '' : figure.alternativeText,
        guide.site.name,
      ],
      language,
    ),
    findings: [
      ...text.findings,
      ...(mounted === undefined && figure !== undefined
        ? [figureCrowdedOut(guide, kind, figure)]
        : []),
      ...school.findings,
      ...labelCut(
        {document: 'siteSettings', path: 'webAddress', what: 'the address of the site'},
        kind,
        shownAddress,
      ),
    ],
  }
}

/** How far signs may reach over the lines they stand on, in pixels. */
const inkReach = 24

interface CoverText {
  readonly look: CoverLook
  readonly group: SetText | undefined
  readonly title: SetText
  readonly summary: SetText | undefined
  readonly findings: readonly Finding[]
}

/**
 * Finds how title and summary fit: the whole title beside the figure, else the short title,
 * else the title in the room of the figure, else what fits of it, with a finding.
 */
function setCover(kind: CoverKind, hasFigure: boolean, desk: Desk): CoverText {
  const {guide} = desk
  const {withFigure, withoutFigure} = coverLooks[kind]
  const looks = hasFigure ? [withFigure, withoutFigure] : [withoutFigure]
  const titles = [guide.title, guide.shortTitle].filter((title) => title !== undefined)
  for (const look of looks) {
    for (const title of titles) {
      const set = setUnder(look, title, kind, desk)
      if (set !== undefined) return set
    }
  }
  const cut = cutTitle(withoutFigure, desk)
  const findings = [titleOverflow(guide, kind, cut), ...summaryFindings(guide, kind, '')]
  const empty: SetText = {lines: [], size: 0, lineHeight: 0, weight: 700, width: 0, height: 0}
  return {
    look: withoutFigure,
    group: undefined,
    title: cut?.set ?? empty,
    summary: undefined,
    findings,
  }
}

function cutTitle(look: CoverLook, {guide, typesetter}: Desk): Shortened | undefined {
  return cutToFit(guide.title, guide.language, titleRoom(look, look.text.height), typesetter)
}

function titleRoom({text, titleSizes}: CoverLook, height: number) {
  return {
    width: text.width,
    height,
    maxLines: 3,
    sizes: titleSizes,
    weight: 700,
    role: 'title',
  } as const
}

function setUnder(
  look: CoverLook,
  title: string,
  kind: CoverKind,
  desk: Desk,
): CoverText | undefined {
  const {guide, typesetter} = desk
  const {language} = guide
  const label = setLabel(guide.navigationGroup, language, typesetter, {
    width: look.text.width,
    height: look.groupSize * 1.6,
    size: look.groupSize,
  })
  const group = label?.set
  const findings = labelCut(
    {document: guide.id, path: 'navigationGroup', what: 'the name of the navigation group'},
    kind,
    label,
  )
  const height = look.text.height - heightWithGap(group)
  const room = titleRoom(look, height)
  const ways = withFewerLines(waysToFit(title, language, room, typesetter))
  const [largest] = ways
  if (largest === undefined) return undefined
  if (guide.summary === '') {
    return {look, group, title: largest, summary: undefined, findings}
  }
  const {head, below, shown} = setBelow(guide.summary, ways, {
    width: look.text.width,
    height,
    sizes: look.summarySizes,
    desk,
  })
  const all = [...findings, ...summaryFindings(guide, kind, shown)]
  return {look, group, title: head, summary: below, findings: all}
}

function summaryFindings(guide: Guide, kind: CoverKind, shown: string): Finding[] {
  const {summary: whole} = guide
  return shown === whole ? [] : [textShortened(guide, 'summary', 'summary', kind, {whole, shown})]
}

/**
 * Stacks group, title and summary in the text box of the look. The summary is a layer of its own,
 * no larger than it needs, because two small layers are painted faster than one large one.
 */
function coverLayers({look, group, title, summary}: CoverText): Layer[] {
  const {text, align} = look
  const headHeight = heightWithGap(group) + title.height
  const height = headHeight + (summary === undefined ? 0 : gapBelow(title) + summary.height)
  const space = text.height - height
  const start = text.top + (align === 'middle' ? Math.round(space / 2) : 0)
  const summaryTop = start + headHeight + gapBelow(title)
  const place = (top: number): Pick<Box, 'left' | 'top' | 'width'> => ({...text, top})
  const layer = (top: number, textHeight: number, content: readonly Content[]): Layer => ({
    box: {...text, top: top - inkReach, height: textHeight + 2 * inkReach},
    content,
    shared: false,
  })
  const head = layer(start, headHeight, [
    ...(group === undefined ? [] : placeLines(group, 'accent', place(start))),
    ...placeLines(title, 'paper', place(start + heightWithGap(group))),
  ])
  if (summary === undefined) return [head]
  const lines = placeLines(summary, 'brandPale', place(summaryTop))
  return [head, layer(summaryTop, summary.height, lines)]
}

function heightWithGap(group: SetText | undefined): number {
  return group === undefined ? 0 : group.height + Math.round(group.size * 0.5)
}
