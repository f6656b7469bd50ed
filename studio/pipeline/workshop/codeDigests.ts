import type {PieceKind} from '../pieces/piece.ts'
import {digestOfSources} from './sources.ts'

/** What everything is drawn with: the guide model, what all channels share, and the versions of all packages. */
const shared = ['schemas', 'renderers/guide', 'package-lock.json', 'studio/pipeline/pieces']
const look = [
  'renderers/cache.ts',
  'renderers/tokens.ts',
  'renderers/palette.ts',
  'renderers/glyphs.ts',
  'renderers/missingGlyph.ts',
  'renderers/text',
]
const cards = [...shared, ...look, 'renderers/card', 'renderers/qr.ts', 'studio/pipeline/proof']

/** The sources that draw each kind of piece: files and folders of the project. */
const sources: Record<PieceKind, readonly string[]> = {
  insert: [...shared, ...look, 'renderers/print', 'renderers/qr.ts', 'studio/pipeline/proof'],
  handbook: [...shared, ...look, 'renderers/print', 'renderers/qr.ts'],
  cards,
  linkPreview: cards,
  picture: [...shared, 'site/src/pictures.ts'],
  file: [],
  page: [
    ...shared,
    ...look,
    'renderers/web',
    'site',
    'studio/pipeline/site',
    'studio/pipeline/proof',
  ],
  pagePictures: ['package-lock.json'],
  icons: [...shared, 'site/src/host/icons.ts'],
  searchIndex: ['package-lock.json', 'studio/pipeline/pieces/web/searchIndex.ts'],
}

/** Generated types draw nothing, and what Astro notes for itself is no source. */
const leftOut = /^(?:schemas\/generated|site\/(?:\.astro|node_modules))\//u

export type CodeDigests = Readonly<Record<PieceKind, string>>

/** The SHA-256 of the code that draws each kind of piece, fonts and packages included. */
export async function codeDigests(): Promise<CodeDigests> {
  const known = new Map<string, Promise<string>>()
  const digest = (kind: PieceKind): Promise<string> => {
    const places = sources[kind]
    const name = places.join(' ')
    const found = known.get(name) ?? digestOfSources(places, leftOut)
    known.set(name, found)
    return found
  }
  return {
    insert: await digest('insert'),
    handbook: await digest('handbook'),
    cards: await digest('cards'),
    linkPreview: await digest('linkPreview'),
    picture: await digest('picture'),
    file: await digest('file'),
    page: await digest('page'),
    pagePictures: await digest('pagePictures'),
    searchIndex: await digest('searchIndex'),
    icons: await digest('icons'),
  }
}
