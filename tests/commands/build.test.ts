import {readFile, stat} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'
import {readPage} from '../../studio/pipeline/proof/readPage.ts'
import {readPdf} from '../../studio/pipeline/proof/readPdf.ts'
import {datasets, serveDataset} from '../library.ts'
import {build, buildFolder, fingerprints} from './building.ts'

const page = 'site/our-resources/for-students/student-accounts/index.html'
const inserts = ['print/student-accounts.screen.pdf', 'print/student-accounts.press.pdf']
const cards = ['og', 'square', 'story', 'step-1', 'step-2', 'step-3', 'closing'].map(
  (name) => `cards/student-accounts/${name}.png`,
)

const {lake, environment} = await serveDataset(datasets.guidance)
const dist = await buildFolder()
const first = await build(dist.target, environment)

test.after.always(async () => {
  await lake.close()
  await dist.remove()
})

test.serial(
  'one build makes every output of the contract, and reports each with its size and hash',
  async (t) => {
    t.true(first.succeeded, first.said)
    const report: {
      outputs: {path: string; bytes: number; sha256: string; guide?: string; revision?: string}[]
    } = JSON.parse(await dist.text('report.json'))
    const made = await fingerprints(dist.target)
    for (const path of [page, ...inserts, ...cards]) {
      const output = report.outputs.find((candidate) => candidate.path === path)
      t.is(output?.sha256, made[path], path)
      t.is(output?.bytes, (await stat(`${dist.target}/${path}`)).size, path)
      t.is(output?.guide, 'guide-student-accounts', path)
      t.regex(output?.revision ?? '', /^[0-9a-f]{8}$/, path)
    }
    t.deepEqual(
      report.outputs.map(({path}) => path),
      Object.keys(made).filter((path) => path !== 'report.json'),
    )
  },
)

test.serial('a build gives the same bytes from a cold store, a warm one and again', async (t) => {
  const {'report.json': _, ...before} = await fingerprints(dist.target)
  const [cold, outputs] = [await buildFolder(), await buildFolder()]
  t.teardown(() => Promise.all([cold.remove(), outputs.remove()]))
  const first = await build(cold.target, environment, {outputs: outputs.target})
  t.true(first.succeeded, first.said)
  t.regex(first.said, /\([1-9]\d* drawn/)
  const {'report.json': drawn, ...files} = await fingerprints(cold.target)
  t.deepEqual(files, before)

  const warm = await buildFolder()
  t.teardown(warm.remove)
  const second = await build(warm.target, environment, {outputs: outputs.target})
  t.regex(second.said, /\(0 drawn/)
  t.deepEqual(await fingerprints(warm.target), {...files, 'report.json': drawn})

  const again = await build(warm.target, environment, {outputs: outputs.target})
  t.regex(again.said, /1 of 1 guide out, 1 of them unchanged/)
  const {'report.json': __, ...same} = await fingerprints(warm.target)
  t.deepEqual(same, files)
})

test.serial(
  'every sentence, link and picture of the old page is on the new one and in the insert',
  async (t) => {
    const fixture = fileURLToPath(new URL('../fixtures/student-accounts.md', import.meta.url))
    const [, , body = ''] = (await readFile(fixture, 'utf8')).split(/^---$/m)
    const seed = factsOf(body)
    t.is(seed.pictures, 4)
    const html = await dist.text(page)
    const web = readPage(html)
    for (const sentence of seed.sentences)
      t.true(squeeze(web.text).includes(squeeze(sentence)), sentence)
    for (const link of seed.links) t.true(web.addresses.includes(link), link)
    const figures = [...html.matchAll(/<img[^>]* alt="([^"]+)"/g)]
    t.is(figures.length, seed.pictures)
    for (const path of inserts) {
      const print = await readPdf(await dist.read(path))
      const printed = squeeze(print.text)
      for (const sentence of seed.printed) {
        // Inside the handbook, "in the Student Handbook on page 21" is said shorter.
        const expected = sentence.replace('in the Student Handbook on page 21', 'on page 21')
        t.true(printed.includes(squeeze(expected)), `${path}: ${expected}`)
      }
      for (const link of seed.links) t.true(printed.includes(squeeze(link)), `${path}: ${link}`)
    }
  },
)

test.serial('changing the portal’s address in the one service changes every channel', async (t) => {
  const change = await changed('service-mims', {portal: 'https://portal.example/new'})
  try {
    const html = await change.dist.text(page)
    t.true(html.includes('href="https://portal.example/new"'))
    t.false(html.includes('idp.mims.moe.gov.sg'))
    for (const path of inserts) {
      const {text} = await readPdf(await change.dist.read(path))
      t.true(squeeze(text).includes('https://portal.example/new'), path)
    }
    const closing = 'cards/student-accounts/closing.png'
    const [before, after] = await Promise.all([dist.read(closing), change.dist.read(closing)])
    t.false(before.equals(after), 'the last card names the portal’s address')
  } finally {
    await change.remove()
  }
})

test.serial(
  'changing the page in the handbook changes the sentence on the web and the insert’s numbers',
  async (t) => {
    const change = await changed('handbook-student', {'entries[0].page': 34})
    try {
      t.true(
        readPage(await change.dist.text(page)).text.includes('in the Student Handbook on page 34'),
      )
      const {text} = await readPdf(await change.dist.read(inserts[0] ?? ''))
      t.false(text.includes('page 21'))
      t.true(text.includes('34') && text.includes('35'))
    } finally {
      await change.remove()
    }
  },
)

/** Builds from a lake in which one document was edited and published. */
async function changed(id: string, fields: Readonly<Record<string, unknown>>) {
  const edited = await serveDataset(datasets.guidance)
  const folder = await buildFolder()
  await edited.client.patch(id).set(fields).commit()
  const {succeeded, said} = await build(folder.target, edited.environment)
  if (!succeeded) throw new Error(said)
  return {
    dist: folder,
    remove: async () => {
      await edited.lake.close()
      await folder.remove()
    },
  }
}

/**
 * What the old page says: its text without the typed numbers of steps, its links and its pictures.
 * In print, the text of a link is followed by the number of its address.
 */
function factsOf(html: string) {
  const sentences: string[] = []
  const printed: string[] = []
  const links = new Set<string>()
  let pictures = 0
  const numberOf = (href: string) => String([...links.add(href)].indexOf(href) + 1)
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (node.tagName === 'img') pictures += 1
      if (/^(?:p|h\d)$/.test(node.tagName)) {
        sentences.push(...sentencesIn(textOf(node, () => '')))
        printed.push(...sentencesIn(textOf(node, numberOf)))
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parseFragment(html))
  return {sentences, printed, links: [...links], pictures}
}

function sentencesIn(paragraph: string): string[] {
  return paragraph
    .trim()
    .replace(/^\d+\)\s*/, '')
    .split(/(?<=[.!?])\s+(?=[A-Z])/)
    .filter((sentence) => sentence.trim() !== '')
}

function textOf(node: DefaultTreeAdapterTypes.Node, afterLink: (href: string) => string): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  const text = node.childNodes.map((child) => textOf(child, afterLink)).join('')
  const href = 'attrs' in node ? node.attrs.find(({name}) => name === 'href')?.value : undefined
  return (href === undefined ? text : text + afterLink(href)).replaceAll(/\s+/g, ' ')
}

function squeeze(text: string): string {
  return text.replaceAll(/[\s\u200b]+/g, '')
}
