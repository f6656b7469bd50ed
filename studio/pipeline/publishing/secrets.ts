/** What variables with secrets are called. */
const SECRET = /token|secret|passw|key|credential|auth|hook|command|private|session|cookie/iu

/** Shorter values are words that may stand anywhere. */
const SHORTEST = 6

/**
 * Takes out of a text what nobody may see: the values of variables whose names speak of secrets, the words
 * of which they consist, and what stands before the host in an address.
 */
export function withoutSecrets(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const values = Object.entries(environment)
    .filter(([name]) => SECRET.test(name))
    .flatMap(([, value = '']) => [value, ...value.split(/[\s"'=]+/u)])
    .filter((value) => value.length >= SHORTEST)
  const all = [...new Set(values.flatMap((value) => [value, encodeURIComponent(value)]))]
  return all
    .sort((a, b) => b.length - a.length)
    .reduce((shown, value) => shown.replaceAll(value, '…'), text)
    .replaceAll(/(?<=\/\/)[^\s/@]+(?=@)/gu, '…')
}
