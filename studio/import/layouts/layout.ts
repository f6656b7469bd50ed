import type {Language} from '../../../schemas/language.ts'

/** The front matter of a page, as YAML has it; all values are strings. */
export type Data = Readonly<Record<string, unknown>>

/** What a layout makes of a front matter. */
export interface LayoutContent {
  /** As HTML, in the place where the layout shows it: above the body. */
  readonly html: string
  /** The fields that it shows. */
  readonly fields: readonly string[]
}

/** How Isomer shows what is in a page's front matter. */
export type IsomerLayout = (data: Data, language: Language) => LayoutContent

/** Nothing of the front matter is content. */
export const noContent: LayoutContent = {html: '', fields: []}

/** Puts text where HTML is expected. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** A text of the front matter; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** A list of the front matter; one value alone counts as a list of it. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null || value === '' ? [] : [value]
}
