import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'

/** A mail server that keeps what it is given: enough SMTP for one client. */
export async function smtpSink(): Promise<{ url: string; mails: { to: string[]; data: string }[]; server: Server }> {
  const mails: { to: string[]; data: string }[] = []
  const server = createServer((socket) => {
    let buffer = ''
    let to: string[] = []
    let reading = false
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.write('220 sink\r\n')
    socket.on('data', (part) => {
      buffer += part
      for (;;) {
        if (reading) {
          const end = buffer.indexOf('\r\n.\r\n')
          if (end < 0) return
          mails.push({ to, data: buffer.slice(0, end) })
          buffer = buffer.slice(end + 5)
          reading = false
          to = []
          socket.write('250 kept\r\n')
        }
        const end = buffer.indexOf('\r\n')
        if (end < 0) return
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        if (/^RCPT TO:/i.test(line)) to.push(line.slice(8))
        if (/^DATA/i.test(line)) {
          reading = true
          socket.write('354 go on\r\n')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`, mails, server }
}
