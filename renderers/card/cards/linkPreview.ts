import type {Finding} from '../../guide/finding.ts'
import type {Figure} from '../../guide/model.ts'
import {cardSizes} from '../card.ts'
import {figureCrowdedOut, titleOverflow} from '../content/findings.ts'
import {type Drawing, FIGURE_SLOT} from '../drawing/drawing.ts'
import {type CardContext, frameColours, type SiteContext} from '../layout/context.ts'
import {column, row, slot, spring} from '../layout/element.ts'
import {decoration} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {type Room, type SetText, words} from '../text/fit.ts'
import {setHead} from '../text/headAndText.ts'
import {joinSentences} from '../text/sentences.ts'
import {cutToFit} from '../text/shorten.ts'

const name = 'og'
const size = cardSizes.og
/** Messengers cut the middle square out: nothing that is read may stand beyond this column. */
const middle = {left: 305, width: 590} as const
/** Shown 300 pixels wide, type of 28 pixels is 7 pixels high: the least that can be read. */
const markSizes = [36, 32, 28] as const
const titleRooms = {
  withFigure: {height: 176, maxLines: 2, sizes: [80, 72, 64, 58, 52, 46]},
  alone: {height: 440, maxLines: 5, sizes: [128, 112, 96, 84, 72, 64, 56, 48, 42, 36]},
} as const
/** The strips at both sides that the square leaves out. */
const strip = {top: 0, width: 210, height: size.height} as const

/** Draws the preview of a link: the school, the title, and the figure of the guide. */
export async function drawLinkPreview(
  figure: Figure | undefined,
  context: CardContext,
): Promise<Drawing> {
  const {guide} = context
  const titles = [guide.title, guide.shortTitle].flatMap((title) => title ?? [])
  const beside = figure === undefined ? undefined : await firstFit(titles, 'withFigure', context)
  if (beside !== undefined) return compose(guide.title, beside, figure, [], context)
  const crowdedOut = figure === undefined ? [] : [figureCrowdedOut(guide, name, figure)]
  const alone = await firstFit(titles, 'alone', context)
  if (alone !== undefined) return compose(guide.title, alone, undefined, crowdedOut, context)
  const cut = await cutToFit(guide.title, roomFor('alone'), context)
  const findings = [titleOverflow(guide, name, cut), ...crowdedOut]
  return compose(guide.title, cut?.set, undefined, findings, context)
}

/** Draws the preview of a page that is no guide: the school and the title of the page. */
export async function drawPagePreview(title: string, context: SiteContext): Promise<Drawing> {
  const set =
    (await firstFit([title], 'alone', context)) ??
    (await cutToFit(title, roomFor('alone'), context))?.set
  return compose(title, set, undefined, [], context)
}

async function compose(
  title: string,
  set: SetText | undefined,
  figure: Figure | undefined,
  findings: readonly Finding[],
  context: SiteContext,
): Promise<Drawing> {
  const {colours, site, language} = context
  const school = await schoolMark(
    context,
    {width: middle.width, height: 44, sizes: markSizes, ground: 'dark'},
    name,
  )
  const {brandDeep, paper} = colours
  return {
    name,
    size,
    background: column(
      {...size, backgroundColor: brandDeep, alignItems: 'center', paddingTop: 28},
      ...decoration({left: 0, ...strip}, strip.width, context),
      ...decoration({left: size.width - strip.width, ...strip}, strip.width, context, 4),
      row({height: 76, alignItems: 'center'}, school.element),
    ),
    content: column(
      {
        ...size,
        paddingLeft: middle.left,
        paddingRight: middle.left,
        paddingTop: 116,
        paddingBottom: 34,
      },
      figure === undefined ? spring : slot(FIGURE_SLOT, size.height),
      ...(set === undefined
        ? []
        : [
            words(set, {
              color: paper,
              textAlign: 'center',
              marginTop: figure === undefined ? 0 : 22,
            }),
          ]),
      ...(figure === undefined ? [spring] : []),
    ),
    ...(figure === undefined ? {} : {figure}),
    frame: frameColours(context),
    alternativeText: joinSentences(
      [title, figure?.alternativeText ?? '', title === site.name ? '' : site.name],
      language,
    ),
    caption: joinSentences([title], language),
    findings: [...findings, ...school.findings],
  }
}

function roomFor(look: keyof typeof titleRooms): Room {
  return {...titleRooms[look], width: middle.width, weight: 700, role: 'title'}
}

/** The first of the titles that fits. */
async function firstFit(
  titles: readonly string[],
  look: keyof typeof titleRooms,
  context: SiteContext,
): Promise<SetText | undefined> {
  for (const title of titles) {
    const set = await setHead(title, roomFor(look), context)
    if (set !== undefined) return set
  }
  return undefined
}
