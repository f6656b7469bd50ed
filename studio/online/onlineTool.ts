import {EarthGlobeIcon} from '@sanity/icons/EarthGlobe'
import type {Tool} from 'sanity'
import {OnlinePage} from './OnlinePage.tsx'

/** What is online, what is not yet, and what puts it there. */
export const onlineTool: Tool = {
  name: 'online',
  title: 'Site',
  icon: EarthGlobeIcon,
  component: OnlinePage,
}
