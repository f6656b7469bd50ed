/** The words of the first paragraph in a text, as lists show them; undefined where there are none. */
export function firstWords(text: unknown): string | undefined {
  if (!Array.isArray(text)) return undefined
  const lines = text.map((block: {children?: readonly {text?: string}[]}) =>
    (block.children ?? []).map((span) => span.text ?? '').join(''),
  )
  return lines.find((line) => line.trim() !== '')
}
