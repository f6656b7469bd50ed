import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {escapeHTML} from '@portabletext/to-html'
import {cropOf} from '../../renderers/guide/crop.ts'
import type {Guide, Picture} from '../../renderers/guide/model.ts'
import {colourSheet} from '../../renderers/web/colourSheet.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import type {ImagePlace, WebImage} from '../../renderers/web/image.ts'
import type {Preview} from '../panes/preview.ts'

const stylesheet = fileURLToPath(new URL('../../site/src/styles/site.css', import.meta.url))

/** Widths in pixels: as wide as a picture is shown, for sharp screens. */
const widths: Record<ImagePlace, number> = {page: 1200, step: 720, tile: 720}

/** The page of a guide as the site draws it, without the site's menus; the lake gives its pictures. */
export async function drawWeb(guide: Guide): Promise<Omit<Preview, 'findings'>> {
  const {title, summary, language, site} = guide
  const page = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><base target="_blank">
<title>${escapeHTML(title)}</title><style>${colourSheet(site.look)}${await readFile(stylesheet, 'utf8')}</style></head><body>
<header class="site-header"><div class="frame"><span class="school">${escapeHTML(site.name)}</span></div></header>
<main class="frame"><article class="guide"><h1>${escapeHTML(title)}</h1>
${summary === '' ? '' : `<p class="summary">${escapeHTML(summary)}</p>`}
${renderGuide(guide, {image})}</article></main></body></html>`
  return {page}
}

function image(picture: Picture, place: ImagePlace): WebImage {
  const {left, top, width, height} = cropOf(picture)
  const query = new URLSearchParams({
    rect: [left, top, width, height].join(','),
    w: String(widths[place]),
    fit: 'max',
    auto: 'format',
  })
  return {sources: [], src: `${picture.url}?${query}`, width, height, sizes: ''}
}
