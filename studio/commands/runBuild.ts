import {createHash} from 'node:crypto'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {fileURLToPath} from 'node:url'
import type {Finding} from '../../renderers/guide/finding.ts'
import {orderFindings} from '../../renderers/guide/findingOrder.ts'
import {fetchLibrary, type Library} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {type Channel, channels} from '../../schemas/channel.ts'
import type {ContentEnvironment} from '../../site/src/client.ts'
import {loadFonts} from '../drawing/fonts.ts'
import {fetchOriginals} from '../drawing/originals.ts'
import {buildSite} from './buildSite.ts'
import {openContent} from './content.ts'
import {drawCards} from './drawCards.ts'
import {drawInserts} from './drawInserts.ts'
import {proveAll} from './proveAll.ts'
import {describeFinding, listOutputs, type Report} from './report.ts'
import {openStaging, type Staging} from './staging.ts'

export interface BuildOptions {
  readonly environment: ContentEnvironment
  /** The folder of the embedded lake; none reads the dataset. */
  readonly lake?: string
  /** The folder that the build replaces when it succeeds. */
  readonly target: string
  /** Hears progress, a line at a time. */
  readonly say: (line: string) => void
}

/**
 * Builds all channels of all published guides.
 * Returns whether it succeeded: where something is found to be wrong it says so, returns false and
 * leaves the target as it was. Throws when content cannot be read.
 */
export async function runBuild({environment, lake, target, say}: BuildOptions): Promise<boolean> {
  const started = performance.now()
  const content = await openContent({environment, lake})
  try {
    const library = await fetchLibrary(content.client)
    if (library.guides.size === 0) {
      throw new Error(
        'The store has no published guide, so there is nothing to build. Publish one in Studio.',
      )
    }
    say(`Read ${library.guides.size} ${library.guides.size === 1 ? 'guide' : 'guides'}`)
    const staging = await openStaging(target)
    try {
      const findings = await buildInto(staging, library, content.environment, say)
      const errors = findings.filter(({severity}) => severity === 'error')
      for (const finding of findings) say(describeFinding(finding))
      if (errors.length > 0) {
        say(
          `Not built: ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}. The last good build is untouched.`,
        )
        return false
      }
      await staging.publish()
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      say(`Built in ${seconds} s: ${target}`)
      return true
    } finally {
      await staging.discard()
    }
  } finally {
    await content.close()
  }
}

/** Git-ignored, and safe to delete at any time. */
const cacheFolder = fileURLToPath(new URL('../../.cache/site/', import.meta.url))

/** Draws every channel into the staging folder; the site comes last, because it links to the others. */
async function buildInto(
  staging: Staging,
  library: Library,
  environment: ContentEnvironment,
  say: (line: string) => void,
): Promise<Finding[]> {
  const resolved: Record<Channel, ReturnType<typeof resolveAll>> = {
    web: resolveAll(library, 'web'),
    print: resolveAll(library, 'print'),
    card: resolveAll(library, 'card'),
  }
  const guidesOf = (channel: Channel): readonly Guide[] => resolved[channel].guides
  const findings: Finding[] = [
    ...library.findings,
    ...channels.flatMap((channel) => resolved[channel].findings),
  ]
  const isBroken = () => findings.some(({severity}) => severity === 'error')
  // What is wrong in the documents is better said at once than after a minute of drawing.
  if (isBroken()) return orderFindings(findings)

  const [fonts, pictures] = await Promise.all([
    loadFonts(),
    fetchOriginals(channels.flatMap(guidesOf)),
  ])
  findings.push(...pictures.findings)
  const drawing = {fonts, originals: pictures.originals, staging, say}
  findings.push(...(await drawInserts(guidesOf('print'), drawing)))
  findings.push(...(await drawCards(guidesOf('card'), drawing)))
  if (isBroken()) return orderFindings(findings)

  await buildSite({
    into: join(staging.folder, 'site'),
    outputs: staging.folder,
    cache: join(
      cacheFolder,
      createHash('sha256').update(staging.target).digest('hex').slice(0, 12),
    ),
    environment,
  })
  say('site/')
  findings.push(...(await proveAll(staging.folder, guidesOf)))
  const ordered = orderFindings(findings)
  const outputs = await listOutputs(staging.folder, guidesOf('web'))
  const report: Report = {outputs, findings: ordered}
  await staging.write('report.json', `${JSON.stringify(report, null, 2)}\n`)
  return ordered
}

function resolveAll(library: Library, channel: Channel) {
  const found = [...library.guides.keys()].map((id) => resolveGuide(library, id, channel))
  return {
    guides: found.map(({value}) => value),
    findings: found.flatMap(({findings}) => findings),
  }
}
