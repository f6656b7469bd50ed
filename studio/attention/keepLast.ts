import {type MonoTypeOperatorFunction, ReplaySubject, share, timer} from 'rxjs'

/** How long a source goes on when nobody listens to it, in milliseconds. */
const KEPT = 60_000

/** One source serves all who listen. Whoever comes later is given at once what came last. */
export function keepLast<T>(): MonoTypeOperatorFunction<T> {
  return share({
    connector: () => new ReplaySubject(1),
    resetOnRefCountZero: () => timer(KEPT),
  })
}
