/** `robots.txt`: lets search engines in, and shows them the sitemap. */
export function robots(webAddress: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${webAddress}/sitemap.xml\n`
}
