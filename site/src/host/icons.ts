/** An icon of the site. */
export interface SiteIcon {
  readonly name: string
  /** Its side in pixels. */
  readonly size: number
  /** Whether a logo fills it, or keeps a distance from edges that a device may cut off. */
  readonly fit: 'whole' | 'safe'
}

export const siteIcons: readonly SiteIcon[] = [
  {name: 'favicon.png', size: 48, fit: 'whole'},
  {name: 'apple-touch-icon.png', size: 180, fit: 'safe'},
  {name: 'icon-192.png', size: 192, fit: 'safe'},
  {name: 'icon-512.png', size: 512, fit: 'safe'},
]
