import {linkProblem} from '../../../schemas/rules/webAddress.ts'
import {quote} from '../page/note.ts'
import {attribute, childrenOf, elementsIn, textIn} from '../page/tree.ts'
import {at} from './at.ts'
import type {Rule} from './flow.ts'
import {type MendedAddress, mendAddress} from './mendAddress.ts'

/** `<a>`: text, or a picture, that leads somewhere. */
export const anchor: Rule = (element, flow, marks) => {
  const {reading} = flow
  const written = attribute(element, 'href')
  const line = at(element, reading)
  const text = textIn(element)
  if (written === undefined) {
    if (text.trim() !== '') {
      reading.note({
        severity: 'note',
        ...line,
        problem: `${quote(text)} was marked as a link but led nowhere. The text was kept.`,
        remedy: 'Link it in Studio if it should lead somewhere.',
      })
    }
    flow.walk(childrenOf(element), marks)
    return
  }
  const hasPicture = [...elementsIn(element)].some(({tagName}) => tagName === 'img')
  if (text.trim() === '' && !hasPicture) {
    reading.note({
      severity: 'warning',
      kind: 'link',
      ...line,
      problem: `A link to “${written}” has no text, so no visitor could see it. It was left out.`,
      remedy: 'Add it in Studio, with words, if it is wanted.',
      about: written,
    })
    flow.walk(childrenOf(element), marks)
    return
  }
  const mended = mendAddress(written, reading.path)
  const problem = linkProblem(mended.href)
  if (problem !== undefined) {
    reading.note({
      severity: 'warning',
      kind: 'link',
      ...line,
      problem: `The link ${quote(text)} led to “${written}”, which is not an address. The text was kept without it.`,
      remedy: problem,
      about: written,
    })
    flow.walk(childrenOf(element), marks)
    return
  }
  noteMending(written, mended, text)
  flow.walk(childrenOf(element), {
    ...marks,
    annotations: [
      ...marks.annotations.filter(({_type}) => _type !== 'link'),
      {_type: 'link', href: mended.href},
    ],
  })

  function noteMending(old: string, {href, how}: MendedAddress, words: string) {
    if (how === undefined) return
    reading.note({
      severity: 'warning',
      kind: 'link',
      ...line,
      problem: `The link ${quote(words)} was written as “${old}”; it was read as “${href}”, ${how}.`,
      remedy: 'Try the link.',
      about: old,
    })
  }
}
