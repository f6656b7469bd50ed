import {escapeHTML, type PortableTextMarkComponentOptions} from '@portabletext/to-html'
import type {Decorator} from '../../schemas/text/decorators.ts'
import type {Abbreviation, ForeignText, Link, MarkDefinition} from '../guide/model.ts'
import {element} from './element.ts'

type Options<Mark extends MarkDefinition> = PortableTextMarkComponentOptions<Mark>

const decorators: Record<Decorator, (options: {readonly children: string}) => string> = {
  strong: ({children}) => `<strong>${children}</strong>`,
  em: ({children}) => `<em>${children}</em>`,
  underline: ({children}) => `<u>${children}</u>`,
  'strike-through': ({children}) => `<s>${children}</s>`,
  highlight: ({children}) => `<mark>${children}</mark>`,
  code: ({children}) => `<code>${children}</code>`,
  sup: ({children}) => `<sup>${children}</sup>`,
  sub: ({children}) => `<sub>${children}</sub>`,
}

const definitions: {
  readonly [Type in MarkDefinition['_type']]: (
    options: Options<Extract<MarkDefinition, {_type: Type}>>,
  ) => string
} = {
  link: drawLink,
  abbreviation: drawAbbreviation,
  foreignText: drawForeignText,
}

/** How the web draws each mark. */
export const marks = {...decorators, ...definitions}

function drawLink({value, children}: Options<Link>): string {
  if (value === undefined) return children
  const {file} = value
  const opened = drawAnchor(value, children)
  return file === undefined ? opened : `${opened} (${escapeHTML(describeDownload(file))})`
}

/** Puts HTML into a link; links to other sites are marked as such, files are saved under their own names. */
export function drawAnchor({href, kind, file}: Link, content: string): string {
  const external = kind === 'web' ? 'external' : undefined
  return element('a', {href, class: external, rel: external, download: file?.name}, content)
}

/** Says what a download is, as in “PDF, 120 kB”. */
export function describeDownload(file: {readonly name: string; readonly size: number}): string {
  const extension = /\.([a-z0-9]{1,5})$/iu.exec(file.name)?.[1]?.toUpperCase()
  const size = describeSize(file.size)
  return extension === undefined ? size : `${extension}, ${size}`
}

/** Writes a number of bytes for people. */
export function describeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0B`
  return bytes < 999_500
    ? `${Math.round(bytes / 1000)}\u00a0kB`
    : `${(bytes / 1e6).toFixed(1)}\u00a0MB`
}

function drawAbbreviation({value, children}: Options<Abbreviation>): string {
  if (value === undefined) return children
  const {expansion, first} = value
  if (first) return `<abbr>${children}</abbr> (${escapeHTML(expansion)})`
  return element('abbr', {title: expansion}, children)
}

function drawForeignText({value, children}: Options<ForeignText>): string {
  return value === undefined ? children : element('span', {lang: value.language}, children)
}
