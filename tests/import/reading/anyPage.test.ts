import test from 'ava'
import fc from 'fast-check'
import {type Body, isTextBlock} from '../../../studio/import/body.ts'
import {importPages} from '../../../studio/import/importPages.ts'
import {asDrafts, emptyLake, page, siteFolder} from '../importing.ts'
import {anyPage} from './anyPage.ts'

const several = fc.array(anyPage, {minLength: 1, maxLength: 8})

test('whatever stands on a page, its words reach the guide, and a second import changes nothing', async (t) => {
  t.timeout(240_000, 'real imports, on a machine that may be busy')
  await fc.assert(
    fc.asyncProperty(several, async (pages) => {
      const client = await emptyLake(t)
      const files = pages.map(({html}, index) => [
        `_notes/${index}.md`,
        page(html, {permalink: `/${index}/`, title: 'Never the first words'}),
      ])
      const site = await siteFolder(t, Object.fromEntries(files))
      const options = {...asDrafts, literal: true, paths: [site]}
      const {pages: literal} = await importPages(client, {...options, dryRun: true})
      for (const [index, {words}] of pages.entries()) {
        t.deepEqual(literal[index]?.failures, [])
        const said = literal[index]?.imported?.guide.body ?? []
        t.is(squeezed(textsIn(said)), squeezed(words))
      }
      // What is read into a page is proven by the importer itself: nothing may fail.
      const once = await importPages(client, {...asDrafts, paths: [site]})
      t.deepEqual(
        once.pages.flatMap(({failures}) => failures),
        [],
      )
      const twice = await importPages(client, {...asDrafts, paths: [site]})
      for (const {outcome, imported} of twice.pages) {
        t.is(outcome, imported?.guide.body?.length === 0 ? 'leftOut' : 'unchanged')
      }
    }),
    {numRuns: 20},
  )
})

/** The words of a body, gathered without regard to what the importer's own proof looks at. */
function textsIn(body: Body): string[] {
  return body.flatMap((block): string[] => {
    if (isTextBlock(block)) {
      return (block.children ?? []).map((child) =>
        child._type === 'span' ? (child.text ?? '') : '',
      )
    }
    if (block._type === 'table') {
      return (block.rows ?? []).flatMap(({cells}) =>
        (cells ?? []).flatMap(({content}) => textsIn(content ?? [])),
      )
    }
    if (block._type === 'itemList') {
      return (block.items ?? []).flatMap(({content}) => textsIn(content ?? []))
    }
    if (block._type === 'disclosure') return [block.title ?? '', ...textsIn(block.content ?? [])]
    return []
  })
}

function squeezed(texts: readonly string[]): string {
  return texts.join('').replaceAll(/\s/gu, '')
}
