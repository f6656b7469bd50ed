import type {Dataset} from '../assets/assetDocument.ts'
import type {LakeDocument} from '../document.ts'
import type {LakeContent} from '../store/content.ts'
import {carryOut} from './actions.ts'
import {inTransaction} from './mutate.ts'

/** The longest that a timer can wait, in milliseconds. */
const MAX_WAIT = 2 ** 31 - 1
/** How long to wait, in milliseconds, when nothing can be written. */
const BEFORE_RETRY = 60_000

/**
 * Publishes scheduled releases when their time has come, those that came due while the lake was
 * closed at once. One that cannot be published becomes active again and says why.
 * Returns how to stop.
 */
export function keepReleaseSchedule(content: LakeContent, names: Dataset): () => void {
  let timer: NodeJS.Timeout | undefined
  const arrange = (least = 0) => {
    clearTimeout(timer)
    const [next] = scheduled(content)
    if (next === undefined) return
    const wait = Math.max(least, next.due - Date.now())
    timer = setTimeout(publishDue, Math.min(wait, MAX_WAIT)).unref()
  }
  const publishDue = () => {
    try {
      for (const {release, due} of scheduled(content)) {
        if (due <= Date.now()) publish(release, content, names)
      }
      arrange()
    } catch (error) {
      // Nothing could be written, not even why.
      process.emitWarning(`A scheduled release waits: ${error}`)
      arrange(BEFORE_RETRY)
    }
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

/** The releases that wait for their time, the next of them first; `due` in milliseconds since 1970. */
function scheduled(content: LakeContent): {release: LakeDocument; due: number}[] {
  return content.documents
    .view({kind: 'raw'}, true)
    .ofType('system.release')
    .filter(({state}) => state === 'scheduled')
    .map((release) => ({release, due: Date.parse(String(release.publishAt))}))
    .filter(({due}) => Number.isFinite(due))
    .sort((a, b) => a.due - b.due)
}

function publish({_id, name}: LakeDocument, content: LakeContent, names: Dataset): void {
  const action = {actionType: 'sanity.action.release.publish', releaseId: name}
  try {
    carryOut([action], content, names)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const patch = {id: _id, set: {state: 'active', error: {message}}, unset: ['publishAt']}
    inTransaction(content, names, [{patch}])
  }
}
