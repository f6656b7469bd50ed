import {type Card, createCardRenderer} from '../../renderers/card/cards.ts'
import type {Font} from '../../renderers/font.ts'
import type {Found} from '../../renderers/guide/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {fetchOriginals} from '../drawing/originals.ts'
import type {Preview} from '../panes/preview.ts'

/** Makes what draws all cards of a guide. */
export function createCardPreview(fonts: readonly Font[]) {
  const renderer = createCardRenderer(fonts)
  return async (guide: Guide): Promise<Found<Omit<Preview, 'findings'>>> => {
    const {originals: images, findings: missing} = await fetchOriginals([guide])
    const {value, findings} = await renderer.render(guide, {images})
    const pictures = value.map(({name, alternativeText, bytes, mediaType, width, height}) => ({
      name: titleOf(name),
      alternativeText,
      png: Buffer.from(bytes).toString('base64'),
      mediaType,
      width,
      height,
    }))
    return {
      value: pictures.length === 0 ? {} : {pictures},
      findings: [...missing, ...findings],
    }
  }
}

const titles: Readonly<Record<string, string>> = {
  og: 'Link preview',
  square: 'Square post',
  portrait: 'Upright post',
  story: 'Story',
  closing: 'Closing card',
}

function titleOf(name: Card['name']): string {
  return titles[name] ?? name.replace(/^step-/u, 'Step ')
}
