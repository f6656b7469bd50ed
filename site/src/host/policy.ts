import type {SiteFrame} from '../../../renderers/guide/website/siteFrame.ts'

/** What a page may do beside showing styles and pictures of our own. */
type Allowed = Pick<SiteFrame, 'visitCounter'>

/**
 * The Content-Security-Policy of a page: styles and pictures of our own, and the counter of visits, if there is
 * one. The page that searches may run scripts of our own, and the WebAssembly that searches.
 */
export function policyFor({visitCounter}: Allowed, isSearch: boolean): string {
  const counter = visitCounter === undefined ? '' : ` ${new URL(visitCounter).origin}`
  return [
    "default-src 'none'",
    "style-src 'self'",
    ...(isSearch ? ["script-src 'self' 'wasm-unsafe-eval'"] : []),
    `img-src 'self' data:${counter}`,
    // For the search; elsewhere it lets auditing tools read robots.txt from where the page stands.
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

/**
 * What the policy of every answer adds to that of its page. Hosts send one header for all pages, and a browser
 * holds to both, so what differs from page to page stands in the pages; frames can be forbidden in a header
 * only (CSP Level 3, section 3.3).
 */
export const policyHeader = "frame-ancestors 'none'"
