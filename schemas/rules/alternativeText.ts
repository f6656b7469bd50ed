/** Words that name the kind of thing instead of what it shows. */
const genericWords = new Set([
  'image',
  'picture',
  'photo',
  'photograph',
  'figure',
  'graphic',
  'icon',
  'logo',
  'screenshot',
  'screen shot',
  'placeholder',
  'placeholder image',
  'untitled',
  'diagram',
  '图片',
  '图像',
  'gambar',
  'imej',
  'படம்',
])

/** Longest alternative text, in characters: screen readers read it in one breath. */
export const alternativeTextLimit = 300

/**
 * Judges the alternative text of a figure that is not decorative.
 * Takes the text as typed; returns what is wrong and how to mend it, or undefined.
 * After WCAG 2.2, success criterion 1.1.1.
 */
export function alternativeTextProblem(text: string | undefined): string | undefined {
  const plain = (text ?? '').trim()
  if (plain === '') {
    return 'Say what the picture shows, for people who cannot see it; or mark it as decorative.'
  }
  const words = plain.toLowerCase().replace(/[\s._-]*\d*[.!]?$/u, '')
  if (genericWords.has(words) || words === '') {
    return `“${plain}” does not say what the picture shows. Describe it as you would on the telephone.`
  }
  if (/^\S+\.(png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?)$/iu.test(plain)) {
    return `“${plain}” is a file name. Say what the picture shows instead.`
  }
  if (plain.length > alternativeTextLimit) {
    return `Shorten it to ${alternativeTextLimit} characters (it has ${plain.length}); move details into the text.`
  }
  return undefined
}
