import type {RichText} from '../../schemas/generated/types.ts'

/** The body of a guide, as it is stored. */
export type Body = RichText
export type Block = Body[number]
export type TextBlock = Extract<Block, {_type: 'block'}>
export type TextStyle = NonNullable<TextBlock['style']>
export type Child = NonNullable<TextBlock['children']>[number]
export type Span = Extract<Child, {_type: 'span'}>
export type MarkDefinition = NonNullable<TextBlock['markDefs']>[number]
export type BlockOf<Type extends Block['_type']> = Extract<Block, {_type: Type}>
export type Table = BlockOf<'table'>
export type TableRow = NonNullable<Table['rows']>[number]
export type TableCell = NonNullable<TableRow['cells']>[number]
export type ItemList = BlockOf<'itemList'>

export type FigureBlock = BlockOf<'figure'>
export type LinkTiles = BlockOf<'linkTiles'>
export type LinkTile = NonNullable<LinkTiles['tiles']>[number]

/** Whether a block is text: a paragraph, a heading, an item of a list. */
export function isTextBlock(block: Block): block is TextBlock {
  return block._type === 'block'
}

/** Whether it is a paragraph or quotation that stands in no list. */
export function isParagraph(block: Block): boolean {
  return (
    isTextBlock(block) && block.listItem === undefined && (block.style ?? 'normal') === 'normal'
  )
}

export function isHeading(block: Block): boolean {
  return isTextBlock(block) && block.listItem === undefined && /^h[2-4]$/u.test(block.style ?? '')
}

export function isSpan(child: Child): child is Span {
  return child._type === 'span'
}

/** The text of a block; what stands in for text, as a page reference, counts as nothing. */
export function textOf(block: TextBlock): string {
  return (block.children ?? []).map((child) => (isSpan(child) ? (child.text ?? '') : '')).join('')
}

/** A figure that stands by itself, as one that a step or tile holds. */
export function withoutKey<T extends {readonly _key: string}>({_key, ...rest}: T): Omit<T, '_key'> {
  return rest
}
