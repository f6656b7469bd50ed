/** Where a Studio finds its content. */
export interface Connection {
  readonly projectId: string
  readonly dataset: string
  /** Set for an embedded lake only: its address, to which the Studio adds the project's name. */
  readonly apiHost?: string
}

/** The name under which the page says where the lake is; the page is served with it filled in. */
const LAKE = 'lake-address'

/**
 * Hosted Sanity where SANITY_STUDIO_PROJECT_ID was set when the Studio was built, otherwise the
 * embedded lake. Sanity lets a Studio see no variables but those that begin with SANITY_STUDIO_.
 */
export function connection(): Connection {
  const projectId = process.env.SANITY_STUDIO_PROJECT_ID
  const dataset = process.env.SANITY_STUDIO_DATASET || 'production'
  if (projectId) return {projectId, dataset}
  const apiHost = lakeAddress()
  return {projectId: 'localdev', dataset, ...(apiHost === undefined ? {} : {apiHost})}
}

/** The page names the address, so that one built Studio serves a lake on any port; `npm run dev` serves a page of Sanity's own. */
function lakeAddress(): string | undefined {
  const {SANITY_STUDIO_LAKE: address} = process.env
  if (address) return address
  if (typeof document === 'undefined') return undefined
  return document.querySelector(`meta[name="${LAKE}"]`)?.getAttribute('content') ?? undefined
}

/** The mark that tells the page of a built Studio where its lake is. */
export function lakeMark(apiHost: string): string {
  return `<meta name="${LAKE}" content="${apiHost}"/>`
}
