/** Sound that browsers play, by what the bytes are: the type as it is kept. */
const AUDIO: Readonly<Record<string, string>> = {
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/wav': 'audio/wav',
}
/** Boxes that hold pictures as well: what names a track of pictures, and one of sound. */
const BOXES: Readonly<Record<string, { type: string; pictures: RegExp; sound: RegExp }>> = {
  'video/mp4': { type: 'audio/mp4', pictures: /hdlr.{8}vide/s, sound: /hdlr.{8}soun/s },
  'video/webm': { type: 'audio/webm', pictures: /V_(VP8|VP9|AV1|MPEG)/, sound: /A_(OPUS|VORBIS)/ },
}

/** The type under which a recording is kept, from what its bytes were found to be; null for all that is none. */
export function audioType(found: string | undefined, bytes: Uint8Array): string | null {
  const known = found ? AUDIO[found] : undefined
  if (known) return known
  const box = found ? BOXES[found] : undefined
  if (!box) return null
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return box.sound.test(text) && !box.pictures.test(text) ? box.type : null
}
