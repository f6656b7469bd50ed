/**
 * Judges the address of a counter of visits, which may be left out.
 * Takes the address as typed; returns what is wrong and how to mend it, or undefined.
 */
export function visitCounterProblem(address: string | undefined): string | undefined {
  const typed = (address ?? '').trim()
  if (typed === '') return undefined
  return URL.parse(typed)?.protocol === 'https:' && !/[\s;,'"]/u.test(typed)
    ? undefined
    : 'Write the address of the counter’s picture, as in https://school.goatcounter.com/count?p={path}.'
}
