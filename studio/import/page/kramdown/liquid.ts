/**
 * Attributes that kramdown takes after an element, as in {:target="_blank"}, and code of Liquid, which
 * Jekyll runs before it reads the page. Neither is text.
 */
const code = /\{::?[^{}\n]{1,200}\}|\{%[^\n]{1,500}?%\}|\{\{[^\n]{1,500}?\}\}/gu

/** Turns code among the text into comments: those are left out, and noted. */
export function withoutCode(body: string): string {
  return body.replaceAll(code, (found) => `<!--${found.replaceAll('--', '- -')}-->`)
}
