/**
 * What the Typst template is given: a tree of plain data. Text in it is data and never becomes
 * Typst source, whatever characters it holds.
 */
export type InlineNode =
  | {readonly t: 'text'; readonly text: string}
  | {readonly t: 'break'}
  /** Text that does not break. */
  | {readonly t: 'keep'; readonly text: string}
  /** A place where a line may break, with nothing drawn. */
  | {readonly t: 'mayBreak'}
  | {readonly t: 'mark'; readonly mark: string; readonly c: readonly InlineNode[]}
  | {
      readonly t: 'lang'
      readonly lang: string
      readonly region: string | null
      readonly c: readonly InlineNode[]
    }
  | {
      readonly t: 'link'
      readonly href: string
      readonly number: number
      readonly c: readonly InlineNode[]
    }
  | {readonly t: 'page'; readonly page: number; readonly same: string; readonly other: string}

export interface PictureNode {
  readonly place: PlaceNode
  /** Where the template finds its bytes. */
  readonly file: string
  /** Pixels, after crop and turn. */
  readonly width: number
  readonly height: number
  /** Null for decoration. */
  readonly alt: string | null
  /** Where it leads. */
  readonly link?: {readonly href: string; readonly number: number}
}

/** Where in the document something was written, as in a finding; the width it may take is millimetres. */
export interface PlaceNode {
  readonly at: string
  readonly width: number
}

/** A block; it has a place where a document holds it. */
export type BlockNode = DrawnNode & {readonly place?: PlaceNode}

export type DrawnNode =
  | {readonly t: 'paragraph'; readonly c: readonly InlineNode[]}
  | {readonly t: 'quote'; readonly c: readonly InlineNode[]}
  | {readonly t: 'heading'; readonly level: number; readonly c: readonly InlineNode[]}
  | {
      readonly t: 'list'
      readonly ordered: boolean
      /** Typst's pattern for letters; null for the usual numbers. */
      readonly pattern: string | null
      readonly start: number
      readonly items: readonly (readonly BlockNode[])[]
    }
  | {readonly t: 'steps'; readonly steps: readonly StepNode[]}
  | {
      readonly t: 'figure'
      readonly picture: PictureNode
      readonly caption: readonly InlineNode[] | null
    }
  | {
      readonly t: 'callout'
      readonly tone: string
      readonly title: readonly InlineNode[]
      readonly c: readonly BlockNode[]
    }
  | {
      readonly t: 'disclosure'
      readonly title: readonly InlineNode[]
      readonly c: readonly BlockNode[]
    }
  | {
      readonly t: 'table'
      readonly caption: readonly InlineNode[] | null
      readonly columns: readonly ColumnNode[]
      readonly headerRows: number
      /** Whether its head holds what can be clicked: on further pages, where it is decoration, that may not be. */
      readonly clickableHead: boolean
      readonly rows: readonly (readonly CellNode[])[]
    }
  | {readonly t: 'divider'}
  | {readonly t: 'code'; readonly lines: readonly (readonly InlineNode[])[]}
  | {readonly t: 'tiles'; readonly tiles: readonly TileNode[]}
  /** Only on the first page of a whole handbook. */
  | {readonly t: 'contents'; readonly entries: readonly EntryNode[]}
  | {
      readonly t: 'fillIn'
      readonly label: readonly InlineNode[]
      readonly size: string
      /** By which it is found in the finished file. */
      readonly address: string
      /** How many boxes of one letter it has; none where it is one large box. */
      readonly boxes: number
      /** What is written in it, letter by letter and as text; null where it is left for handwriting. */
      readonly letters: readonly string[] | null
      readonly lines: readonly InlineNode[] | null
    }
  | {
      readonly t: 'embed'
      readonly title: readonly InlineNode[]
      readonly provider: string
      readonly href: string
      readonly number: number
    }

/** One line of the contents. */
export interface EntryNode {
  /** The section that begins with it. */
  readonly section: readonly InlineNode[] | null
  readonly title: readonly InlineNode[]
  readonly lang: string
  readonly region: string | null
  /** As the handbook numbers it. */
  readonly page: number
  /** Where the line leads. */
  readonly anchor: string
}

export interface StepNode {
  readonly place: PlaceNode
  readonly number: number
  readonly instruction: readonly BlockNode[]
  readonly note: readonly BlockNode[]
  readonly picture: PictureNode | null
  readonly caption: readonly InlineNode[] | null
}

export interface TileNode {
  readonly place: PlaceNode
  readonly title: readonly InlineNode[]
  readonly description: readonly InlineNode[] | null
  readonly picture: PictureNode | null
  readonly caption: readonly InlineNode[] | null
}

export interface ColumnNode {
  /** Its longest words, which should not break; those in headings are bold. */
  readonly words: readonly {readonly text: string; readonly heads: boolean}[]
  /** Its share of the width that is left. */
  readonly weight: number
  /** Its least width, in millimetres. */
  readonly least: number
}

export interface CellNode {
  readonly header: boolean
  readonly colSpan: number
  readonly rowSpan: number
  readonly c: readonly BlockNode[]
}

/** One numbered address, with its QR code as runs of dark modules: [row, column, length]. */
export interface ReferenceNode {
  readonly number: number
  readonly href: string
  /** As it is shown. */
  readonly address: readonly InlineNode[]
  /** Width of the code, in millimetres. */
  readonly side: number
  readonly qr: {
    readonly size: number
    readonly runs: readonly (readonly [number, number, number])[]
  } | null
}
