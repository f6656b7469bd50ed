import test from 'ava'
import {openPrintRoom} from './inserts.ts'
import {reading} from './reading.ts'

const {print, printable} = await openPrintRoom()
const entry = printable('imported-blocks')

/** The text of an edition without white space, and the addresses that a click on it opens. */
async function read(edition: 'screen' | 'press') {
  const {pdf} = await print(entry, {edition})
  return reading(pdf, async (_, pages) => {
    const texts: string[] = []
    const opened: string[] = []
    for (const page of pages) {
      const {items} = await page.getTextContent()
      texts.push(...items.map((item) => ('str' in item ? item.str : '')))
      const annotations: {url?: string}[] = await page.getAnnotations()
      opened.push(...annotations.flatMap(({url}) => url ?? []))
    }
    return {text: texts.join('').replaceAll(/\s+/gu, ''), opened}
  })
}

test('lists count in letters, and inside them in numbers; after z comes aa', async (t) => {
  const {text} = await read('screen')
  t.regex(text, /a\)Bringtheform\./u)
  t.regex(text, /b\)Bringaphotograph\.1\.Incolour/u)
  t.regex(text, /z\)Along.*aa\)andgoeson/u)
})

test('tiles and figures that are links print their number and address, and open it on a screen', async (t) => {
  const addresses = [
    'https://www.rainforest-secondary.example/examples/log-in/',
    'https://www.moe.gov.sg/calendar',
    'https://www.example.com/hills',
    'https://mims.moe.gov.sg/',
    'https://www.rainforest-secondary.example/examples/every-block/',
  ]
  const [screen, press] = [await read('screen'), await read('press')]
  for (const address of addresses) {
    t.true(screen.opened.includes(address), address)
    t.true(screen.text.includes(address), address)
    t.true(press.text.includes(address), address)
  }
  t.regex(screen.text, /Studentaccounts1How/u)
  t.regex(screen.text, /Withacaption\.5/u)
  t.deepEqual(press.opened, [])
})
