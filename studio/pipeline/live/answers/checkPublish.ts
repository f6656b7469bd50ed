import {type Finding, isError} from '../../../../renderers/guide/finding/finding.ts'
import {goneEntries} from '../../../../renderers/guide/library/goneEntries.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import {type Channel, channels} from '../../../../schemas/channel.ts'
import type {Attention, HeldBack, PublishCheck} from '../../../attention/attention.ts'
import type {Drawer} from '../../publication/drawer.ts'
import {type GuideWork, isHeldBack} from '../../publication/guide/guideWork.ts'
import {worksOf} from '../../publication/publication.ts'
import type {Report} from '../../publication/report/report.ts'
import {checkSite, SiteFault} from '../../publication/siteFault.ts'
import {wordlessPictures} from './wordlessPictures.ts'

/**
 * Says what would be held back if a document were published. Takes the library as visitors see it, and as
 * they would. The document itself, if it is a guide, is drawn in every channel; of other guides the errors
 * count that they do not have today.
 */
export async function checkPublish(
  {before, after}: {readonly before: Library; readonly after: Library},
  document: string,
  drawer: Drawer,
): Promise<PublishCheck> {
  const known = new Set(errorsIn(worksOf(before, drawer)).map(keyOf))
  const works = await Promise.all(
    worksOf(after, drawer).map((work) =>
      work.entry.id === document ? drawer.drawChannels(after, work) : work,
    ),
  )
  const heldBack = works.flatMap((work) =>
    heldBackIn(work, (error) => work.entry.id === document || !known.has(keyOf(error))),
  )
  return {...faultOf(after), heldBack}
}

/**
 * Says what needs attention. Takes what was put out last, or why nothing was, and the library as editors
 * see it; whatever is drawn for visitors anyway has been, and is not drawn again.
 */
export function attentionOf(
  {report, fault}: {readonly report: Report | undefined; readonly fault: string | undefined},
  drafts: Library,
  drawer: Drawer,
): Attention {
  const works = worksOf(drafts, drawer)
  const written = works.flatMap((work) => channels.flatMap((channel) => work.findings[channel]))
  const drawn = (report?.findings ?? []).filter((finding) => finding.channel !== undefined)
  return {
    ...(fault === undefined ? {} : {fault}),
    heldBack: heldBackBy(report),
    pictures: wordlessPictures(drafts),
    findings: unique([...drafts.findings, ...written, ...goneEntries(drafts), ...drawn]),
  }
}

/** What a publication held back, and the errors that hold it. */
export function heldBackBy(report: Report | undefined): HeldBack[] {
  return (report?.guides ?? []).flatMap(({guide, title, channels: states}) => {
    const held = channels.filter((channel) => states[channel].state === 'held back')
    if (held.length === 0) return []
    const findings = (report?.findings ?? []).filter(
      ({document, severity, channel}) =>
        document === guide &&
        severity === 'error' &&
        (channel === undefined || held.includes(channel)),
    )
    return [{guide, title, channels: held, findings}]
  })
}

function heldBackIn(work: GuideWork, isNews: (error: Finding) => boolean): HeldBack[] {
  const held = channels.filter(
    (channel) => isHeldBack(work, channel) && errorsOf(work, channel).some(isNews),
  )
  if (held.length === 0) return []
  const {id, listed} = work.entry
  return [
    {
      guide: id,
      title: listed.title,
      channels: held,
      findings: unique(held.flatMap((channel) => errorsOf(work, channel).filter(isNews))),
    },
  ]
}

function errorsIn(works: readonly GuideWork[]): readonly Finding[] {
  return works.flatMap((work) => channels.flatMap((channel) => errorsOf(work, channel)))
}

function errorsOf({findings}: GuideWork, channel: Channel): readonly Finding[] {
  return findings[channel].filter(isError)
}

/** Channels resolve a guide each anew, and find the same in it. */
function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()]
}

function keyOf({document, path, problem}: Finding): string {
  return JSON.stringify([document, path, problem])
}

function faultOf(library: Library): Pick<PublishCheck, 'fault'> {
  try {
    checkSite(library)
    return {}
  } catch (error) {
    if (error instanceof SiteFault) return {fault: error.message}
    throw error
  }
}
