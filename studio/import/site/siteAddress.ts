/** An address as a URL where it leads to the site itself, with or without “www.”; undefined elsewhere. */
export function onSite(address: string, host: string | undefined): URL | undefined {
  const base = `https://${host ?? 'site.invalid'}`
  if (!URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  const isOwn = /^https?:$/u.test(url.protocol) && bare(url.host) === bare(new URL(base).host)
  return isOwn ? url : undefined
}

function bare(host: string): string {
  return host.replace(/^www\./u, '')
}

/** A path without escapes. A raw “%” in a name is no escape; such a path is taken as it stands. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
