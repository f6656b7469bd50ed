import type {Finding} from '../../guide/finding.ts'
import type {Figure, Guide} from '../../guide/model.ts'
import {cardSizes} from '../card.ts'
import {figureCrowdedOut, labelCut, textShortened, titleOverflow} from '../content/findings.ts'
import {type Drawing, FIGURE_SLOT} from '../drawing/drawing.ts'
import {type CardContext, frameColours} from '../layout/context.ts'
import {column, type Element, row, slot, spring} from '../layout/element.ts'
import {readableAddress, setLabel} from '../layout/label.ts'
import {decoration} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {framedHeight} from '../picture/framedPicture.ts'
import {type SetText, words} from '../text/fit.ts'
import {gapBelow, setHeadAndText} from '../text/headAndText.ts'
import {captionOf, joinSentences} from '../text/sentences.ts'
import {cutToFit} from '../text/shorten.ts'
import {type CoverKind, type CoverLook, coverLooks} from './coverLooks.ts'

/** The texts of a cover as they will stand. */
interface CoverTexts {
  readonly figure: Figure | undefined
  readonly group: SetText | undefined
  readonly title: SetText | undefined
  readonly summary: SetText | undefined
  readonly findings: readonly Finding[]
}

/** Draws a cover: the square post, the upright post or the story that announces a guide. */
export async function drawCover(
  kind: CoverKind,
  figure: Figure | undefined,
  context: CardContext,
): Promise<Drawing> {
  const {guide, colours} = context
  const {site, language} = guide
  const look = coverLooks[kind]
  const texts = await setTexts(kind, figure, context)
  const {group, title, summary} = texts
  const mark = await schoolMark(context, {...look.mark, ground: 'dark'}, kind)
  const address = await setLabel(readableAddress(site.webAddress), look.address, context)
  const space = group === undefined ? 0 : Math.round(group.size * 0.4)
  return {
    name: kind,
    size: cardSizes[kind],
    background: column(
      {...cardSizes[kind], backgroundColor: colours.brandDeep},
      ...look
        .decorations(texts.figure !== undefined)
        .flatMap(({area, tile, start}) => decoration(area, tile, context, start)),
      at(look.mark, mark.element),
      ...(address === undefined
        ? []
        : [
            at(
              look.address,
              words(address.set, {color: colours.brandPale, textAlign: look.address.align}),
            ),
          ]),
    ),
    content: at(
      {...look.text, height: texts.figure === undefined ? look.text.heightAlone : look.text.height},
      column(
        {height: '100%', width: look.text.width},
        spring,
        ...(group === undefined
          ? []
          : [words(group, {color: colours.accent, marginBottom: space})]),
        ...(title === undefined ? [] : [words(title, {color: colours.paper})]),
        ...(summary === undefined || title === undefined
          ? []
          : [words(summary, {color: colours.brandPale, marginTop: gapBelow(title)})]),
        spring,
        ...(texts.figure === undefined
          ? []
          : [
              row({height: look.gapAboveFigure}),
              slot(FIGURE_SLOT, framedHeight(texts.figure.picture, look.text.width)),
            ]),
      ),
    ),
    ...(texts.figure === undefined ? {} : {figure: texts.figure}),
    frame: frameColours(context),
    alternativeText: joinSentences(
      [guide.title, guide.summary, texts.figure?.alternativeText ?? '', site.name],
      language,
    ),
    caption: captionOf([guide.title, guide.summary], guide),
    findings: [
      ...texts.findings,
      ...(figure !== undefined && texts.figure === undefined
        ? [figureCrowdedOut(guide, kind, figure)]
        : []),
      ...mark.findings,
      ...labelCut(
        {document: 'siteSettings', path: 'webAddress', what: 'the address of the site'},
        kind,
        address,
      ),
    ],
  }
}

/** An element at a place of its own. */
function at(
  place: {left: number; top: number; width: number; height: number},
  child: Element,
): Element {
  const {left, top, width, height} = place
  return row({position: 'absolute', left, top, width, height}, child)
}

/**
 * Finds how title and summary fit: the whole title above the figure, else the short title, else the
 * title in the room of the figure, else what fits of it, with a finding.
 */
async function setTexts(
  kind: CoverKind,
  figure: Figure | undefined,
  context: CardContext,
): Promise<CoverTexts> {
  const {guide} = context
  const look = coverLooks[kind]
  const {width} = look.text
  const group = await setLabel(guide.navigationGroup, {width, sizes: look.groupSizes}, context)
  const taken = group === undefined ? 0 : group.set.height + Math.round(group.set.size * 0.4)
  const findings = labelCut(
    {document: guide.id, path: 'navigationGroup', what: 'the name of the navigation group'},
    kind,
    group,
  )
  const titles = [guide.title, guide.shortTitle].flatMap((title) => title ?? [])
  for (const beside of figure === undefined ? [undefined] : [figure, undefined]) {
    const {height, sizes, sizesBelow} = roomOf(look, beside)
    const room = {
      width,
      height: height - taken,
      maxLines: 3,
      sizes,
      sizesBelow,
      weight: 700,
      role: 'title',
    } as const
    for (const title of titles) {
      const set = await setHeadAndText(title, guide.summary, room, context)
      if (set === undefined) continue
      const {head, below, shown} = set
      return {
        figure: beside,
        group: group?.set,
        title: head,
        summary: below,
        findings: [...findings, ...summaryFindings(guide, kind, shown)],
      }
    }
  }
  const {height, sizes} = roomOf(look, undefined)
  const cut = await cutToFit(
    guide.title,
    {width, height, maxLines: 6, sizes, weight: 700, role: 'title'},
    context,
  )
  return {
    figure: undefined,
    group: undefined,
    title: cut?.set,
    summary: undefined,
    findings: [titleOverflow(guide, kind, cut), ...summaryFindings(guide, kind, '')],
  }
}

function roomOf({text, withFigure, alone}: CoverLook, figure: Figure | undefined) {
  return figure === undefined
    ? {...alone, height: text.heightAlone}
    : {...withFigure, height: withFigure.height}
}

function summaryFindings(guide: Guide, kind: CoverKind, shown: string): Finding[] {
  const {summary: whole} = guide
  return shown === whole ? [] : [textShortened(guide, 'summary', 'summary', kind, {whole, shown})]
}
