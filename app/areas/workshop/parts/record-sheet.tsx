import type { ReactNode } from 'react'
import { Wordmark } from '~/ui/brand'
import { Car, shapeOf } from '~/ui/car'
import { Chip } from '~/ui/chip'
import { cx } from '~/ui/class-names'
import { Code, Figure } from '~/ui/figures'
import { Facts } from '~/ui/rows'
import type { Paper, PaperJob } from '../record-paper'
import { Seal } from './seal'
import { Tyres } from './tyres'

/** A record as a document: what it says cannot change any more. `bookAdvice` makes advised work a way to book it. */
export function RecordSheet({
  paper,
  bookAdvice,
  unsealed,
  children,
}: {
  paper: Paper
  bookAdvice?: (advice: Paper['advice'][number]) => ReactNode
  /** A working copy: no seal. */
  unsealed?: boolean
  /** Stands before the signatures. */
  children?: ReactNode
}) {
  return (
    <article className="doc -mx-2 mt-1 desk:mx-0 print:mx-0">
      <div className="flex items-center justify-between gap-3">
        <Wordmark />
        <Code className="text-ink-2">{paper.number}</Code>
      </div>
      <hr />
      <p className="num text-small text-ink-2">{paper.day}</p>
      <h1 className="record-title">{paper.title}</h1>
      <p className="text-small text-ink-2">{paper.dealer}</p>
      <div className="mt-5.5 flex items-end gap-4">
        <span className="w-33">
          <Car body={shapeOf(paper.body)} />
        </span>
        <div className="flex-1 text-end">
          <p className="text-small text-ink-2">{paper.kmLabel}</p>
          <p>
            <Figure small unit={paper.unitKm}>
              {paper.km}
            </Figure>
          </p>
        </div>
      </div>
      <Facts className="mt-4" of={paper.facts} />
      <hr className="thin" />
      <h2>{paper.workTitle}</h2>
      {paper.jobs.map((job, at) => (
        <Job key={`${job.numeral} ${job.name}`} job={job} first={at === 0} />
      ))}
      <Charges paper={paper} />
      {paper.tyres.length > 0 && (
        <>
          <hr className="thin" />
          <h2>{paper.checksTitle}</h2>
          <Tyres of={paper.tyres} unit="mm" />
          {paper.tyreNote && <p className="mt-2 text-small text-ink-2">{paper.tyreNote}</p>}
        </>
      )}
      {paper.advice.length > 0 && (
        <>
          <hr className="thin" />
          <h2>{paper.adviceTitle}</h2>
          <div className="rows mt-1">
            {paper.advice.map((one) => (
              <div key={one.name + one.due} className="keep flex items-center justify-between gap-3 py-2.5">
                <p className="min-w-0">
                  {one.name}
                  {one.due && <span className="num block text-small text-ink-2">{one.due}</span>}
                </p>
                {bookAdvice?.(one)}
              </div>
            ))}
          </div>
        </>
      )}
      {paper.say && (
        <>
          <hr className="thin" />
          <h2>{paper.sayTitle}</h2>
          <p className="doc-say mt-2 whitespace-pre-line">{paper.say}</p>
        </>
      )}
      {children}
      <hr className="thin" />
      <div className="keep relative flex gap-5.5 text-small">
        {paper.signs.map(([label, name]) => (
          <p key={label}>
            <span className="block text-ink-2">{label}</span>
            {name}
          </p>
        ))}
        {!unsealed && <Seal className="absolute -top-4 -right-2 desk:right-0 print:right-0" {...paper.seal} />}
      </div>
      <p className="num mt-5 pr-28 text-micro text-ink-2">
        {paper.issued.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
    </article>
  )
}

function Job({ job, first }: { job: PaperJob; first: boolean }) {
  return (
    <div
      className={cx(
        'keep grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-2 gap-y-0.5',
        first ? 'pt-2.5 pb-3.5' : 'border-t border-line py-3.5',
      )}
    >
      <span className="font-record text-lead font-semibold">{job.numeral}</span>
      <span className="font-medium">{job.name}</span>
      {job.chip ? <Chip>{job.chip}</Chip> : <span className="num font-medium">{job.amount}</span>}
      {job.lines.map((line) => (
        <span
          key={line.text + line.amount}
          className="num col-span-2 col-start-2 flex justify-between gap-3 text-small leading-6 text-ink-2"
        >
          <span className="min-w-0">{line.text}</span>
          <span className="whitespace-nowrap">{line.amount}</span>
        </span>
      ))}
      {job.findings.map((one) => (
        <span key={one.label} className="col-span-2 col-start-2 flex gap-3 text-small leading-6 text-ink-2">
          <span className="flex-none text-ink-3">{one.label}</span>
          <span className="min-w-0 text-ink">{one.text}</span>
        </span>
      ))}
    </div>
  )
}

function Charges({ paper }: { paper: Paper }) {
  return (
    <div className="keep">
      <hr className="mt-2! mb-3.5!" />
      {paper.sums.map(([label, value]) => (
        <p key={label} className="doc-sum num text-small text-ink-2">
          <span>{label}</span>
          <span>{value}</span>
        </p>
      ))}
      <p className="doc-sum mt-1.5">
        <span className="font-medium">{paper.total[0]}</span>
        <Figure small>{paper.total[1]}</Figure>
      </p>
      {paper.paid && <p className="num text-end text-small text-ink-2">{paper.paid}</p>}
      {paper.credits.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          {paper.credits.map((note) => (
            <div key={note.label}>
              <p className="doc-sum num text-small">
                <span>{note.label}</span>
                <span>{note.value}</span>
              </p>
              <p className="num text-small text-ink-2">{note.reason}</p>
            </div>
          ))}
          {paper.net && (
            <p className="doc-sum num mt-1.5 font-medium">
              <span>{paper.net[0]}</span>
              <span>{paper.net[1]}</span>
            </p>
          )}
        </div>
      )}
    </div>
  )
}
