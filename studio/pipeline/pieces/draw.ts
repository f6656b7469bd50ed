import type {PieceInputs, PieceKind, Sketch} from './piece.ts'

/** How each kind of piece is drawn. What draws one kind is loaded when its first piece is asked for. */
const drawers: {
  readonly [Kind in PieceKind]: (input: PieceInputs[Kind]) => Promise<Sketch<Kind>>
} = {
  insert: async (input) => (await import('./print/insert.ts')).drawInsert(input),
  handbook: async (input) => (await import('./print/handbook.ts')).drawHandbook(input),
  cards: async (input) => (await import('./cards/cards.ts')).drawCards(input),
  linkPreview: async (input) => (await import('./cards/cards.ts')).drawLinkPreview(input),
  picture: async (input) => (await import('./picture.ts')).drawPicture(input),
  file: async (input) => (await import('./file.ts')).drawFile(input),
  page: async (input) => (await import('./web/page.ts')).drawSitePage(input),
  icons: async (input) => (await import('./web/icons.ts')).drawIcons(input),
  searchIndex: async (input) => (await import('./web/searchIndex.ts')).drawSearchIndex(input),
  pagePictures: async (input) => (await import('./web/pagePictures.ts')).drawPagePictures(input),
}

/** Draws a piece. What is wrong with what it shows is a finding; throws where the drawing itself breaks. */
export function draw<Kind extends PieceKind>(
  kind: Kind,
  input: PieceInputs[Kind],
): Promise<Sketch<Kind>> {
  return drawers[kind](input)
}
