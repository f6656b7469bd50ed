/** How long a host may take to answer: milliseconds. */
const PATIENCE = 30_000

/**
 * Tells a host to build the site. Throws, in words that do not name its address, when it does not take it.
 */
export async function callHook(address: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  }).catch(() => {
    signal.throwIfAborted()
    throw new Error('The host that builds the site could not be reached.')
  })
  await response.body?.cancel()
  if (!response.ok) {
    throw new Error(
      `The host that builds the site answered ${response.status}. See PUBLISH_HOOK on this machine.`,
    )
  }
}
