import type {Block, TextBlock} from './model.ts'

/** The plain text of one text block: its spans and page references, as readers of the web see them. */
export function plainTextOf(block: Pick<TextBlock, 'children'>): string {
  return block.children.map(({text}) => text).join('')
}

/** The plain text of blocks, one line a paragraph, depth first: for searching, shortening and reading out. */
export function plainTextsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block._type) {
      case 'block':
        return [plainTextOf(block)]
      case 'list':
        return block.items.flatMap(({content}) => plainTextsOf(content))
      case 'procedure':
        return block.steps.flatMap(({instruction, note}) => plainTextsOf([...instruction, ...note]))
      case 'figure':
        return block.caption === undefined ? [] : [block.caption]
      case 'callout':
        return [...(block.title === undefined ? [] : [block.title]), ...plainTextsOf(block.content)]
      case 'disclosure':
        return [block.title, ...plainTextsOf(block.content)]
      case 'table':
        return [
          ...(block.caption === undefined ? [] : [block.caption]),
          ...block.rows.flatMap(({cells}) => cells.flatMap(({content}) => plainTextsOf(content))),
        ]
      case 'fillIn':
        return [block.label]
      case 'embed':
        return [block.title]
    }
  })
}
