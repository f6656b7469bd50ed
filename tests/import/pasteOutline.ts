import {type Body, isSpan, isTextBlock, type TextBlock} from '../../studio/import/body.ts'

/** Blocks in a line each, as a person would describe them: style or list, words, marks, links. */
export function outlineOf(blocks: Body): string[] {
  return blocks.map((block) => {
    if (isTextBlock(block)) {
      const kind = block.listItem === undefined ? block.style : `${block.level} ${block.listItem}`
      return `${kind}: ${markedText(block)}`
    }
    switch (block._type) {
      case 'table':
        return `table ${block.headers}: ${(block.rows ?? [])
          .map(({cells}) =>
            (cells ?? [])
              .map(({content, colSpan = 1, rowSpan = 1}) => {
                const span =
                  rowSpan > 1 ? `(${colSpan}x${rowSpan}) ` : colSpan > 1 ? `(${colSpan}) ` : ''
                return `${span}${textOf(content)}`
              })
              .join(' | '),
          )
          .join(' / ')}`
      case 'itemList':
        return `itemList ${block.numbering ?? block.ordered}: ${(block.items ?? [])
          .map(({content}) => textOf(content))
          .join(' | ')}`
      case 'figure':
        return `figure: ${block.alt}, ${block.caption}`
      default:
        return block._type
    }
  })
}

function textOf(content: Body | undefined): string {
  return (content ?? []).filter(isTextBlock).map(markedText).join('; ')
}

function markedText({children, markDefs}: TextBlock): string {
  return (children ?? [])
    .map((child) => {
      if (!isSpan(child)) return ''
      return (child.marks ?? []).reduce((text, mark) => {
        if (mark === 'strong') return `**${text}**`
        if (mark === 'em') return `*${text}*`
        const definition = (markDefs ?? []).find(({_key}) => _key === mark)
        return definition?._type === 'link' ? `[${text}](${definition.href})` : text
      }, child.text ?? '')
    })
    .join('')
}
