import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Finding} from '../../renderers/guide/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {editions} from '../../renderers/print/edition.ts'
import type {Channel} from '../../schemas/channel.ts'
import {proveComplete, readPage, readPdf} from './proof.ts'

/** Proves, on the finished files of a build, that no fact of any guide is missing from page or insert. */
export async function proveAll(
  folder: string,
  guidesOf: (channel: Channel) => readonly Guide[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const guide of guidesOf('web')) {
    const html = await readFile(join(folder, 'site', guide.path, 'index.html'), 'utf8')
    findings.push(...proveComplete(guide, 'web', readPage(html)))
  }
  for (const guide of guidesOf('print')) {
    for (const edition of editions) {
      const pdf = await readFile(join(folder, 'print', `${guide.name}.${edition}.pdf`))
      findings.push(...proveComplete(guide, 'print', await readPdf(pdf)))
    }
  }
  return findings
}
