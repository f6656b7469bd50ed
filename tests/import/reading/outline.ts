import type {Block, Body, FigureBlock, TextBlock} from '../../../studio/import/body.ts'

type Lines = {
  readonly [Type in Block['_type']]: (block: Extract<Block, {_type: Type}>) => readonly string[]
}

const lines: Lines = {
  block: (block) => [
    `${block.listItem === undefined ? block.style : `${block.listItem} ${block.level}`}: ${textOf(block)}`,
  ],
  table: ({headers, caption, rows}) => [
    `table, heads ${headers}${said(caption, (text) => `, “${text}”`)}`,
    ...(rows ?? []).flatMap(({cells}) =>
      (cells ?? []).flatMap(({content, header, colSpan, rowSpan}) => [
        `  cell${header ? ' head' : ''}${said(colSpan, (span) => ` ${span} wide`)}${said(rowSpan, (span) => ` ${span} tall`)}`,
        ...indented(indented(outline(content ?? []))),
      ]),
    ),
  ],
  itemList: ({ordered, numbering, start, items}) => [
    `list${ordered ? ' ordered' : ''}${said(numbering, (sign) => ` ${sign}`)}${said(start, (number) => ` from ${number}`)}`,
    ...(items ?? []).flatMap(({content}) => [
      '  item',
      ...indented(indented(outline(content ?? []))),
    ]),
  ],
  procedure: ({steps}) => [
    'procedure',
    ...(steps ?? []).flatMap(({instruction, note, figure, moreFigures}) => [
      `  step${[...(figure === undefined ? [] : [figure]), ...(moreFigures ?? [])].map(({importedFrom}) => ` with ${importedFrom ?? 'a picture'}`).join('')}`,
      ...indented(indented(outline([...(instruction ?? []), ...(note ?? [])]))),
    ]),
  ],
  callout: ({content}) => ['callout', ...indented(outline(content ?? []))],
  passage: ({content}) => ['passage', ...indented(outline(content ?? []))],
  disclosure: ({title, content}) => [`disclosure “${title}”`, ...indented(outline(content ?? []))],
  figure: (figure) => [figureLine(figure)],
  embed: ({url, title}) => [`embed ${url}${said(title, (text) => ` “${text}”`)}`],
  codeSample: ({text}) => [`code ${JSON.stringify(text)}`],
  linkTiles: ({tiles}) => [
    'tiles',
    ...(tiles ?? []).map(
      ({title, description, label, href, figure}) =>
        `  ${[title, description, label, href, figure?.importedFrom].filter(Boolean).join(' | ')}`,
    ),
  ],
  divider: () => ['divider'],
  fillIn: ({label}) => [`blank ${label}`],
}

/** A body in few words: what each block is, and what it says. */
export function outline(body: Body): string[] {
  return body.flatMap((block) => [...linesOf(block)])
}

function linesOf<Type extends Block['_type']>(block: Extract<Block, {_type: Type}>) {
  const ofType: Lines[Type] = lines[block._type]
  return ofType(block)
}

function figureLine({importedFrom, alt, href, caption, width}: FigureBlock): string {
  return [
    `figure ${importedFrom ?? 'uploaded'}`,
    said(alt, (text) => ` “${text}”`),
    said(width, (share) => `, ${share}`),
    said(href, (address) => ` opens ${address}`),
    said(caption, (text) => `, caption “${text}”`),
  ].join('')
}

function textOf({children, markDefs}: TextBlock): string {
  return (children ?? [])
    .map((child) => {
      if (child._type !== 'span') return `{${child._type}}`
      const marks = (child.marks ?? []).map((mark) => {
        const definition = markDefs?.find(({_key}) => _key === mark)
        return definition?._type === 'link'
          ? `link ${definition.href}`
          : (definition?._type ?? mark)
      })
      return marks.length === 0 ? child.text : `[${child.text}](${marks.join(', ')})`
    })
    .join('')
}

function said<T>(value: T | undefined, how: (value: T) => string): string {
  return value === undefined ? '' : how(value)
}

function indented(some: readonly string[]): string[] {
  return some.map((line) => `  ${line}`)
}
