import type {ExecutionContext} from 'ava'
import type {Observable} from 'rxjs'

/** Listens until the test ends, and gives the events one by one: the next, or the first that will come. */
export function oneByOne<Event extends object>(
  t: ExecutionContext,
  source: Observable<Event>,
): () => Promise<Event> {
  const events: Event[] = []
  let wake = () => {}
  const subscription = source.subscribe((event) => {
    events.push(event)
    wake()
  })
  t.teardown(() => subscription.unsubscribe())
  return async () => {
    for (;;) {
      const event = events.shift()
      if (event !== undefined) return event
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
