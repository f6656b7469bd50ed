import type {Font} from '../../font.ts'

export type Weight = Font['weight']

/** What a text is for: a title, an instruction in large type, or text to be read on. */
export type Role = 'title' | 'instruction' | 'text'

/** Line heights as multiples of the type size: Tamil and Chinese need more room than Latin. */
const lineHeights: Record<
  Role,
  {readonly latin: number; readonly han: number; readonly tamil: number}
> = {
  title: {latin: 1.1, han: 1.24, tamil: 1.36},
  instruction: {latin: 1.2, han: 1.36, tamil: 1.46},
  text: {latin: 1.36, han: 1.5, tamil: 1.58},
}

/** The line height that a text needs, in whole pixels, by the tallest script in it. */
export function lineHeightOf(text: string, role: Role, size: number): number {
  const {latin, han, tamil} = lineHeights[role]
  const ratio = /\p{Script=Tamil}/u.test(text) ? tamil : /\p{Script=Han}/u.test(text) ? han : latin
  return Math.round(size * ratio)
}
