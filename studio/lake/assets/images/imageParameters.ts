import {refused} from '../../door/apiError.ts'

/**
 * What an image address asks for, as `@sanity/image-url` writes it
 * (https://www.sanity.io/docs/apis-and-sdks/image-urls). Lengths in pixels.
 */
export type ImageParameters = {
  rect?: {left: number; top: number; width: number; height: number}
  width?: number
  height?: number
  minWidth?: number
  maxWidth?: number
  minHeight?: number
  maxHeight?: number
  dpr: number
  fit: Fit
  crop: Crop
  focalPoint?: {x: number; y: number}
  pad: number
  background?: string
  format?: Format
  quality?: number
  auto: boolean
  blur?: number
  sharpen?: number
  invert: boolean
  saturation?: number
  flipHorizontal: boolean
  flipVertical: boolean
  rotate: 0 | 90 | 180 | 270
  download?: string
}

export type Format = 'jpg' | 'pjpg' | 'png' | 'webp' | 'avif' | 'json'
type Fit = 'clip' | 'crop' | 'fill' | 'fillmax' | 'max' | 'min' | 'scale'
type Crop = 'top' | 'bottom' | 'left' | 'right' | 'center' | 'focalpoint' | 'entropy'

const FITS: readonly Fit[] = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale']
const CROPS: readonly Crop[] = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy']
const FORMATS: readonly Format[] = ['jpg', 'pjpg', 'png', 'webp', 'avif', 'json']
const TURNS = ['0', '90', '180', '270'] as const

/** The longest side of an answer: what Sanity allows too. */
export const MAX_SIDE = 8192

/** Reads an image address’s parameters. Throws ApiError 400 on a value that cannot be. */
export function readImageParameters(query: URLSearchParams): ImageParameters {
  const read = (name: string, least: number, most: number) => number(query, name, least, most)
  const flip = query.get('flip') ?? ''
  const turn = oneOf(query, 'or', TURNS) ?? '0'
  const x = read('fp-x', 0, 1)
  const y = read('fp-y', 0, 1)
  return {
    ...defined({
      rect: rect(query.get('rect')),
      width: read('w', 1, MAX_SIDE),
      height: read('h', 1, MAX_SIDE),
      minWidth: read('min-w', 1, MAX_SIDE),
      maxWidth: read('max-w', 1, MAX_SIDE),
      minHeight: read('min-h', 1, MAX_SIDE),
      maxHeight: read('max-h', 1, MAX_SIDE),
      focalPoint: x === undefined && y === undefined ? undefined : {x: x ?? 0.5, y: y ?? 0.5},
      background: background(query.get('bg')),
      format: oneOf(query, 'fm', FORMATS),
      quality: read('q', 0, 100),
      blur: read('blur', 1, 2000),
      sharpen: read('sharp', 0, 100),
      saturation: read('sat', -100, 100),
      download: query.get('dl') ?? undefined,
    }),
    dpr: read('dpr', 0.1, 8) ?? 1,
    fit: oneOf(query, 'fit', FITS) ?? 'scale',
    crop:
      oneOf(query, 'crop', CROPS) ?? (x === undefined && y === undefined ? 'center' : 'focalpoint'),
    pad: read('pad', 0, MAX_SIDE) ?? 0,
    auto: query.get('auto') === 'format',
    invert: query.get('invert') === 'true',
    flipHorizontal: flip.includes('h'),
    flipVertical: flip.includes('v'),
    rotate: turn === '90' ? 90 : turn === '180' ? 180 : turn === '270' ? 270 : 0,
  }
}

/** The same object without the fields that are undefined. */
function defined<T extends object>(fields: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const result: {[K in keyof T]?: Exclude<T[K], undefined>} = {...fields}
  return result
}

function number(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const value = Number(text)
  if (text === '' || !(value >= least && value <= most)) {
    throw badParameter(name, text, `a number from ${least} to ${most}`)
  }
  return value
}

function oneOf<T extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const choice = choices.find((known) => known === text)
  if (choice === undefined) throw badParameter(name, text, choices.join(', '))
  return choice
}

function rect(text: string | null): ImageParameters['rect'] {
  if (text === null) return undefined
  const [left, top, width, height, ...others] = text.split(',').map(Number)
  if (
    left === undefined ||
    top === undefined ||
    width === undefined ||
    height === undefined ||
    others.length > 0 ||
    ![left, top, width, height].every(Number.isSafeInteger) ||
    Math.min(left, top) < 0 ||
    Math.min(width, height) < 1
  ) {
    throw badParameter('rect', text, 'left,top,width,height in whole pixels')
  }
  return {left, top, width, height}
}

/** Sanity writes colours as `fff`, `ffffff`, or with the opacity before: `8fff`, `80ffffff`. */
function background(text: string | null): string | undefined {
  if (text === null) return undefined
  const digits = /^(?<alpha>[0-9a-f]|[0-9a-f]{2})?(?<rgb>[0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)
  const {alpha = '', rgb} = digits?.groups ?? {}
  if (rgb === undefined) throw badParameter('bg', text, 'a colour such as fff or 80ffffff')
  const short = rgb.length === 3
  if (alpha.length > 0 && (alpha.length === 1) !== short) {
    throw badParameter('bg', text, 'a colour such as fff or 80ffffff')
  }
  return `#${rgb}${alpha}`
}

function badParameter(name: string, text: string, expected: string): Error {
  return refused(400, 'Bad Request', `The image parameter "${name}=${text}" must be: ${expected}.`)
}
