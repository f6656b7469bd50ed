import {escapeHTML} from '@portabletext/to-html'

type AttributeValue = string | number | boolean | undefined

/** Writes attributes, escaped; those that are undefined or false are left out, true stands without a value. */
export function attributes(values: Readonly<Record<string, AttributeValue>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (value === undefined || value === false) return ''
      return value === true ? ` ${name}` : ` ${name}="${escapeHTML(String(value))}"`
    })
    .join('')
}

/** Writes an element around content that is HTML already. */
export function element(
  name: string,
  values: Readonly<Record<string, AttributeValue>>,
  content: string,
): string {
  return `<${name}${attributes(values)}>${content}</${name}>`
}

/** Writes plain text as HTML: escaped, its line breaks kept. */
export function textHtml(text: string): string {
  return escapeHTML(text).replaceAll('\n', '<br>')
}
