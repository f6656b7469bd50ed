import type {APIRoute, GetStaticPaths} from 'astro'
import {allGuides} from '../content/allGuides.ts'
import {insertOf, serveOutput} from '../content/outputs.ts'

/** The accessible edition of each handbook insert, beside its guide. */
export const getStaticPaths: GetStaticPaths = async () => {
  const inserts = await Promise.all((await allGuides()).map(({guide}) => insertOf(guide)))
  return inserts
    .filter((insert) => insert !== undefined)
    .map(({path, file}) => ({params: {insert: path.slice(1, -'.pdf'.length)}, props: {file}}))
}

export const GET: APIRoute<{file: string}> = ({props}) => serveOutput(props.file, 'application/pdf')
