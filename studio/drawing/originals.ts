import type {Finding} from '../../renderers/guide/finding.ts'
import type {Guide, Picture} from '../../renderers/guide/model.ts'
import {allBlocks} from '../../renderers/guide/within.ts'

/** The original bytes of pictures, by asset id. */
export type Originals = ReadonlyMap<string, Uint8Array>

/** Every picture that a guide shows, the school's logo included. */
export function picturesOf(guide: Guide): readonly Picture[] {
  const logo = guide.site.logo === undefined ? [] : [guide.site.logo]
  const inBody = allBlocks(guide.body).filter((block) => block._type === 'figure')
  const figures = guide.coverFigure === undefined ? inBody : [guide.coverFigure, ...inBody]
  return [...logo, ...figures.map(({picture}) => picture)]
}

/**
 * Fetches the originals of all pictures that guides show, each once.
 * A picture that the store does not give is a finding; the channels then draw without it.
 */
export async function fetchOriginals(
  guides: readonly Guide[],
): Promise<{originals: Originals; findings: readonly Finding[]}> {
  const originals = new Map<string, Uint8Array>()
  const findings: Finding[] = []
  const wanted = new Map<string, {picture: Picture; guide: Guide}>()
  for (const guide of guides) {
    for (const picture of picturesOf(guide)) wanted.set(picture.asset, {picture, guide})
  }
  await Promise.all(
    [...wanted.values()].map(async ({picture, guide}) => {
      const problem = await fetchInto(originals, picture)
      if (problem === undefined) return
      findings.push({
        severity: 'error',
        document: guide.id,
        path: picture.asset,
        problem: `The picture “${picture.asset}” cannot be read from the store: ${problem}.`,
        remedy: 'Upload the picture again in Studio.',
      })
    }),
  )
  return {originals, findings: findings.sort((a, b) => (a.path < b.path ? -1 : 1))}
}

async function fetchInto(
  originals: Map<string, Uint8Array>,
  {asset, url}: Picture,
): Promise<string | undefined> {
  try {
    const response = await fetch(url)
    if (!response.ok) return `${response.status} ${response.statusText}`
    originals.set(asset, new Uint8Array(await response.arrayBuffer()))
    return undefined
  } catch (error) {
    return error instanceof Error ? String(error.cause ?? error.message) : String(error)
  }
}
