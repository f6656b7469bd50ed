import type {FoundGuide} from './searchIndex.ts'

/** How many places of a guide are named under it. */
const PLACES = 3

/** Draws a result: the guide, where in it the words stand, and the words around them. */
export function drawResult({url, excerpt, meta, sub_results: places}: FoundGuide): HTMLLIElement {
  const item = document.createElement('li')
  item.append(link(url, meta.title ?? url))
  const within = places.filter((place) => place.url !== url).slice(0, PLACES)
  // The first place's words are those of the guide as a whole.
  if (within.length === 0 || places[0]?.url === url) item.append(marked(excerpt))
  if (within.length > 0) {
    const list = document.createElement('ul')
    for (const place of within) {
      const inside = document.createElement('li')
      inside.append(link(place.url, place.title), marked(place.excerpt))
      list.append(inside)
    }
    item.append(list)
  }
  return item
}

function link(address: string, words: string): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.textContent = words
  return anchor
}

/** An excerpt: text in which marks stand around what was searched for. Nothing else of its HTML is taken over. */
function marked(excerpt: string): HTMLParagraphElement {
  const paragraph = document.createElement('p')
  for (const node of new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes) {
    const isMark = node instanceof HTMLElement && node.tagName === 'MARK'
    const shown = isMark ? document.createElement('mark') : document.createTextNode('')
    shown.textContent = node.textContent
    paragraph.append(shown)
  }
  return paragraph
}
