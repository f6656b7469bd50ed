import {embedProblem} from '../../../../schemas/rules/embedAddress.ts'
import {linkProblem} from '../../../../schemas/rules/webAddress.ts'
import {quote} from '../../page/note.ts'
import {attribute, childrenOf, type Element, elementsIn, textIn} from '../../page/tree.ts'
import {at} from '../at.ts'
import type {Flow, Rule} from '../flow.ts'
import {normalised} from '../inline.ts'
import {mendAddress} from '../mendAddress.ts'

/** `<iframe>`: a video, form or map of somebody else's. */
export const embed: Rule = (element, flow) => {
  const written = attribute(element, 'src') ?? attribute(element, 'data-src') ?? ''
  addEmbed(element, flow, written, (attribute(element, 'title') ?? '').trim())
}

/** A post of Instagram, as its embedding code writes it: a quotation that a script would replace. */
export const instagram: Rule = (element, flow, marks) => {
  const link = [...elementsIn(element)].find(
    ({tagName, attrs}) => tagName === 'a' && attrs.some(({name}) => name === 'href'),
  )
  const written =
    attribute(element, 'data-instgrm-permalink') ??
    (link === undefined ? '' : (attribute(link, 'href') ?? ''))
  addEmbed(element, flow, written, '')
  flow.paragraph(element, marks, 'blockquote')
}

/** Players of files and plug-ins: the address is kept as one that visitors can open. */
export const playedMedia: Rule = (element, flow, marks) => {
  const sources = [element, ...elementsIn(element)].flatMap(
    (inner) =>
      (inner.tagName === 'a' ? undefined : (attribute(inner, 'src') ?? attribute(inner, 'data'))) ??
      [],
  )
  for (const written of sources) addEmbed(element, flow, written, attribute(element, 'title') ?? '')
  flow.walk(childrenOf(element), marks)
}

function addEmbed(element: Element, flow: Flow, written: string, title: string): void {
  const {reading} = flow
  const {href} = mendAddress(written.replace(/^\/\//u, 'https://'), reading.path)
  const url = href.replace(/^http:\/\//u, 'https://')
  const line = at(element, reading)
  const problem = linkProblem(url)
  if (problem !== undefined) {
    reading.note({
      severity: 'warning',
      ...line,
      problem: `What was embedded from “${written}” could not be kept: that is not a web address.`,
      remedy: problem,
      about: written,
    })
    return
  }
  const key = reading.newKey()
  const name = normalised(title).trim()
  flow.add({_type: 'embed', _key: key, url, ...(name === '' ? {} : {title: name})})
  if (name === '') {
    reading.note({
      severity: 'warning',
      kind: 'embedTitle',
      subject: url,
      ...line,
      key,
      problem: `What is embedded from ${url} has no title. Screen readers and printed pages have nothing else to go by.`,
      remedy: 'Give it a title in Studio, as in “How to reset your password (video, 2 minutes)”.',
    })
  }
  const foreign = embedProblem(url)
  if (foreign !== undefined) {
    reading.note({
      severity: 'warning',
      ...line,
      key,
      problem: `${url} cannot be embedded; channels show it as a link.`,
      remedy: foreign,
    })
  }
  const inside = textIn(element)
  if (element.tagName === 'iframe' && inside.trim() !== '') {
    reading.note({
      severity: 'note',
      ...line,
      problem: `The text that only browsers without frames showed was left out: ${quote(inside)}.`,
      remedy: 'Nothing to do.',
    })
  }
}
