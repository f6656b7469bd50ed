import type {Channel} from '../../../schemas/channel.ts'
import {drawCard} from './card.ts'
import type {DrawChannel} from './channel.ts'
import {drawPrint} from './print.ts'
import {drawWeb} from './web.ts'

/** How a guide is drawn in each channel. A new channel is a file beside these, and a line here. */
export const channelDrawers: Record<Channel, DrawChannel> = {
  web: drawWeb,
  print: drawPrint,
  card: drawCard,
}
