/**
 * The channel-neutral guide: what a channel draws.
 * References are resolved, steps numbered, headings levelled, links and page references settled.
 * What the channel leaves out (by the editor's choice) is already gone.
 */
import type {CalloutTone} from '../../schemas/blocks/callout.ts'
import type {FigureWidth} from '../../schemas/blocks/figure.ts'
import type {FillInSize} from '../../schemas/blocks/fillIn.ts'
import type {ListNumbering} from '../../schemas/blocks/itemList/itemList.ts'
import type {Language} from '../../schemas/language.ts'
import type {PrintedLinks} from '../../schemas/printedLinks.ts'
import type {EmbedProvider} from '../../schemas/rules/embedAddress.ts'
import type {Decorator} from '../../schemas/text/decorators.ts'
import type {TrimSize} from '../../schemas/trimSize.ts'

export interface Guide {
  readonly id: string
  /** Eight hexadecimal digits that change whenever anything that readers see of it changes, in any channel. */
  readonly revision: string
  /** When the newest of those documents was changed, ISO 8601 in UTC. */
  readonly updatedAt: string
  readonly language: Language
  readonly title: string
  readonly shortTitle?: string
  /** May be empty. */
  readonly summary: string
  /** Starts and ends with a slash. */
  readonly path: string
  /** What files made from it are called: no two guides share it, not even in another case. */
  readonly name: string
  /** The absolute address of the web page. */
  readonly address: string
  readonly formerPaths: readonly string[]
  readonly navigationGroup: string
  /** ISO 8601 date, as in 2026-11-23. */
  readonly reviewedOn?: string
  readonly ownerRole?: string
  /** Notes of what changed, the newest first; on the web alone, and absent where there are none. */
  readonly changes?: readonly Change[]
  /** The same guide in the other languages, in the order of the language list. */
  readonly translations: readonly Translation[]
  /** Where the guide stands in the handbook; absent when it is not printed there. */
  readonly handbook?: HandbookPlace
  /** How print gives the addresses of links; absent where the editor leaves it to print, and in other channels. */
  readonly printedLinks?: PrintedLinks
  readonly site: Site
  /** Chosen for its cards; absent where they show the first figure of the body. */
  readonly coverFigure?: Figure
  readonly body: readonly Block[]
}

/** What an editor wrote of a change. */
export interface Change {
  readonly key: string
  /** ISO 8601 date, as in 2026-11-23. */
  readonly on: string
  readonly note: string
}

export interface Translation {
  readonly language: Language
  readonly title: string
  readonly path: string
}

export interface HandbookPlace {
  readonly id: string
  readonly title: string
  readonly edition: string
  readonly trimSize: TrimSize
  /** First page. */
  readonly page: number
  /** Pages set aside. */
  readonly pages?: number
  /** The section of the handbook that begins with this guide. */
  readonly section?: string
  /** Whether the handbook as one file has a cover. */
  readonly cover?: boolean
}

export interface Site {
  readonly name: string
  /** Without a slash at its end, as in https://www.school.edu.sg. */
  readonly webAddress: string
  readonly contact: {
    readonly office?: string
    readonly telephone?: string
    readonly email?: string
  }
  readonly logo?: Picture
  readonly look: Look
}

/** What the school's own look is made from. */
export interface Look {
  /** Six hexadecimal digits after "#"; absent where the site names none. */
  readonly primary?: string
  readonly accent?: string
  /** Whether cards are decorated with leaves. */
  readonly motif: boolean
}

/** An image as stored, with the editor's crop and hotspot. */
export interface Picture {
  /** `_id` of the asset: the key by which its bytes are handed to a renderer. */
  readonly asset: string
  /** What the file was called when it was uploaded: what people know it by. */
  readonly fileName?: string
  /** Pixels of the original, after its EXIF orientation is applied. */
  readonly width: number
  readonly height: number
  readonly mimeType: string
  /** Shares (0 to 1) cut off from each side. */
  readonly crop: {
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }
  /** Shares of the original: the centre and size of what must stay visible. */
  readonly hotspot?: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
}

interface BlockOf<Type extends string> {
  readonly _type: Type
  /** Unique in the guide. */
  readonly _key: string
  /** Where it stands in the document, as in a finding. */
  readonly at: string
}

export type TextStyle = 'normal' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'blockquote'

/** A paragraph, heading or quotation: Portable Text without lists. */
export interface TextBlock extends BlockOf<'block'> {
  readonly style: TextStyle
  readonly children: readonly (Span | PageReference)[]
  readonly markDefs: readonly MarkDefinition[]
  /** Of headings only: unique in the guide, for use after "#". */
  readonly anchor?: string
}

export interface Span {
  readonly _type: 'span'
  readonly _key: string
  readonly text: string
  /** Decorators, and keys of `markDefs`. */
  readonly marks: readonly (Decorator | (string & {}))[]
}

/** “In the Student Handbook on page 21”. */
export interface PageReference {
  readonly _type: 'handbookPage'
  readonly _key: string
  readonly page: number
  /** What a reader outside the handbook sees. */
  readonly text: string
  /** What a reader of the same handbook sees: set in the print channel only. */
  readonly inside?: {readonly samePage: string; readonly otherPage: string}
}

export type MarkDefinition = Link | Abbreviation | ForeignText

export interface Link {
  readonly _type: 'link'
  readonly _key: string
  /** Checked against the allow-list; relative to the site's root where it stays on the site. */
  readonly href: string
  /** The same, always absolute: what print shows. */
  readonly address: string
  readonly kind: 'site' | 'web' | 'mail' | 'telephone' | 'file'
  /** Of files: size in bytes and type. */
  readonly file?: {
    readonly asset: string
    readonly name: string
    readonly size: number
    readonly mimeType: string
  }
}

export interface Abbreviation {
  readonly _type: 'abbreviation'
  readonly _key: string
  readonly expansion: string
  /** Whether this is its first mention in the guide. */
  readonly first: boolean
}

export interface ForeignText {
  readonly _type: 'foreignText'
  readonly _key: string
  readonly language: Language
}

export interface List extends BlockOf<'list'> {
  readonly ordered: boolean
  /** What an ordered list counts in. */
  readonly numbering: ListNumbering
  readonly start: number
  readonly items: readonly ListItem[]
}

export interface ListItem {
  readonly _key: string
  readonly content: readonly Block[]
}

export interface Procedure extends BlockOf<'procedure'> {
  readonly steps: readonly Step[]
}

export interface Step {
  readonly _key: string
  readonly at: string
  readonly number: number
  /** Unique in the guide, for use after "#". */
  readonly anchor: string
  readonly instruction: readonly (TextBlock | List)[]
  readonly note: readonly (TextBlock | List)[]
  readonly figure?: Figure
  /** Further figures: cards leave them out. Absent where there are none. */
  readonly moreFigures?: readonly Figure[]
}

export interface Figure extends BlockOf<'figure'> {
  readonly picture: Picture
  /** Empty only where the editor marked the figure as decorative. */
  readonly alternativeText: string
  readonly caption?: string
  /** Its share of the text's width; all of it where it is absent. Cards have room of their own. */
  readonly width?: FigureWidth
  /** Where a click on the picture leads; its alternative text is the text of the link. */
  readonly link?: Link
}

export interface Callout extends BlockOf<'callout'> {
  readonly tone: CalloutTone
  readonly title?: string
  readonly content: readonly Block[]
}

export interface Disclosure extends BlockOf<'disclosure'> {
  readonly title: string
  readonly anchor: string
  readonly content: readonly Block[]
}

export interface Table extends BlockOf<'table'> {
  readonly caption?: string
  /** Columns of the widest row, spans counted. */
  readonly columns: number
  /** Rows at the top that hold headings only. */
  readonly headerRows: number
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly _key: string
  readonly cells: readonly TableCell[]
}

export interface TableCell {
  readonly _key: string
  /** Whether it heads its column or its row; absent for data. */
  readonly header?: 'column' | 'row'
  readonly colSpan: number
  readonly rowSpan: number
  readonly content: readonly Block[]
}

export interface FillIn extends BlockOf<'fillIn'> {
  readonly label: string
  readonly size: FillInSize
}

export interface Embed extends BlockOf<'embed'> {
  readonly provider: EmbedProvider
  readonly title: string
  /** The page itself, https only. */
  readonly address: string
}

/** A line between two parts of a text. */
export type Divider = BlockOf<'divider'>

export interface CodeSample extends BlockOf<'codeSample'> {
  /** Its blanks and line breaks are kept. */
  readonly text: string
}

export interface LinkTiles extends BlockOf<'linkTiles'> {
  readonly tiles: readonly LinkTile[]
}

export interface LinkTile {
  readonly _key: string
  readonly at: string
  readonly title: string
  readonly description?: string
  /** What a click does; it means nothing on paper. */
  readonly label?: string
  readonly link?: Link
  readonly figure?: Figure
}

export type Block =
  | TextBlock
  | List
  | Procedure
  | Figure
  | Callout
  | Disclosure
  | Table
  | FillIn
  | Embed
  | Divider
  | CodeSample
  | LinkTiles

export type BlockType = Block['_type']

export type BlockOfType<Type extends BlockType> = Extract<Block, {readonly _type: Type}>
