import type {Library} from '../../../../renderers/guide/library.ts'
import {isRecord} from '../../../../renderers/guide/record.ts'
import {alternativeTextProblem} from '../../../../schemas/rules/alternativeText.ts'
import type {WordlessPicture} from '../../../attention/attention.ts'

interface Use {
  readonly asset: string
  readonly path: string
}

/** Guides stay the same object as long as they do not change, so each is looked through once. */
const known = new WeakMap<object, readonly Use[]>()

/** The pictures of which no figure says what they show, each once, with all figures that show it. */
export function wordlessPictures({guides, images}: Library): WordlessPicture[] {
  const pictures = new Map<string, WordlessPicture>()
  for (const guide of guides.values()) {
    const uses = known.get(guide) ?? usesIn(guide)
    known.set(guide, uses)
    for (const {asset, path} of uses) {
      const url = images.get(asset)?.url
      if (url === undefined) continue
      const picture = pictures.get(asset) ?? {asset, url, uses: []}
      pictures.set(asset, picture)
      picture.uses.push({guide: guide._id, title: guide.title ?? '', path})
    }
  }
  return [...pictures.values()]
}

function usesIn(guide: object): Use[] {
  const uses: Use[] = []
  const look = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        const key = isRecord(item) && typeof item._key === 'string' ? item._key : undefined
        look(item, `${path}[${key === undefined ? index : `_key=="${key}"`}]`)
      }
      return
    }
    if (!isRecord(value)) return
    const asset = isRecord(value.asset) ? value.asset._ref : undefined
    const alt = typeof value.alt === 'string' ? value.alt : undefined
    if (value._type === 'figure' && typeof asset === 'string' && value.decorative !== true) {
      if (alternativeTextProblem(alt) !== undefined) uses.push({asset, path})
    }
    for (const [name, inner] of Object.entries(value)) {
      look(inner, path === '' ? name : `${path}.${name}`)
    }
  }
  look(guide, '')
  return uses
}
