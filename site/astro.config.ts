import {defineConfig} from 'astro/config'

export default defineConfig({
  // The build says where it is writing; by hand it goes where the build would put it.
  outDir: process.env.SITE_OUTPUT ?? '../dist/site',
  cacheDir: process.env.SITE_CACHE ?? '../.cache/astro',
  trailingSlash: 'always',
  build: {format: 'directory', assets: 'assets', inlineStylesheets: 'never'},
  devToolbar: {enabled: false},
  integrations: [
    {
      name: 'host-files',
      hooks: {
        // Astro takes no page whose file starts with an underscore, and static hosts want just that.
        'astro:config:setup': ({injectRoute}) => {
          injectRoute({pattern: '/_headers', entrypoint: './src/host/headers.ts', prerender: true})
          injectRoute({
            pattern: '/_redirects',
            entrypoint: './src/host/redirects.ts',
            prerender: true,
          })
        },
      },
    },
  ],
})
