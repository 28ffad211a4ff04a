import { defineTask } from './threads.server'

export type Picture = { bytes: Uint8Array; width: number; height: number }
/** More pixels than any camera in a pocket makes: a bomb, not a photo. */
const MAX_PIXELS = 120_000_000

/**
 * Re-encodes a photo to WebP: at most 1600 px on a side, turned upright, without EXIF (place, camera); and a
 * 400 px thumbnail. Throws when the bytes are not a picture that can be decoded.
 */
export const photoTask = defineTask(
  'photo',
  async (bytes: Uint8Array): Promise<{ photo: Picture; thumbnail: Picture }> => {
    const { default: sharp } = await import('sharp')
    const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate()
    const upright = await source
      .resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    const small = await sharp(upright.data)
      .resize({ width: 400, height: 400, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 74 })
      .toBuffer({ resolveWithObject: true })
    const picture = ({ data, info }: typeof small): Picture => ({ bytes: data, width: info.width, height: info.height })
    return { photo: picture(upright), thumbnail: picture(small) }
  },
)
