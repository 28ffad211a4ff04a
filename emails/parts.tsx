import type { CSSProperties, ReactNode } from 'react'
import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from 'react-email'
import { say } from '~/kernel/words'
import type { LetterProps } from './letters'

/** Mail clients know no tokens: the light values, once. */
const INK = '#111715'
const INK_2 = '#414b46'
const INK_3 = '#5b6560'
const LINE = '#d7ddda'
const CANVAS = '#f2f4f3'
const SANS =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif"
const SERIF = "'Songti SC', 'Source Han Serif SC', 'Noto Serif CJK SC', 'Noto Serif SC', Georgia, serif"

const text = (more: CSSProperties = {}): CSSProperties => ({
  margin: '0 0 16px',
  color: INK_2,
  fontSize: 15,
  lineHeight: '25px',
  ...more,
})

type Sheet = {
  letter: LetterProps
  title: string
  preview: string
  children: ReactNode
  record?: boolean
  /** May be answered by mail; what stands above the line is the answer. */
  replies?: boolean
}

/** The sheet every letter is written on: the club's plate, one title, and why it was sent. */
export function Letter({ letter, title, preview, children, record = false, replies = false }: Sheet) {
  const { language, t, brand, link } = letter
  const club = say(brand.name, language)
  return (
    <Html lang={language}>
      <Head>
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
      </Head>
      <Preview>{preview}</Preview>
      <Body
        style={{
          margin: 0,
          padding: '24px 0',
          backgroundColor: CANVAS,
          fontFamily: SANS,
          // An English line is not broken inside a Chinese plate.
          wordBreak: language === 'en' ? 'keep-all' : 'normal',
        }}
      >
        {replies && (
          <Text style={text({ margin: '0 auto 12px', maxWidth: 560, color: INK_3, fontSize: 12, lineHeight: '18px' })}>
            {t('mail:layout.reply')}
          </Text>
        )}
        <Container style={{ maxWidth: 560, margin: '0 auto', backgroundColor: '#ffffff', border: `1px solid ${LINE}` }}>
          <Section style={{ backgroundColor: brand.plate, padding: '18px 32px' }}>
            <Link
              href={link('/')}
              style={{ color: '#f3f7f5', fontSize: 15, letterSpacing: 4, fontWeight: 600, textDecoration: 'none' }}
            >
              {brand.wordmark}
            </Link>
          </Section>
          <Section style={{ padding: '32px 32px 16px' }}>
            <Text
              role="heading"
              aria-level={1}
              style={{
                margin: '0 0 16px',
                color: INK,
                fontSize: record ? 26 : 22,
                lineHeight: record ? '36px' : '30px',
                fontWeight: record ? 400 : 600,
                fontFamily: record ? SERIF : SANS,
              }}
            >
              {title}
            </Text>
            {children}
          </Section>
          <Section style={{ padding: '0 32px' }}>
            <Hr style={{ margin: 0, borderColor: LINE }} />
          </Section>
          <Section style={{ padding: '16px 32px 24px' }}>
            <Text style={text({ margin: 0, color: INK_3, fontSize: 12, lineHeight: '18px' })}>
              {replies ? t('mail:layout.why_replies', { club }) : t('mail:layout.why', { club })}
              <br />
              {t('mail:layout.rescue', { phone: brand.rescuePhone })}
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  )
}

export function Lead({ children }: { children: ReactNode }) {
  return <Text style={text()}>{children}</Text>
}

/** What somebody wrote, line by line as they wrote it. */
export function Said({ children }: { children: string }) {
  return (
    <Section style={{ margin: '0 0 20px', padding: '4px 0 4px 16px', borderLeft: `2px solid ${LINE}` }}>
      <Text style={text({ margin: 0, color: INK, whiteSpace: 'pre-line' })}>{children}</Text>
    </Section>
  )
}

export function Note({ children }: { children: ReactNode }) {
  return <Text style={text({ color: INK_3, fontSize: 13, lineHeight: '20px' })}>{children}</Text>
}

/** A figure that is the news of the letter. */
export function Figure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section
      style={{
        margin: '0 0 20px',
        padding: '16px 0',
        borderTop: `1px solid ${LINE}`,
        borderBottom: `1px solid ${LINE}`,
      }}
    >
      <Text style={text({ margin: '0 0 4px', color: INK, fontSize: 17, fontWeight: 500 })}>{title}</Text>
      <Text style={text({ margin: 0, fontSize: 13, lineHeight: '20px' })}>{children}</Text>
    </Section>
  )
}

export function Code({ children }: { children: string }) {
  return (
    <Text
      style={{
        margin: '0 0 20px',
        padding: '14px 0',
        backgroundColor: CANVAS,
        color: INK,
        fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
        fontSize: 30,
        letterSpacing: 8,
        textAlign: 'center',
      }}
    >
      {children}
    </Text>
  )
}

/** Labels and values, one line each; empty values are left out. */
export function Facts({ rows }: { rows: [label: string, value: string][] }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} width="100%" style={{ margin: '0 0 20px' }}>
      <tbody>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <tr key={label}>
              <td
                style={{
                  padding: '8px 16px 8px 0',
                  borderTop: `1px solid ${LINE}`,
                  color: INK_3,
                  fontSize: 13,
                  verticalAlign: 'top',
                  whiteSpace: 'nowrap',
                }}
              >
                {label}
              </td>
              <td width="75%" style={{ padding: '8px 0', borderTop: `1px solid ${LINE}`, color: INK, fontSize: 15 }}>
                {value}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

/** The one thing to do. */
export function Go({ href, brand, children }: { href: string; brand: LetterProps['brand']; children: string }) {
  return (
    <Button
      href={href}
      style={{
        margin: '0 0 20px',
        padding: '12px 24px',
        backgroundColor: brand.color,
        color: brand.onColor,
        borderRadius: 4,
        fontSize: 15,
        fontWeight: 600,
        textDecoration: 'none',
      }}
    >
      {children}
    </Button>
  )
}

/** What an event letter is about: the event, when and where; more rows after them. */
export function Occasion({
  letter: { t, words },
  rows = [],
}: {
  letter: Pick<LetterProps, 't' | 'words'>
  rows?: [label: string, value: string][]
}) {
  const given: [string, string][] = [
    [t('mail:label.event'), words.event ?? ''],
    [t('mail:label.time'), `${words.day} ${words.time}`],
    [t('mail:label.place'), words.place ?? ''],
    ...rows,
  ]
  return <Facts rows={given.filter(([, value]) => value !== '')} />
}
