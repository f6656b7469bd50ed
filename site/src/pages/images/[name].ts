import type {APIRoute, GetStaticPaths} from 'astro'
import {allGuides} from '../../content/allGuides.ts'
import {serveOutput} from '../../content/outputs.ts'

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  png: 'image/png',
}

/** Pictures in every size and format that pages ask for. */
export const getStaticPaths: GetStaticPaths = async () => {
  const files = (await allGuides()).flatMap((entry) => entry.files)
  const unique = new Map(files.map((file) => [file.name, file.cached]))
  return [...unique].map(([name, cached]) => ({params: {name}, props: {cached}}))
}

export const GET: APIRoute<{cached: string}> = ({params, props}) =>
  serveOutput(
    props.cached,
    types[params.name?.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
  )
