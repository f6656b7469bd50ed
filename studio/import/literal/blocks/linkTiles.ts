import {linkProblem} from '../../../../schemas/rules/webAddress.ts'
import {type LinkTile, withoutKey} from '../../body.ts'
import {quote} from '../../page/note.ts'
import {
  attribute,
  childrenOf,
  type Element,
  elementsIn,
  hasClass,
  isElement,
  textIn,
} from '../../page/tree.ts'
import {at} from '../at.ts'
import type {Flow, Rule} from '../flow.ts'
import {normalised} from '../inline.ts'
import {mendAddress} from '../mendAddress.ts'

/** Isomer's grid of cards, each of which leads somewhere. */
export const linkTiles: Rule = (element, flow, marks) => {
  const cards = childrenOf(element).filter(isElement)
  if (cards.length === 0 || !cards.every(isCard)) {
    flow.paragraph(element, marks)
    return
  }
  const tiles = cards.map((card) => tileOf(card, flow))
  if (tiles.some((tile) => tile === undefined)) {
    flow.paragraph(element, marks)
    return
  }
  flow.add({
    _type: 'linkTiles',
    _key: flow.reading.newKey(),
    tiles: tiles.filter((tile) => tile !== undefined),
  })
}

function isCard(element: Element): boolean {
  return hasClass(element, 'isomer-card')
}

/** Undefined where the card holds more than a tile can: the text is then kept as text. */
function tileOf(card: Element, flow: Flow): LinkTile | undefined {
  const {reading} = flow
  const part = (name: string) =>
    normalised(
      [...elementsIn(card)]
        .filter((inner) => hasClass(inner, `isomer-card-${name}`))
        .map(textIn)
        .join(' '),
    ).trim()
  const title = part('title')
  const description = part('description')
  const label = part('link')
  const all = normalised(textIn(card)).replaceAll(/\s/gu, '')
  if (all !== `${title}${description}${label}`.replaceAll(/\s/gu, '')) return undefined
  const links = [card, ...elementsIn(card)].filter(({tagName}) => tagName === 'a')
  if (links.length > 1) return undefined
  const figures = flow.contentOf([...elementsIn(card)].filter(({tagName}) => tagName === 'img'))
  const [figure, ...others] = figures
  if (others.length > 0 || (figure !== undefined && figure._type !== 'figure')) return undefined
  const href = links[0] === undefined ? undefined : hrefOf(links[0], title, flow)
  return {
    _type: 'linkTile',
    _key: reading.newKey(),
    ...(title === '' ? {} : {title}),
    ...(description === '' ? {} : {description}),
    ...(label === '' ? {} : {label}),
    ...(href === undefined ? {} : {href}),
    ...(figure === undefined ? {} : {figure: withoutKey(figure)}),
  }
}

function hrefOf(link: Element, title: string, {reading}: Flow): string | undefined {
  const written = attribute(link, 'href')
  if (written === undefined) return undefined
  const {href, how} = mendAddress(written, reading.path)
  const problem = linkProblem(href)
  if (problem === undefined && how === undefined) return href
  reading.note({
    severity: 'warning',
    kind: 'link',
    ...at(link, reading),
    problem:
      problem === undefined
        ? `The tile ${quote(title)} led to “${written}”; it was read as “${href}”, ${how}.`
        : `The tile ${quote(title)} led to “${written}”, which is not an address. It was kept without it.`,
    remedy: problem ?? 'Try the link.',
    about: written,
  })
  return problem === undefined ? href : undefined
}
