import {alternativeTextProblem} from '../../../../schemas/rules/alternativeText.ts'
import {linkProblem} from '../../../../schemas/rules/webAddress.ts'
import {attribute, childrenOf, type Element, isElement, textIn} from '../../page/tree.ts'
import {at} from '../at.ts'
import type {Rule} from '../flow.ts'
import {type Marks, normalised} from '../inline.ts'

/** `<img>`: a figure. Its alternative text is what the author wrote, or is missing; none is made up. */
export const image: Rule = (element, flow, marks) => {
  const {reading} = flow
  const line = at(element, reading)
  const source = attribute(element, 'src')?.trim() ?? ''
  const alt = normalised(attribute(element, 'alt') ?? '').trim()
  if (source === '' || /^(?!https?:)[a-z][a-z0-9+.-]*:/iu.test(source)) {
    reading.note({
      severity: 'warning',
      kind: 'picture',
      ...line,
      problem: `An image ${alt === '' ? '' : `(“${alt}”) `}has no address that can be followed (“${source.slice(0, 60)}”). It was left out.`,
      remedy: 'Upload the image in Studio.',
      about: attribute(element, 'src') ?? '',
    })
    return
  }
  const key = reading.newKey()
  const href = linkOf(marks)
  flow.add({
    _type: 'figure',
    _key: key,
    importedFrom: source,
    ...(alt === '' ? {} : {alt}),
    ...widthOf(element),
    ...(href === undefined || linkProblem(href) !== undefined ? {} : {href}),
  })
  const problem = alternativeTextProblem(alt)
  if (problem !== undefined) {
    reading.note({
      severity: 'warning',
      kind: 'alternativeText',
      subject: source,
      ...line,
      key,
      problem:
        alt === ''
          ? `The image “${source}” has no alternative text.`
          : `The alternative text “${alt}” of “${source}” says nothing.`,
      remedy: problem,
    })
  }
}

/** The share of the text's width that a picture took, in percent, up to which it counts as half and as a quarter. */
const most = {half: 60, quarter: 35} as const

/** Small pictures, as codes to scan, stay small. Pixels say nothing of how wide a picture was shown. */
function widthOf(image: Element): {width?: 'half' | 'quarter'} {
  const style = /(?:^|;)\s*width:\s*(\d+(?:\.\d+)?)%/iu.exec(attribute(image, 'style') ?? '')?.[1]
  const written = /^\s*(\d+(?:\.\d+)?)%\s*$/u.exec(attribute(image, 'width') ?? '')?.[1]
  const share = Number(style ?? written ?? 100)
  if (share <= 0 || share > most.half) return {}
  return {width: share > most.quarter ? 'half' : 'quarter'}
}

/** `<figure>`: an image with its caption. */
export const captioned: Rule = (element, flow, marks) => {
  const caption = childrenOf(element).find(
    (node) => isElement(node) && node.tagName === 'figcaption',
  )
  const rest = childrenOf(element).filter((node) => node !== caption)
  const inner = flow.contentOf(rest, marks)
  const [only] = inner
  const isLast = caption === undefined || childrenOf(element).at(-1) === caption
  const isPlain = caption !== undefined && !flow.contentOf([caption]).some(isMarked)
  if (inner.length === 1 && only?._type === 'figure' && isPlain && isLast) {
    flow.add({...only, caption: normalised(textIn(caption)).trim()})
    return
  }
  flow.paragraph(element, marks)
}

function isMarked(block: {readonly _type: string}): boolean {
  return (
    block._type !== 'block' ||
    ('markDefs' in block && Array.isArray(block.markDefs) && block.markDefs.length > 0)
  )
}

function linkOf({annotations}: Marks): string | undefined {
  for (const annotation of annotations) if (annotation._type === 'link') return annotation.href
  return undefined
}
