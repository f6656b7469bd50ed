import sharp from 'sharp'

/** The CMYK profile that sharp brings, as a printing profile. */
export async function printingProfile(): Promise<Uint8Array> {
  const pixel = {width: 1, height: 1, channels: 3, background: '#fff'} as const
  const {icc} = await sharp(
    await sharp({create: pixel}).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
  ).metadata()
  return icc ?? new Uint8Array()
}
