import test from 'ava'
import fc from 'fast-check'
import {libraryOf} from '../../renderers/guide/library.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {paletteOf} from '../../renderers/palette.ts'
import {type Colour, type Colours, colours, darkColours} from '../../renderers/tokens.ts'
import {guideDocument, siteSettings} from './document.ts'

/** Text, and the grounds that pages, inserts and cards set it on. */
const onLight: readonly (readonly [Colour, Colour])[] = [
  ['brand', 'paper'],
  ['brand', 'mist'],
  ['brand', 'brandPale'],
  ['paper', 'brand'],
  ['paper', 'brandDeep'],
  ['brandPale', 'brandDeep'],
  ['accent', 'brandDeep'],
  ['ink', 'accent'],
  ['ink', 'brandPale'],
  ['slate', 'brandPale'],
]
const onDark: readonly (readonly [Colour, Colour])[] = [
  ['brand', 'paper'],
  ['brand', 'mist'],
  ['brand', 'brandPale'],
  ['ink', 'brandPale'],
]

/** Contrast by the formula of WCAG 2.2, without the library that the product takes it from. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function tooFaint(palette: Colours, pairs: typeof onLight): string[] {
  return pairs.flatMap(([text, ground]) => {
    const found = contrast(palette[text], palette[ground])
    return found >= 4.5
      ? []
      : [`${text} ${palette[text]} on ${ground} ${palette[ground]}: ${found}`]
  })
}

const colour = fc
  .integer({min: 0, max: 0xffffff})
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('text keeps its contrast in every channel, whatever colours a school has', (t) => {
  fc.assert(
    fc.property(fc.option(colour), fc.option(colour), (primary, accent) => {
      const palette = paletteOf({
        ...(primary === null ? {} : {primary}),
        ...(accent === null ? {} : {accent}),
      })
      t.deepEqual(tooFaint(palette.light, onLight), [], `${primary} ${accent}`)
      t.deepEqual(tooFaint(palette.dark, onDark), [], `${primary} ${accent}`)
    }),
    {numRuns: 300, seed: 12},
  )
})

test('a site without colours of its own has those of the tokens', (t) => {
  t.deepEqual(paletteOf({}), {light: colours, dark: darkColours})
})

function lookFrom(settings: Readonly<Record<string, unknown>>) {
  const guide = guideDocument([])
  const library = libraryOf([guide, {...siteSettings, ...settings}])
  const {value, findings} = resolveGuide(library, guide._id, 'web')
  return {look: value.site.look, findings: [...library.findings, ...findings]}
}

test('colours that can be read are taken as they are', (t) => {
  const {look, findings} = lookFrom({primaryColour: '#7A1F2B', accentColour: '#ffd166'})
  t.deepEqual(look, {primary: '#7a1f2b', accent: '#ffd166', motif: false})
  t.deepEqual(findings, [])
})

test('a colour that cannot be read is a finding with the nearest that would do, which does', (t) => {
  const {look, findings} = lookFrom({primaryColour: '#ffcc00', accentColour: '#102030'})
  t.deepEqual(
    findings.map(({severity, document, path}) => [severity, document, path]),
    [
      ['warning', 'siteSettings', 'primaryColour'],
      ['warning', 'siteSettings', 'accentColour'],
    ],
  )
  t.true(findings[0]?.problem.includes('#ffcc00 has a contrast of 1.'))
  t.true(findings[0]?.remedy.includes(look.primary ?? 'none'))
  t.true(findings[1]?.remedy.includes(look.accent ?? 'none'))
  t.true(contrast(look.primary ?? '', colours.mist) >= 4.5)
  t.true(contrast(look.primary ?? '', colours.mist) < 4.8, 'no darker than it must be')
  const again = lookFrom({primaryColour: look.primary, accentColour: look.accent})
  t.deepEqual(again.findings, [])
})

test('what is no colour is a finding, and the colours of the tokens are taken', (t) => {
  const {look, findings} = lookFrom({primaryColour: 'blue; } body { display: none'})
  t.deepEqual(look, {motif: false})
  t.like(findings[0], {severity: 'warning', path: 'primaryColour'})
  t.regex(findings[0]?.remedy ?? '', /#14539a/)
})

test('a school that did not ask for the leaf motif does not get it', (t) => {
  t.false(lookFrom({}).look.motif)
  t.true(lookFrom({leafMotif: true}).look.motif)
})
