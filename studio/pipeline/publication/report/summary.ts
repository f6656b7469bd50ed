import {type Channel, channels, channelTitles} from '../../../../schemas/channel.ts'
import type {GuideState, Report} from './report.ts'

/** Says in a few lines what a publication puts out, what is unchanged, and what is held back. */
export function summaryOf({guides}: Report): string[] {
  const held = guides.filter((guide) => heldIn(guide).length > 0)
  const isUnchanged = ({channels: states}: GuideState) =>
    channels.every((channel) => states[channel].state === 'unchanged')
  const whole = guides.length - held.length
  const unchanged = guides.filter(isUnchanged).length
  return [
    `${whole} of ${guides.length} ${guides.length === 1 ? 'guide' : 'guides'} out, ${unchanged} of them unchanged; ${held.length} held back${held.length === 0 ? '.' : ':'}`,
    ...held.map(describeHeld),
  ]
}

function describeHeld(guide: GuideState): string {
  const parts = heldIn(guide).map((channel) => {
    const {revision} = guide.channels[channel]
    const last = revision === undefined ? 'never out' : `last good: ${revision}`
    return `${channelTitles[channel]} (${last})`
  })
  return `  “${guide.title}” (${guide.guide}): ${parts.join(', ')}`
}

function heldIn({channels: states}: GuideState): readonly Channel[] {
  return channels.filter((channel) => states[channel].state === 'held back')
}
