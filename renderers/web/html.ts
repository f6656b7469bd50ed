import {type PortableTextComponents, toHTML} from '@portabletext/to-html'
import type {Block, BlockOfType, BlockType, Guide} from '../guide/model.ts'
import type {WebContext} from './blockRenderer.ts'
import {blockRenderers} from './blockRenderers.ts'
import {element, textHtml} from './element.ts'
import type {ImageOf} from './image.ts'
import {marks} from './marks.ts'
import {withPlace} from './place.ts'

export interface RenderOptions {
  /** Says how the site serves a picture. */
  readonly image: ImageOf
  /** Whether elements say where in the document they were written (`data-at`), as a preview needs to know. */
  readonly places?: boolean
}

/**
 * Draws a guide's body as HTML: what stands between the title and the foot of its page.
 * Takes the guide, resolved for the web, and how it is to be drawn.
 * Returns HTML that is safe to place in a page: all text is escaped, all links were checked when
 * the guide was resolved. It loads nothing and holds neither scripts nor inline styles.
 */
export function renderGuide(
  guide: Pick<Guide, 'body' | 'language'>,
  {image, places = false}: RenderOptions,
): string {
  let firstImage = true
  const context: WebContext = {
    language: guide.language,
    image,
    blocks: (blocks) => toHTML<Block>([...blocks], {components}),
    place: places ? withPlace : (html) => html,
    takeFirstImage() {
      const first = firstImage
      firstImage = false
      return first
    },
  }
  const components: PortableTextComponents = {
    ...textComponents,
    block: ({value, children = ''}) =>
      'at' in value && typeof value.at === 'string'
        ? context.place(drawText(value, children), value.at)
        : drawText(value, children),
    types: {...textComponents.types, ...componentsOf(context)},
  }
  return context.blocks(guide.body)
}

const textComponents: PortableTextComponents = {
  marks,
  types: {handbookPage: ({value}) => textHtml(String(value.text))},
  hardBreak: () => '<br>',
}

/** Draws a paragraph, heading or quotation around its text, which is HTML already. */
function drawText(value: {readonly style?: string}, children: string): string {
  const style = value.style ?? 'normal'
  if (style === 'normal') return `<p>${children}</p>`
  if (style === 'blockquote') return `<blockquote><p>${children}</p></blockquote>`
  const anchor = 'anchor' in value && typeof value.anchor === 'string' ? value.anchor : undefined
  return element(style, {id: anchor}, children)
}

function componentsOf(context: WebContext): PortableTextComponents['types'] {
  return Object.fromEntries(
    Object.keys(blockRenderers)
      .filter(isDrawn)
      .map((type) => [type, ({value}: {value: Block}) => draw(type, value, context)]),
  )
}

type DrawnType = Exclude<BlockType, 'block'>

function isDrawn(type: string): type is DrawnType {
  return Object.hasOwn(blockRenderers, type)
}

function draw<Type extends DrawnType>(type: Type, value: Block, context: WebContext): string {
  const render = blockRenderers[type]
  const {at} = value
  return typeof render === 'function' && isOfType(type, value)
    ? context.place(render(value, context), at)
    : ''
}

function isOfType<Type extends BlockType>(type: Type, block: Block): block is BlockOfType<Type> {
  return block._type === type
}
