import test from 'ava'
import {allBlocks} from '../../../renderers/guide/walkBlocks.ts'
import {openPrintRoom} from '../inserts.ts'

const {printable: printableOf, print} = await openPrintRoom()

test('an insert tells where everything stands, and is the same with it', async (t) => {
  for (const printable of ['student-accounts', 'every-block', 'tables'].map(printableOf)) {
    const {pdf, pages, places = []} = await print(printable, {edition: 'screen', places: true})
    const without = await print(printable, {edition: 'screen'})
    t.deepEqual(pdf, without.pdf, printable.guide.name)
    t.is(without.places, undefined)
    const known = new Set(places.map(({at}) => at))
    for (const {at} of allBlocks(printable.guide.body)) t.true(known.has(at), at)
    for (const {at, page, left, top, width, height} of places) {
      t.true(page >= 1 && page <= pages, at)
      t.true(left > 0 && top > 0 && width > 0 && height > 0, at)
      t.true(left + width < 1 && top + height <= 1, at)
    }
  }
})
