import {Resvg} from '@resvg/resvg-js'
import type {APIRoute, GetStaticPaths} from 'astro'
import satori, {type Font} from 'satori'
import {allBlocks} from '../../../../../../renderers/guide/walkBlocks.ts'
import {loadFonts} from '../../../../../../studio/pipeline/pieces/fonts.ts'
import {guides, images} from '../../data.ts'

interface Card {
  readonly title: string
  readonly text: string
  readonly image: string | undefined
  readonly width: number
  readonly height: number
}

const fonts: Font[] = loadFonts().map(({family, weight, style, data}) => ({
  name: family,
  weight,
  style,
  data: Buffer.from(data),
}))

export const getStaticPaths: GetStaticPaths = () =>
  guides.flatMap((guide) => {
    const figures = allBlocks(guide.body).flatMap((block) =>
      block._type === 'figure' ? images[block.picture.asset] : [],
    )
    const sizes = [
      [1200, 630],
      [1080, 1080],
      [1080, 1920],
      [1080, 1080],
      [1080, 1080],
      [1080, 1080],
      [1080, 1080],
    ] as const
    return sizes.map(([width, height], index) => ({
      params: {name: `${guide.id}-${index}`},
      props: {title: guide.title, text: guide.summary, image: figures[index % 4], width, height},
    }))
  })

const box = (type: string, props: object) => ({type, props, key: null})

export const GET: APIRoute<Card> = async ({props: {title, text, image, width, height}}) => {
  const style = {display: 'flex', flexDirection: 'column', width, height, padding: 60} as const
  const svg = await satori(
    box('div', {
      style: {...style, background: '#0b3a6f', color: 'white', fontFamily: fonts[0]?.name},
      children: [
        box('div', {style: {fontSize: 64, fontWeight: 700}, children: title}),
        box('div', {style: {fontSize: 32}, children: text}),
        ...(image === undefined
          ? []
          : [box('img', {src: image, width: width / 2, height: width / 4})]),
      ],
    }),
    {width, height, fonts},
  )
  const png = new Resvg(svg, {font: {loadSystemFonts: false}}).render().asPng()
  return new Response(new Uint8Array(png), {headers: {'content-type': 'image/png'}})
}
