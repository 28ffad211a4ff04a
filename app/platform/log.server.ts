import pino from 'pino'

export type Log = pino.Logger

/** One JSON line per event; secrets, codes and full numbers never reach it. */
export function createLog(level = process.env.LOG_LEVEL || 'info'): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'password',
        'token',
        'code',
        'secret',
        'phone',
        'email',
        '*.password',
        '*.token',
        '*.code',
        '*.secret',
        '*.phone',
        '*.email',
      ],
      censor: '[hidden]',
    },
  })
}
