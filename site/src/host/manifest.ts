import type {Site} from '../../../renderers/guide/model.ts'
import {SCHOOL_LANGUAGE} from '../otherLanguage.ts'
import type {ThemeColour} from '../page.ts'
import {siteIcons} from './icons.ts'

/** `site.webmanifest`: how a device shows the site that a visitor keeps on it (W3C Web Application Manifest). */
export function manifest({name}: Site, {light}: ThemeColour): string {
  return JSON.stringify({
    name,
    lang: SCHOOL_LANGUAGE,
    start_url: '/',
    display: 'browser',
    theme_color: light,
    background_color: '#ffffff',
    icons: siteIcons
      .filter(({name: file}) => file.startsWith('icon-'))
      .map(({name: file, size}) => ({
        src: `/${file}`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: 'any maskable',
      })),
  })
}
