/** Where the site has pages of its own. */
const reserved = /^\/(?:404|search|changes)\//iu

/**
 * Judges the path of a guide, the part of its address after the school's own.
 * Takes the path as typed; returns what is wrong and how to mend it, or undefined.
 */
export function guidePathProblem(path: string | undefined): string | undefined {
  const typed = (path ?? '').trim()
  if (typed === '')
    return 'Type the path of the page, as in /our-resources/for-students/student-accounts/.'
  if (!typed.startsWith('/') || !typed.endsWith('/'))
    return 'Start and end the path with a slash (/).'
  if (reserved.test(typed)) {
    return `The site has a page of its own at “${typed}”. Choose another path.`
  }
  if (typed === '/') return 'The path “/” is the home page. Add a name, as in /student-accounts/.'
  const part = typed
    .slice(1, -1)
    .split('/')
    .find((name) => !/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_.~-]*$/u.test(name))
  if (part === undefined) return undefined
  return part === ''
    ? 'The path has two slashes in a row. Leave one.'
    : `“${part}” may hold letters, digits and hyphens only. Write a hyphen for a blank.`
}
