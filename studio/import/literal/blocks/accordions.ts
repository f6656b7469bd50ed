import {childrenOf, isElement, textIn} from '../../page/tree.ts'
import {at} from '../at.ts'
import type {Rule} from '../flow.ts'
import {normalised} from '../inline.ts'

/** `<details>`: a section that opens on a click. */
export const disclosure: Rule = (element, flow, marks) => {
  const {reading} = flow
  const summary = childrenOf(element).find((node) => isElement(node) && node.tagName === 'summary')
  const title = summary === undefined ? '' : normalised(textIn(summary)).trim()
  const content = flow.contentOf(
    childrenOf(element).filter((node) => node !== summary),
    marks,
  )
  if (title === '' && content.length === 0) return
  const summaryIsPlain =
    summary === undefined ||
    flow
      .contentOf([summary])
      .every((block) => block._type === 'block' && (block.markDefs ?? []).length === 0)
  if (title === '' || content.length === 0 || !summaryIsPlain) {
    reading.note({
      severity: 'warning',
      ...at(element, reading),
      problem:
        title === ''
          ? 'A section that opens on a click has no title. Its text was kept, open.'
          : `The section “${title}” ${content.length === 0 ? 'holds nothing' : 'has a link or an image in its title'}. It was kept as text, open.`,
      remedy: 'Make a disclosure of it in Studio, with a title of plain text.',
    })
    flow.paragraph(element, marks)
    return
  }
  flow.add({_type: 'disclosure', _key: reading.newKey(), title, content})
}

/** Isomer's accordion: a row of sections. */
export const accordion: Rule = (element, flow, marks) => {
  flow.paragraph(element, marks)
}
