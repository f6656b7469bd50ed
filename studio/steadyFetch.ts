/** How long a request waits before it is made again, in milliseconds. */
const AGAIN = 1_000

/**
 * Lets requests that only read wait for a lake that cannot be reached, instead of failing: Studio takes its
 * desk away, and with it what was typed last, where one of its own readings fails. Takes the address of the
 * lake as the Studio was told it. What writes fails as before, and Studio tries it again by itself; so do
 * listeners, by which it notices and says that the connection is lost.
 */
export function waitForLake(apiHost: string): void {
  const {host} = new URL(apiHost)
  const plainFetch = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const isRead = request.method === 'GET' || url.pathname.includes('/data/query/')
    const isOfLake = url.host === host || url.host.endsWith(`.${host}`)
    if (!isOfLake || !isRead || url.pathname.includes('/data/li')) return plainFetch(input, init)
    for (;;) {
      try {
        return await plainFetch(request.clone())
      } catch (error) {
        if (request.signal.aborted) throw error
        await new Promise((resolve) => setTimeout(resolve, AGAIN))
      }
    }
  }
}
