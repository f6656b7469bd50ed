import {HomeIcon} from '@sanity/icons/Home'
import type {Tool} from 'sanity'
import {StartPage} from './StartPage.tsx'

/** What the Studio opens with: what needs attention, over all guides. */
export const startTool: Tool = {name: 'start', title: 'Start', icon: HomeIcon, component: StartPage}
