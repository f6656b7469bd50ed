import {createHash} from 'node:crypto'
import {lakeMark} from '../connection.ts'

/** The page of a built Studio, and the header that says whom it may talk to. */
export interface StudioPage {
  readonly html: string
  /** None on hosted Sanity, whose many hosts change as it likes. */
  readonly policy?: string
}

/** The page of a Studio for hosted Sanity: as it was built. */
export function hostedPage(html: string): StudioPage {
  return {html}
}

/** Studio has no setting by which to leave out its link to the project's pages at sanity.io. */
const withoutManagement = '<style>a[href*="sanity.io/manage/"]{display:none!important}</style>'

/**
 * Readies the page of a Studio for an embedded lake on a port of this machine, beside the visitors' site: it is told where
 * the lake is, what it would load from elsewhere is taken out, and its Content-Security-Policy
 * lets it talk to loopback alone.
 */
export function embeddedPage(html: string, lakePort: number, site: string): StudioPage {
  const local = html
    .replace(/<script[^>]*\ssrc="https:[^>]*><\/script>/gu, '')
    .replace(/@font-face\s*\{[^}]*https:[^}]*\}/gu, '')
    .replace('<head>', `<head>${lakeMark(`http://api.localhost:${lakePort}`)}${withoutManagement}`)
  const lake = `http://127.0.0.1:${lakePort} http://*.localhost:${lakePort}`
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${inlineScriptHashes(local)}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${lake}`,
    `media-src 'self' blob: ${lake}`,
    `connect-src 'self' ${lake} ws://*.localhost:${lakePort}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    // Links of previews lead to the visitors' site.
    `base-uri ${site}/`,
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {html: local, policy: policy.join('; ')}
}

function inlineScriptHashes(html: string): string {
  return [...html.matchAll(/<script>(?<code>[\s\S]*?)<\/script>/gu)]
    .map(({groups}) =>
      createHash('sha256')
        .update(groups?.code ?? '')
        .digest('base64'),
    )
    .map((hash) => `'sha256-${hash}'`)
    .join(' ')
}
