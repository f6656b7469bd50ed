/** The channels a guide is drawn in. A new channel starts with a new line here. */
export const channels = ['web', 'print', 'card'] as const

export type Channel = (typeof channels)[number]

/** What each channel is called in Studio. */
export const channelTitles: Record<Channel, string> = {
  web: 'Web page',
  print: 'Handbook insert',
  card: 'Social cards',
}
