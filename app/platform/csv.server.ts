import { disposition } from './files.server'

/** Answers CSV as a download, piece by piece as the reader takes it; who stops reading ends the source as well. */
export function csvResponse(lines: AsyncIterable<string>, filename: string): Response {
  const source = lines[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void source.return?.(),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', filename),
    },
  })
}
