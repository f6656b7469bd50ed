import type {ListedGuide} from '../page.ts'

/** `_redirects`: former addresses, and addresses typed in lower case, in the form that static hosts read. */
export function redirects(guides: readonly ListedGuide[]): string {
  const taken = new Set(guides.map(({path}) => path))
  const lines = guides.flatMap(({path, formerPaths}) => {
    const former = [...formerPaths, path.toLowerCase()].filter((from) => !taken.has(from))
    return [...new Set(former)].flatMap((from) => [
      `${encodeURI(from)} ${encodeURI(path)} 301`,
      `${encodeURI(from.slice(0, -1))} ${encodeURI(path)} 301`,
    ])
  })
  return lines.map((line) => `${line}\n`).join('')
}
