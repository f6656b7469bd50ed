import test from 'ava'
import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'
import type {Block} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {allBlocks, plainTextsOf} from '../../renderers/guide/walkBlocks.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import {readPage} from '../../studio/pipeline/proof/readPage.ts'
import {datasets, libraryFrom} from '../library.ts'
import {problemsIn} from './htmlRules.ts'
import {servedImage} from './servedImage.ts'

const libraries = await Promise.all(Object.values(datasets).map(libraryFrom))
const guides = libraries.flatMap((library) =>
  [...library.guides.keys()].map((id) => resolveGuide(library, id, 'web').value),
)

const isSeen = (block: Block) => block._type !== 'fillIn'

for (const guide of guides) {
  test(`${guide.id} becomes valid, accessible HTML with all of its text`, async (t) => {
    const html = renderGuide(guide, {image: servedImage})
    // A fragment's headings follow the title of the page that it stands in.
    t.deepEqual(await problemsIn(`<h1>Title</h1><div>${html}</div>`), [])
    const {text} = readPage(html)
    const bare = text.replaceAll(/\s+/g, '')
    for (const block of allBlocks(guide.body).filter(isSeen)) {
      for (const line of block._type === 'block'
        ? block.children.map((child) => child.text)
        : plainTextsOf([block]).slice(0, 1)) {
        t.true(bare.includes(line.replaceAll(/\s+/g, '')), line)
      }
    }
    t.notRegex(html, /<(?:script|iframe|object|embed|style)\b| style=| on[a-z]+=| data-at=/)
  })
}

test('a preview says of every part where in the document it was written', (t) => {
  for (const guide of guides) {
    const placed = renderGuide(guide, {image: servedImage, places: true})
    const places = new Set(placesIn(parseFragment(placed)))
    for (const {at} of allBlocks(guide.body).filter(isSeen)) t.true(places.has(at), at)
    const published = renderGuide(guide, {image: servedImage})
    t.is(placed.replaceAll(/ data-at="[^"]*"/gu, ''), published, 'And differs in nothing else.')
  }
})

function placesIn(node: DefaultTreeAdapterTypes.Node): string[] {
  const own = 'attrs' in node ? node.attrs.filter(({name}) => name === 'data-at') : []
  const inside = 'childNodes' in node ? node.childNodes.flatMap(placesIn) : []
  return [...own.map(({value}) => value), ...inside]
}
