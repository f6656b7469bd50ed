import {refused} from '../../door/apiError.ts'
import {type ImageParameters, MAX_SIDE} from './imageParameters.ts'

/** A size in pixels. */
export type PixelSize = {width: number; height: number}

/**
 * Where the picture goes: it is scaled, a region of that is kept, and the region is centred on a
 * canvas.
 */
export type Placement = {
  scaled: PixelSize
  region: PixelSize & {left: number; top: number}
  canvas: PixelSize
  strategy: 'position' | 'entropy'
}

/**
 * Works out sizes and position from `w`, `h`, `fit`, `crop`, `dpr`, `pad` and the limits, as
 * Sanity's image pipeline does. `shown` is what is there to draw. Throws ApiError 400 if the
 * result would be larger than Sanity allows.
 */
export function placement(shown: PixelSize, parameters: ImageParameters): Placement {
  const {fit, crop, dpr} = parameters
  const pad = Math.round(parameters.pad * dpr)
  const wanted = wantedBox(shown, parameters, pad)
  const hasBoth = wanted.width !== undefined && wanted.height !== undefined
  const inner = completed(shown, wanted)
  const ratios = [inner.width / shown.width, inner.height / shown.height]
  const contain = Math.min(...ratios)
  const cover = Math.max(...ratios)
  const whole = (scaled: PixelSize, canvas: PixelSize): Placement => ({
    scaled,
    region: {left: 0, top: 0, ...scaled},
    canvas: checked(canvas),
    strategy: 'position',
  })
  const padded = (scaled: PixelSize) => whole(scaled, padding(scaled, pad))
  switch (fit) {
    case 'scale':
      return hasBoth ? padded(inner) : padded(times(shown, contain))
    case 'clip':
      return padded(times(shown, contain))
    case 'max':
      return padded(times(shown, Math.min(1, contain)))
    case 'fill':
      return whole(times(shown, contain), padding(inner, pad))
    case 'fillmax':
      return whole(times(shown, Math.min(1, contain)), padding(inner, pad))
    case 'min':
    case 'crop': {
      // `min` crops to the shape that was asked for, but never enlarges.
      const shrink = fit === 'min' ? Math.min(1, 1 / cover) : 1
      const region = times(inner, shrink)
      const scaled = bounded(atLeast(times(shown, cover * shrink), region))
      const focus = focusOf(parameters)
      return {
        scaled,
        region: {
          ...region,
          left: within(focus.x * scaled.width - region.width / 2, scaled.width - region.width),
          top: within(focus.y * scaled.height - region.height / 2, scaled.height - region.height),
        },
        canvas: checked(padding(region, pad)),
        strategy: crop === 'entropy' ? 'entropy' : 'position',
      }
    }
  }
}

/** What is asked for within the padding, in device pixels: `w` and `h`, or what limits make of them. */
function wantedBox(shown: PixelSize, parameters: ImageParameters, pad: number): Partial<PixelSize> {
  const {dpr} = parameters
  const width = limited(parameters.width, shown.width, parameters.minWidth, parameters.maxWidth)
  const height = limited(
    parameters.height,
    shown.height,
    parameters.minHeight,
    parameters.maxHeight,
  )
  return {
    ...(width === undefined ? {} : {width: Math.max(1, Math.round(width * dpr) - 2 * pad)}),
    ...(height === undefined ? {} : {height: Math.max(1, Math.round(height * dpr) - 2 * pad)}),
  }
}

function limited(
  asked: number | undefined,
  natural: number,
  least: number | undefined,
  most: number | undefined,
): number | undefined {
  const value = asked ?? natural
  if (most !== undefined && value > most) return most
  if (least !== undefined && value < least) return least
  return asked
}

/** Adds the side that was not asked for, in proportion. */
function completed(shown: PixelSize, {width, height}: Partial<PixelSize>): PixelSize {
  if (width !== undefined && height !== undefined) return {width, height}
  if (width !== undefined) return times(shown, width / shown.width)
  if (height !== undefined) return times(shown, height / shown.height)
  return {width: shown.width, height: shown.height}
}

function focusOf({crop, focalPoint}: ImageParameters): {x: number; y: number} {
  if (crop === 'focalpoint' && focalPoint) return focalPoint
  return {
    x: crop === 'left' ? 0 : crop === 'right' ? 1 : 0.5,
    y: crop === 'top' ? 0 : crop === 'bottom' ? 1 : 0.5,
  }
}

function times({width, height}: PixelSize, factor: number): PixelSize {
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  }
}

function padding({width, height}: PixelSize, pad: number): PixelSize {
  return {width: width + 2 * pad, height: height + 2 * pad}
}

function atLeast(box: PixelSize, least: PixelSize): PixelSize {
  return {width: Math.max(box.width, least.width), height: Math.max(box.height, least.height)}
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, Math.round(value)), Math.max(0, most))
}

/** The most pixels that a picture is scaled to before it is cut. */
const MAX_SCALED = 2 * MAX_SIDE * MAX_SIDE

function bounded(scaled: PixelSize): PixelSize {
  if (scaled.width * scaled.height <= MAX_SCALED) return scaled
  throw refused(
    400,
    'Bad Request',
    `To cut this the picture would be scaled to ${scaled.width} × ${scaled.height} pixels. Ask for a smaller size.`,
  )
}

/**
 * About how much work it is to draw an image of a size, in pixels that are read or written.
 * Throws ApiError 400 as `placement` does.
 */
export function costOf(size: PixelSize, parameters: ImageParameters): number {
  const shown = parameters.rect ?? size
  const {scaled, canvas} = placement(shown, parameters)
  const pixels = ({width, height}: PixelSize) => width * height
  const encoding = parameters.auto || parameters.format === 'avif' ? 8 : 2
  return pixels(size) + pixels(scaled) + encoding * pixels(canvas)
}

function checked(canvas: PixelSize): PixelSize {
  if (Math.max(canvas.width, canvas.height) > MAX_SIDE) {
    throw refused(400, 'Bad Request', `An image may be at most ${MAX_SIDE} pixels wide or high.`)
  }
  return canvas
}
