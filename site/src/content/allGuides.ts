import {getCollection} from 'astro:content'
import type {GuideEntry} from './guideEntry.ts'

/** All guides, by path, so that lists are the same in every build. */
export async function allGuides(): Promise<GuideEntry[]> {
  const entries = await getCollection('guides')
  return entries.map(({data}) => data).sort((a, b) => (a.guide.path < b.guide.path ? -1 : 1))
}
