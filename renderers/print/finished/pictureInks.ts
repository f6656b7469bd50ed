// biome-ignore lint/style/noRestrictedImports: sharp takes a profile from a file only; it is gone when the pictures are converted.
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRawStream} from '@cantoo/pdf-lib'
import sharp, {type Sharp} from 'sharp'
import type {Profile} from '../press/outputIntent.ts'
import {streamBytes} from './streamBytes.ts'

/**
 * Converts the pictures of a finished file to greys, or to the four inks of a printing condition (relative
 * to its profile). Typst embeds them in RGB, which not every shop takes.
 */
export async function convertPictures(
  document: PDFDocument,
  ink: 'black' | 'cmyk',
  profile: Profile | undefined,
): Promise<void> {
  if (ink === 'black') {
    await convert(document, 'DeviceGray', (picture) => picture.toColourspace('b-w'))
    return
  }
  if (profile === undefined) throw new Error('Pictures are converted to inks by a profile only.')
  const folder = await mkdtemp(join(tmpdir(), 'profile-'))
  try {
    const file = join(folder, 'profile.icc')
    await writeFile(file, profile.icc)
    await convert(document, 'DeviceCMYK', (picture) =>
      picture.toColourspace('cmyk').withIccProfile(file),
    )
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

async function convert(
  {context}: PDFDocument,
  space: 'DeviceGray' | 'DeviceCMYK',
  inks: (picture: Sharp) => Sharp,
): Promise<void> {
  for (const [ref, stream] of context.enumerateIndirectObjects()) {
    if (!(stream instanceof PDFRawStream) || !isPicture(stream.dict)) continue
    const {data, info} = await inks(pixelsOf(stream)).raw().toBuffer({resolveWithObject: true})
    const converted = context.flateStream(new Uint8Array(data), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: info.width,
      Height: info.height,
      ColorSpace: space,
      BitsPerComponent: 8,
    })
    context.assign(ref, converted)
  }
}

function isPicture(dict: PDFDict): boolean {
  return dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
}

function pixelsOf(stream: PDFRawStream): Sharp {
  const {dict, contents} = stream
  if (dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')) return sharp(contents)
  const size = (name: string) => dict.lookup(PDFName.of(name), PDFNumber).asNumber()
  const [width, height] = [size('Width'), size('Height')]
  const pixels = streamBytes(stream)
  const channels = pixels.length / (width * height)
  if (channels !== 1 && channels !== 3) throw new Error('A picture is in no colours we know.')
  return sharp(pixels, {raw: {width, height, channels}})
}
