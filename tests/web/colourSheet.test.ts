import test from 'ava'
import {paletteOf} from '../../renderers/palette.ts'
import {colours, darkColours} from '../../renderers/tokens.ts'
import {colourSheet} from '../../renderers/web/colourSheet.ts'

test('the style sheet of a site holds its colours for light and for dark grounds', (t) => {
  const look = {primary: '#7a1f2b', accent: '#ffd166', motif: false}
  const {light, dark} = paletteOf(look)
  const [onLight, onDark] = colourSheet(look).split('@media screen and (prefers-color-scheme:dark)')
  t.true(onLight?.includes(`--brand:${light.brand};`))
  t.true(onLight?.includes(`--brand-deep:${light.brandDeep};`))
  t.true(onLight?.includes(`--accent:#ffd166`))
  t.true(onDark?.includes(`--brand:${dark.brand};`))
  t.true(onLight?.startsWith(':root{color-scheme:light dark;'))
  // Whoever forces colours gets theirs: no rule of ours overrides that.
  t.notRegex(colourSheet(look), /forced-color-adjust|!important/)
})

test('a site without colours of its own has those of the tokens, each once a ground', (t) => {
  const sheet = colourSheet({motif: true})
  for (const values of [colours, darkColours]) {
    for (const value of Object.values(values)) t.true(sheet.includes(`:${value}`), value)
  }
  t.is(sheet.match(/--ink:/gu)?.length, 2)
})
