import {fileURLToPath} from 'node:url'
import {defineConfig} from 'astro/config'

/** The site draws one page from the data that it is handed, and knows no store: see `src/server.ts`. */
export default defineConfig({
  output: 'server',
  // The pipeline says where a version of the site is kept.
  outDir: process.env.SITE_OUTPUT ?? '../.cache/site/by-hand',
  cacheDir: process.env.SITE_CACHE ?? '../.cache/astro',
  trailingSlash: 'always',
  build: {format: 'directory', assets: 'assets', inlineStylesheets: 'never'},
  devToolbar: {enabled: false},
  // A page's policy allows no script in it, not even a short one.
  vite: {build: {assetsInlineLimit: 0}},
  // What it builds is a function that draws a page; the pipeline calls it.
  adapter: {
    name: 'page-renderer',
    hooks: {
      'astro:config:done': ({setAdapter}) =>
        setAdapter({
          name: 'page-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: fileURLToPath(new URL('src/server.ts', import.meta.url)),
          supportedAstroFeatures: {serverOutput: 'stable', sharpImageService: 'stable'},
        }),
    },
  },
})
