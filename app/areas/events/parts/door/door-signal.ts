/** What an answer sounds and feels like, so that nobody has to look: two rising notes, or one low and long. */
export type Signal = 'good' | 'ask' | 'stop'

const NOTES: Record<Signal, readonly { hertz: number; from: number; for: number }[]> = {
  good: [
    { hertz: 880, from: 0, for: 0.12 },
    { hertz: 1_318, from: 0.13, for: 0.2 },
  ],
  ask: [
    { hertz: 520, from: 0, for: 0.16 },
    { hertz: 520, from: 0.24, for: 0.16 },
  ],
  stop: [{ hertz: 165, from: 0, for: 0.6 }],
}
const SHAKES: Record<Signal, number[]> = { good: [60], ask: [90, 80, 90], stop: [320, 80, 320] }

let audio: AudioContext | null = null

/** Browsers let a page sound only after a press: called by the one that starts the camera. */
export function wakeSound(): void {
  audio ??= 'AudioContext' in window ? new AudioContext() : null
  void audio?.resume()
}

export function giveSignal(signal: Signal): void {
  navigator.vibrate?.(SHAKES[signal])
  if (audio?.state !== 'running') return
  const start = audio.currentTime
  for (const note of NOTES[signal]) {
    const [voice, loudness] = [audio.createOscillator(), audio.createGain()]
    voice.type = signal === 'stop' ? 'sawtooth' : 'triangle'
    voice.frequency.value = note.hertz
    loudness.gain.setValueAtTime(0.35, start + note.from)
    loudness.gain.exponentialRampToValueAtTime(0.001, start + note.from + note.for)
    voice.connect(loudness).connect(audio.destination)
    voice.start(start + note.from)
    voice.stop(start + note.from + note.for)
  }
}
