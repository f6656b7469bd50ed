import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {
  getPublishedId,
  getReleaseIdFromReleaseDocumentId,
  type ReleaseActionComponent,
  useClient,
} from 'sanity'
import {channelTitles} from '../../schemas/channel.ts'
import {channelsInWords, type HeldBack} from '../attention/attention.ts'
import {askCheck, failedCheck} from './askCheck.ts'

/** How long it is read, unless it is closed: milliseconds. */
const DURATION = 60_000

/** In the menu of a release: says what would be held back if all of it came out now. */
export const lookOverRelease: ReleaseActionComponent = ({release, documents}) => {
  const client = useClient({apiVersion: '2025-02-19'})
  const {push} = useToast()
  const [isAsked, setIsAsked] = useState(false)

  const look = async () => {
    setIsAsked(true)
    const name = getReleaseIdFromReleaseDocumentId(release._id)
    const ids = documents.map(({document}) => getPublishedId(document._id))
    const checks = await Promise.all(ids.map((id) => askCheck(client, id, name).catch(failedCheck)))
    setIsAsked(false)
    const fault = checks.find((check) => check.fault !== undefined)?.fault
    // Each check names other guides, too; what that of a guide itself says of it is the most.
    const all = checks.flatMap(({heldBack}, index) =>
      heldBack.map((one) => ({one, isOwn: one.guide === ids[index]})),
    )
    const held = new Map(
      all.sort((a, b) => Number(a.isOwn) - Number(b.isOwn)).map(({one}) => [one.guide, one]),
    )
    const told = [...(fault === undefined ? [] : [fault]), ...[...held.values()].map(inWords)]
    push({
      id: `release-${name}`,
      closable: true,
      duration: DURATION,
      ...(told.length === 0
        ? {status: 'success', title: 'Nothing of this release would be held back'}
        : {status: 'warning', title: 'This would be held back', description: told.join(' ')}),
    })
  }

  return {
    label: isAsked ? 'Looking it over …' : 'Look it over',
    icon: EyeOpenIcon,
    disabled: isAsked || documents.length === 0,
    onHandle: () => void look(),
  }
}
lookOverRelease.displayName = 'LookOverRelease'

function inWords({title, channels, findings}: HeldBack): string {
  const said = findings.map(({problem, remedy}) => `${problem} ${remedy}`)
  const name = title === '' ? 'A guide without a title' : `“${title}”`
  return `${name} (${channelsInWords(channels, channelTitles)}): ${said.join(' ')}`
}
