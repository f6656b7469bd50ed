import {defineCollection} from 'astro:content'
import {z} from 'astro/zod'
import type {GuideEntry} from './content/guideEntry.ts'
import {guideLoader} from './content/guideLoader.ts'

/** All published guides, resolved for the web, with their pictures ready to serve. */
const guides = defineCollection({
  loader: guideLoader(process.env),
  schema: z.custom<GuideEntry>(),
})

export const collections = {guides}
