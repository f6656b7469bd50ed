/**
 * Waits for work, or throws when the signal is aborted before that is done; who then leaves is told, for the
 * work itself goes on.
 */
export function untilAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
  onLeave?: () => void,
): Promise<Value> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const leave = () => {
      onLeave?.()
      reject(signal.reason)
    }
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, {once: true})
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
