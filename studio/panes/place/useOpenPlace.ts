import {useRouter} from 'sanity/router'
import {useFormPlace} from './formPlaces.ts'

/**
 * What opens a field of a guide: in the form that stands beside, or by going there where none does. Takes a
 * Sanity path, as in a finding.
 */
export function useOpenPlace(guide: string): (path: string) => void {
  const form = useFormPlace(guide)
  const {navigateIntent} = useRouter()
  return (path) => {
    if (form === undefined) navigateIntent('edit', {id: guide, type: 'guide', path})
    else form.open(path)
  }
}
