/** Takes out white space and what is never seen, such as places where a line may break. */
export function normalizeText(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\p{Cf}]+/gu, '')
}
