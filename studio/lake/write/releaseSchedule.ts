import type {Dataset} from '../assets/assetDocument.ts'
import type {LakeDocument} from '../document.ts'
import type {Content} from '../store/content.ts'
import {carryOut} from './actions.ts'
import {inTransaction} from './mutate.ts'

/** The longest that a timer can wait, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1

/**
 * Publishes scheduled releases when their time has come, those that came due while the lake was
 * closed at once. One that cannot be published becomes active again and says why.
 * Returns how to stop.
 */
export function keepReleaseSchedule(content: Content, names: Dataset): () => void {
  let timer: NodeJS.Timeout | undefined
  const arrange = () => {
    clearTimeout(timer)
    const [next] = scheduled(content)
    if (next === undefined) return
    const wait = Math.max(0, Date.parse(String(next.publishAt)) - Date.now())
    timer = setTimeout(
      () => {
        for (const release of scheduled(content)) {
          if (Date.parse(String(release.publishAt)) <= Date.now()) publish(release, content, names)
        }
        arrange()
      },
      Math.min(wait, LONGEST_WAIT),
    ).unref()
  }
  const unwatch = content.watch(({changes}) => {
    if (changes.some(({id}) => id.startsWith('_.releases.'))) arrange()
  })
  arrange()
  return () => {
    clearTimeout(timer)
    unwatch()
  }
}

/** The releases that wait for their time, the next of them first. */
function scheduled(content: Content): LakeDocument[] {
  return content.documents
    .view({kind: 'raw'}, true)
    .ofType('system.release')
    .filter(({state, publishAt}) => state === 'scheduled' && typeof publishAt === 'string')
    .sort((a, b) => Date.parse(String(a.publishAt)) - Date.parse(String(b.publishAt)))
}

function publish({_id, name}: LakeDocument, content: Content, names: Dataset): void {
  const action = {actionType: 'sanity.action.release.publish', releaseId: name}
  try {
    carryOut([action], content, names)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const patch = {id: _id, set: {state: 'active', error: {message}}, unset: ['publishAt']}
    inTransaction(content, names, [{patch}], {
      transactionId: undefined,
      dryRun: false,
      autoGenerateArrayKeys: false,
    })
  }
}
