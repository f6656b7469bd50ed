import type {Online, Progress, Publication, PublicationChanges} from './online.ts'

/** How many guides are named before the others are counted. */
const NAMED = 4

/** What changed, by the titles of guides: “Student Accounts” changed; “Bus Stops” new. */
export function changesInWords({guides, others}: PublicationChanges): string {
  const parts = guides
    .slice(0, NAMED)
    .map(({title, change}) => `“${title || 'A guide without a title'}” ${changeWords[change]}`)
  if (guides.length > NAMED) parts.push(`${guides.length - NAMED} more guides`)
  if (others) parts.push('other pages, the header or the footer')
  return parts.length === 0 ? 'Nothing changed' : parts.join('; ')
}

export const changeWords = {new: 'added', changed: 'changed', gone: 'taken off'} as const

/** What is being done just now. */
export function progressInWords({step, done, all}: Progress, {kind}: Online['target']): string {
  const count = done === undefined || all === undefined ? '' : ` (${done} of ${all})`
  const words = {
    reading: 'Reading what is published',
    drawing: `Drawing guides${count}`,
    placing: `Putting files in their place${count}`,
    sending: kind === 'hook' ? 'Telling the host' : 'Sending the site to its host',
  }
  return `${words[step]} …`
}

/** Where the site goes. */
export function targetInWords({kind, name}: Online['target']): string {
  if (kind === 'folder')
    return `It is put in the folder “${name}” of the machine that runs this Studio.`
  if (kind === 'command') return `It is sent to its host by “${name}”.`
  return 'A host builds it: this Studio tells the host when to.'
}

/** Who put it online. */
export function whoInWords({by, how, backTo}: Publication): string {
  const who = by ?? (how === 'by itself' ? 'by itself' : 'from a terminal')
  return backTo === undefined ? who : `${who}, back to ${momentInWords(backTo.at)}`
}

/** A moment as people write it, in the time of the reader. */
export function momentInWords(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}
