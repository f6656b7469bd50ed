import {defineConfig} from 'astro/config'

/** The site that a team would build: static, with the cards made by an endpoint. See `../usual.ts`. */
export default defineConfig({
  outDir: process.env.USUAL_OUTPUT ?? '../../../.cache/usual',
  cacheDir: '../../../.cache/usual-astro',
  trailingSlash: 'always',
})
