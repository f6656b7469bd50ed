import * as v from 'valibot'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {CardsInput, LinkPreviewInput} from './cards/cards.ts'
import type {PieceFacts} from './facts.ts'
import type {FileInput} from './file.ts'
import type {PictureInput} from './picture.ts'
import type {HandbookInput} from './print/handbook.ts'
import type {InsertInput} from './print/insert.ts'
import type {IconsInput} from './web/icons.ts'
import type {PageInput} from './web/page.ts'
import type {PagePicturesInput} from './web/pagePictures.ts'
import type {SearchIndexInput} from './web/searchIndex.ts'

/** What one piece is drawn from, by its kind: plain data, for it goes to another process. */
export interface PieceInputs {
  insert: InsertInput
  handbook: HandbookInput
  cards: CardsInput
  linkPreview: LinkPreviewInput
  picture: PictureInput
  file: FileInput
  page: PageInput
  pagePictures: PagePicturesInput
  searchIndex: SearchIndexInput
  icons: IconsInput
}

/** The kinds of pieces; a piece is the least that is drawn, kept and used again as a whole. */
export type PieceKind = keyof PieceInputs

/** One thing to be drawn. */
export interface Piece<Kind extends PieceKind> {
  readonly kind: Kind
  /** Names all that it is drawn from: same key, same bytes. */
  readonly key: string
  /** Asked for only when it has to be drawn. */
  readonly input: () => PieceInputs[Kind] | Promise<PieceInputs[Kind]>
}

export const storedFileSchema = v.object({name: v.string(), sha256: v.string(), bytes: v.number()})

/** One file of a finished piece, kept in the output store. */
export type StoredFile = v.InferOutput<typeof storedFileSchema>

/** A finished piece. */
export interface Drawn<Kind extends PieceKind> {
  readonly files: readonly StoredFile[]
  readonly facts: PieceFacts[Kind]
}

/** What became of a piece: without a value where an error stands against it. */
export interface Outcome<Kind extends PieceKind> {
  readonly value?: Drawn<Kind>
  readonly findings: readonly Finding[]
  /** Whether trying again may give something else, as when the store could not be reached. */
  readonly isTemporary: boolean
}

/** A piece as its drawer makes it, before its files are kept. */
export interface Sketch<Kind extends PieceKind> {
  readonly value?: {
    readonly files: readonly {readonly name: string; readonly bytes: Uint8Array}[]
    readonly facts: PieceFacts[Kind]
  }
  readonly findings: readonly Finding[]
  /** Set where trying again may give something else. */
  readonly isTemporary?: boolean
}
