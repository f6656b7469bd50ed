import {type Edition, editions, type Ink} from '../../../renderers/print/edition.ts'
import type {Profile} from '../../../renderers/print/press/outputIntent.ts'
import {jsonDigest} from '../digest.ts'
import {logoOriginal, originalsOf} from '../pieces/originals.ts'
import type {Piece} from '../pieces/piece.ts'
import type {Output} from '../publication/report/report.ts'
import type {CodeDigests} from '../workshop/codeDigests.ts'
import type {DrawChannel, Resolved} from './channel.ts'

/** Draws both editions of a guide's insert: for the print shop, and for screens beside the web page. */
export const drawPrint: DrawChannel = async ({entry, guide, urlOf}, workshop) => {
  const {id, name, revision, digests, listed} = entry
  const resolved = {digest: digests.print, guide, urlOf}
  const drawn = await Promise.all(
    editions.map(async (edition) => ({
      edition,
      outcome: await workshop.draw(insertPiece(resolved, {edition}, workshop.code)),
    })),
  )
  const outputs: Output[] = []
  let pages = 0
  let insert: {path: string; bytes: number} | undefined
  for (const {edition, outcome} of drawn) {
    const [file] = outcome.value?.files ?? []
    if (file === undefined || outcome.value === undefined) continue
    pages = Math.max(pages, outcome.value.facts.pages)
    const {sha256, bytes} = file
    const made = {sha256, bytes, guide: id, channel: 'print', revision} as const
    outputs.push({path: `print/${name}.${edition}.pdf`, ...made})
    if (edition !== 'screen') continue
    insert = {path: `${listed.path}${name}.pdf`, bytes}
    outputs.push({path: `site${insert.path}`, ...made})
  }
  return {
    outputs,
    shown: insert === undefined ? {} : {insert},
    pages,
    findings: drawn.flatMap(({outcome}) => outcome.findings),
    isTemporary: drawn.some(({outcome}) => outcome.isTemporary),
  }
}

export interface InsertSettings {
  readonly edition: Edition
  readonly watermark?: string
  readonly profile?: Profile
  readonly ink?: Ink
  readonly places?: boolean
}

/** One edition of a guide's insert. */
export function insertPiece(
  {digest, guide, urlOf}: Resolved,
  options: InsertSettings,
  code: CodeDigests,
): Piece<'insert'> {
  return {
    kind: 'insert',
    key: jsonDigest([code.insert, digest, optionsKey(options)]),
    input: () => {
      const resolved = guide()
      const originals = [...originalsOf(resolved, urlOf), ...logoOriginal(resolved.site, urlOf)]
      return {guide: resolved, originals, ...options}
    },
  }
}

export interface HandbookSettings {
  readonly edition: Edition
  readonly draft: boolean
  readonly profile?: Profile
  readonly ink?: Ink
}

/** The inserts of one handbook as one file. */
export function handbookPiece(
  guides: readonly Resolved[],
  options: HandbookSettings,
  code: CodeDigests,
): Piece<'handbook'> {
  const digests = guides.map(({digest}) => digest)
  return {
    kind: 'handbook',
    key: jsonDigest([code.handbook, digests, optionsKey(options)]),
    input: () => {
      const resolved = guides.map(({guide, urlOf}) => ({guide: guide(), urlOf}))
      const originals = resolved.flatMap(({guide, urlOf}) => [
        ...originalsOf(guide, urlOf),
        ...logoOriginal(guide.site, urlOf),
      ])
      const unique = new Map(originals.map((original) => [original.asset, original]))
      return {
        guides: resolved.map(({guide}) => guide),
        originals: [...unique.values()],
        ...options,
      }
    },
  }
}

/** Options as a part of a key: a profile by its bytes. */
function optionsKey({profile, ...options}: {readonly profile?: Profile}): unknown {
  return profile === undefined
    ? options
    : {...options, profile: [profile.name, Buffer.from(profile.icc).toString('base64')]}
}
