import test from 'ava'
import {openPrintRoom} from '../inserts.ts'
import {pixelsOf} from '../reading.ts'

const {printable, print} = await openPrintRoom()
const {guide, images} = printable('log-in')
const own = {primary: '#7a1f2b', accent: '#ffd166', motif: false}

/** How many pixels of the first page of a screen edition have a colour. */
async function countOf(site: typeof guide.site, colour: readonly [number, number, number]) {
  const {pdf} = await print({guide: {...guide, site}, images}, {edition: 'screen'})
  const [page] = await pixelsOf(pdf, 72)
  if (page === undefined) throw new Error('no page')
  let count = 0
  for (let index = 0; index < page.data.length; index += 4) {
    const near = colour.every((value, part) => Math.abs(value - (page.data[index + part] ?? 0)) < 3)
    if (near) count += 1
  }
  return count
}

test('inserts are printed in the school’s primary colour', async (t) => {
  const red = [0x7a, 0x1f, 0x2b] as const
  t.is(await countOf(guide.site, red), 0)
  t.true((await countOf({...guide.site, look: own}, red)) > 500)
})

test('the school’s logo stands in the running heads; without one, its name stands alone', async (t) => {
  const {logo: _, ...withoutLogo} = guide.site
  const images = async (site: typeof guide.site) => {
    const {pdf} = await print(
      {guide: {...guide, site}, images: printable('log-in').images},
      {edition: 'press'},
    )
    return (
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Subtype ?\/Image/gu)?.length ?? 0
    )
  }
  t.true((await images(guide.site)) > (await images(withoutLogo)))
})
