import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Library} from '../../../renderers/guide/library.ts'
import type {Look} from '../../../renderers/guide/model.ts'
import {resolveSite} from '../../../renderers/guide/website/site.ts'
import {jsonDigest} from '../digest.ts'
import {writeWhole} from '../outputs/writeWhole.ts'
import {baseOf} from '../publication/base.ts'
import {createDrawer} from '../publication/drawer.ts'
import {makePublication} from '../publication/publication.ts'
import {putOut} from '../publication/putOut.ts'
import type {Report} from '../publication/report/report.ts'
import {inlineStyles} from '../site/inlineStyles.ts'
import type {Workshop} from '../workshop/workshop.ts'
import {type Exhibit, galleryPage} from './galleryPage.ts'

/** Enough to see an insert as a whole: pixels per inch. */
const RESOLUTION = 96

/** Draws all guides of a library in every channel, and one page in the folder that shows all of it. */
export async function makeGallery(
  library: Library,
  folder: string,
  {workshop, site}: {readonly workshop: Workshop; readonly site: Promise<string>},
): Promise<readonly Exhibit[]> {
  const base = baseOf(undefined, workshop.store)
  const report = await makePublication(library, {
    drawer: createDrawer(workshop),
    site,
    base,
    now: new Date(),
  })
  await putOut(report, folder, base)
  const {look} = resolveSite(library, {findings: []})
  const exhibits = await Promise.all(
    report.guides.map(({guide, title}) =>
      exhibitOf({guide, title, report, folder, workshop, site, look}),
    ),
  )
  await writeWhole(join(folder, 'index.html'), galleryPage(exhibits))
  return exhibits
}

interface Subject {
  readonly guide: string
  readonly title: string
  readonly report: Report
  readonly folder: string
  readonly workshop: Workshop
  readonly site: Promise<string>
  readonly look: Look
}

async function exhibitOf({
  guide,
  title,
  report,
  folder,
  workshop,
  site,
  look,
}: Subject): Promise<Exhibit> {
  const own = report.outputs.filter((output) => output.guide === guide)
  const html = own.find(({path}) => path.endsWith('/index.html'))
  const pdf = own.find(({path}) => path.endsWith('.screen.pdf'))
  const list = own.find(({path}) => path.endsWith('/cards.json'))
  const page = html && (await readFile(join(folder, html.path), 'utf8'))
  return {
    id: guide,
    title,
    ...(page === undefined ? {} : {page: await standingAlone(page, await site, look)}),
    pages: pdf === undefined ? [] : await picturesOf(pdf, folder, workshop),
    cards: list === undefined ? [] : await cardsIn(list.path, folder),
    findings: report.findings.filter(({document}) => document === guide),
  }
}

/** A page of the site as a frame of the gallery can show it. */
async function standingAlone(html: string, site: string, look: Look): Promise<string> {
  const styled = await inlineStyles(html, site, look)
  return styled
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/u, '')
    .replaceAll(/(?<before>[" ])\/images\//gu, '$<before>site/images/')
}

async function picturesOf(
  pdf: {readonly path: string; readonly sha256: string},
  folder: string,
  workshop: Workshop,
): Promise<readonly string[]> {
  const {value} = await workshop.draw({
    kind: 'pagePictures',
    key: jsonDigest([workshop.code.pagePictures, pdf.sha256, RESOLUTION]),
    input: () => ({file: workshop.store.fileOf(pdf.sha256), pixelsPerInch: RESOLUTION}),
  })
  return Promise.all(
    (value?.files ?? []).map(async ({name, sha256}) => {
      const address = `${pdf.path}.${name}`
      await writeWhole(join(folder, address), await readFile(workshop.store.fileOf(sha256)))
      return address
    }),
  )
}

async function cardsIn(path: string, folder: string): Promise<Exhibit['cards']> {
  const list: {cards: {file: string; alternativeText: string}[]} = JSON.parse(
    await readFile(join(folder, path), 'utf8'),
  )
  const place = path.replace(/cards\.json$/u, '')
  return list.cards.map(({file, alternativeText}) => ({
    address: `${place}${file}`,
    alternativeText,
  }))
}
