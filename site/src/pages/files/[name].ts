import type {APIRoute, GetStaticPaths} from 'astro'
import {allGuides} from '../../content/allGuides.ts'
import {filesOf} from '../../content/files.ts'

/** Files that guides link to, under names made from their bytes. */
export const getStaticPaths: GetStaticPaths = async () => {
  const files = (await allGuides()).flatMap(({guide}) => filesOf(guide))
  const unique = new Map(files.map((file) => [file.path, file]))
  return [...unique.values()].map(({path, url, mimeType}) => ({
    params: {name: path.slice('/files/'.length)},
    props: {url, mimeType},
  }))
}

export const GET: APIRoute<{url: string; mimeType: string}> = async ({props}) => {
  const response = await fetch(props.url)
  if (!response.ok)
    throw new Error(`A file cannot be read from the store: ${props.url} ${response.status}`)
  return new Response(await response.arrayBuffer(), {headers: {'content-type': props.mimeType}})
}
