import type {SanityClient} from '@sanity/client'
import {concatMap, retry, type Subscription, timer} from 'rxjs'
import * as v from 'valibot'

const RELEASES = '*[_type == "system.release"]'

const releasesSchema = v.array(v.object({_id: v.string(), state: v.nullish(v.string())}))

/** Before a lost connection is tried again: milliseconds. */
const AGAIN = 2_000

/** Calls back whenever a scheduled release was published because its moment had come. */
export function onScheduledRelease(client: SanityClient, callBack: () => void): Subscription {
  let known: ReadonlyMap<string, string> = new Map()
  const read = async () => {
    const found = v.parse(releasesSchema, await client.fetch(`${RELEASES}{_id, state}`))
    const states = new Map(found.map(({_id, state}) => [_id, state ?? '']))
    for (const [id, was] of known) {
      const is = states.get(id)
      if (isDue(was) && (is === undefined || is === 'published')) callBack()
    }
    known = states
  }
  return client
    .listen(RELEASES, {}, {events: ['welcome', 'mutation'], includeResult: false})
    .pipe(concatMap(read), retry({delay: () => timer(AGAIN)}))
    .subscribe()
}

function isDue(state: string): boolean {
  return state === 'scheduled' || state === 'publishing'
}
