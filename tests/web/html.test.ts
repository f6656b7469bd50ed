import test from 'ava'
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
    t.notRegex(html, /<(?:script|iframe|object|embed|style)\b| style=| on[a-z]+=/)
  })
}
