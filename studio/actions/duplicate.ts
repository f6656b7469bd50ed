import type {DocumentActionComponent} from 'sanity'

/**
 * Studio's own “Duplicate”, for guides: no two may stand at one address, so a copy begins without one, and
 * says in its title that it is a copy.
 */
export function duplicateOfGuide(Duplicate: DocumentActionComponent): DocumentActionComponent {
  const DuplicateGuide: DocumentActionComponent = (props) => {
    const given = {
      ...props,
      mapDocument: ({path: _, formerPaths: __, title, ...document}: Record<string, unknown>) => ({
        ...document,
        title: `Copy of ${typeof title === 'string' ? title : 'a guide'}`,
      }),
    }
    return Duplicate(given)
  }
  return Object.assign(DuplicateGuide, {action: Duplicate.action, displayName: 'DuplicateGuide'})
}
