import type {Figure} from '../../guide/model.ts'
import {joinSentences} from '../../text/sentences.ts'
import {cardSizes} from '../card.ts'
import type {Source} from '../findings.ts'
import type {CardLayout, SiteContext} from '../layout/context.ts'
import {column, figureSlot, row, spring} from '../layout/element.ts'
import {decoration} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {createComposer} from '../text/setText.ts'

const size = cardSizes.og
/** Messengers cut the middle square out: nothing that is read may stand beyond this column. */
const width = 590
/** The strips at both sides, which the square leaves out. */
const strip = 210
/** Shown 300 pixels wide, type of 28 pixels is 7 pixels high: the least that can be read. */
const least = 28

/** Lays out the preview of a link: the school, the title (or the shorter one, if there is one), and the figure of the guide. */
export async function layOutLinkPreview(
  titles: readonly [string, ...string[]],
  source: Source,
  context: SiteContext,
  figure?: Figure,
): Promise<CardLayout> {
  const {colours, site, language} = context
  const composer = createComposer('og', context)
  const school = await schoolMark(composer, context, 'dark', width, 52)
  const title = await composer.set(
    titles,
    {width, ...(figure ? {height: 190, sizes: [82, least]} : {height: 440, sizes: [130, least]})},
    {color: colours.paper, textAlign: 'center', justifyContent: 'center'},
    source,
  )
  return {
    name: 'og',
    size,
    background: column(
      {...size, backgroundColor: colours.brandDeep, alignItems: 'center', paddingTop: 28},
      ...decoration([0, 0, strip, size.height], strip, context),
      ...decoration([size.width - strip, 0, strip, size.height], strip, context, 4),
      row({height: 76, alignItems: 'center'}, school),
    ),
    content: column(
      {...size, padding: `116px ${(size.width - width) / 2}px 34px`},
      figure ? figureSlot(size.height) : spring,
      row({height: figure ? 22 : 0}),
      ...title.elements,
      ...(figure ? [] : [spring]),
    ),
    figure,
    alternativeText: joinSentences(
      [titles[0], figure?.alternativeText ?? '', titles[0] === site.name ? '' : site.name],
      language,
    ),
    caption: joinSentences([titles[0]], language),
    findings: composer.findings,
  }
}
