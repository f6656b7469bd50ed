/** Since when the lake has not answered, in milliseconds since 1970; undefined while it answers. */
let since: number | undefined
const listeners = new Set<() => void>()

/** Since when the lake has not answered, in milliseconds since 1970; undefined while it answers. */
export function outageSince(): number | undefined {
  return since
}

/** Calls `heard` whenever an outage begins or ends; returns how to end that. */
export function subscribeToOutage(heard: () => void): () => void {
  listeners.add(heard)
  return () => listeners.delete(heard)
}

/** The lake was asked in vain. */
export function noteSilence(): void {
  if (since === undefined) change(Date.now())
}

/** The lake answered. */
export function noteAnswer(): void {
  if (since !== undefined) change(undefined)
}

function change(to: number | undefined): void {
  since = to
  for (const heard of listeners) heard()
}
