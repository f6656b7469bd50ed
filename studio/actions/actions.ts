import type {DocumentActionComponent} from 'sanity'
import {isSingleton} from '../desk/structure/singletons.ts'
import {viewOnSite} from '../online/viewOnSite.ts'
import {translateGuide} from '../translation/translate.tsx'
import {duplicateOfGuide} from './duplicate.ts'
import {checkedPublish} from './publish.tsx'
import {takeAway} from './takeAway.tsx'

/** Studio makes the list of actions anew with every draw, and takes each component as it was. */
const known = new WeakMap<DocumentActionComponent, Map<string, DocumentActionComponent>>()

/** What can be done with a document, in the place of what Studio offers. */
export function documentActions(
  actions: readonly DocumentActionComponent[],
  type: string,
): DocumentActionComponent[] {
  const own = actions.flatMap((action) => {
    const name = action.action
    if (isSingleton(type) && ['delete', 'duplicate', 'unpublish'].includes(name ?? '')) return []
    if (name === 'publish') return [once(action, 'publish', checkedPublish)]
    if (name === 'delete') return [once(action, 'delete', (own) => takeAway(own, 'deleted'))]
    if (name === 'unpublish')
      return [once(action, 'unpublish', (own) => takeAway(own, 'taken off the site'))]
    if (name === 'duplicate' && type === 'guide')
      return [once(action, 'duplicate', duplicateOfGuide)]
    return [action]
  })
  return type === 'guide' ? [...own, translateGuide, viewOnSite] : own
}

function once(
  action: DocumentActionComponent,
  name: string,
  make: (action: DocumentActionComponent) => DocumentActionComponent,
): DocumentActionComponent {
  const made = known.get(action) ?? new Map<string, DocumentActionComponent>()
  known.set(action, made)
  const own = made.get(name) ?? make(action)
  made.set(name, own)
  return own
}
