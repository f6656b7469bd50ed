import {DesktopIcon} from '@sanity/icons/Desktop'
import {ExpandIcon} from '@sanity/icons/Expand'
import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {TabletDeviceIcon} from '@sanity/icons/TabletDevice'
import type {ComponentType} from 'react'

/** What a web page is looked at on. */
export type Device = 'pane' | 'phone' | 'tablet' | 'desktop'

/** What each is called, and how wide it is: CSS pixels, none for as much room as there is. */
export const devices: Readonly<
  Record<Device, {readonly title: string; readonly icon: ComponentType; readonly width?: number}>
> = {
  pane: {title: 'As wide as there is room', icon: ExpandIcon},
  phone: {title: 'As on a phone', icon: MobileDeviceIcon, width: 375},
  tablet: {title: 'As on a tablet', icon: TabletDeviceIcon, width: 768},
  desktop: {title: 'As on a desktop', icon: DesktopIcon, width: 1280},
}

export const deviceNames = ['pane', 'phone', 'tablet', 'desktop'] as const satisfies Device[]
