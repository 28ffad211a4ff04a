import { accountPerson } from '~/areas/accounts/person.server'
import { archivePerson } from '~/areas/archive/person.server'
import { attachCalendar } from '~/areas/booking/calendar-attachment.server'
import { callOffReleased } from '~/areas/booking/call-off.server'
import { watchCalendar } from '~/areas/booking/changed.server'
import { bookingHandover } from '~/areas/booking/handover.server'
import { holdOver, offerWaiting, remind, sweepMissed } from '~/areas/booking/jobs.server'
import { bookingPerson } from '~/areas/booking/person.server'
import { askJob } from '~/areas/cases/ask-survey.server'
import { confirmJob } from '~/areas/cases/confirm-silent.server'
import { discontent, discontentJob } from '~/areas/cases/discontent.server'
import { figuresJob, figuresNightly } from '~/areas/cases/figures.server'
import { caseHandover } from '~/areas/cases/handover.server'
import { mayWatchCase, mayWatchCases } from '~/areas/cases/live.server'
import { casesPerson } from '~/areas/cases/person.server'
import { ANSWERABLE, replyAddress } from '~/areas/cases/reply-address.server'
import { reportJob } from '~/areas/cases/tell-report.server'
import { watchJob as watchCasesJob, watchOneJob as watchOneCaseJob } from '~/areas/cases/watch.server'
import { attachParty } from '~/areas/events/calendar-attachment.server'
import { closeJob } from '~/areas/events/close-event.server'
import { callOffJob, reminderJob, sweepJob, untilJob } from '~/areas/events/jobs.server'
import { mayWatchEvent } from '~/areas/events/live.server'
import { eventsPerson } from '~/areas/events/person.server'
import { surveyJob } from '~/areas/events/rate-event.server'
import { noticeJob } from '~/areas/events/send-notice.server'
import { closeServicedItems } from '~/areas/garage/on-service-completed.server'
import { garagePerson } from '~/areas/garage/person.server'
import { knowledgePerson } from '~/areas/knowledge/person.server'
import { mayContactMember } from '~/areas/membership/may-contact.server'
import { membershipPerson } from '~/areas/membership/person.server'
import { qualifyReferral } from '~/areas/membership/qualify-referral.server'
import { ledgerCheckJob } from '~/areas/points/check-ledger.server'
import { earnPoints } from '~/areas/points/earn-points.server'
import { expiryJob } from '~/areas/points/expire-lots.server'
import { pointsPerson } from '~/areas/points/person.server'
import { reevaluate } from '~/areas/points/reevaluate.server'
import { reverseCredited, reverseLater } from '~/areas/points/reverse-earned.server'
import { prospectPerson } from '~/areas/prospects/person.server'
import { blurJob } from '~/areas/rescue/blur-places.server'
import { bookTowed, bookTowJob } from '~/areas/rescue/book-tow.server'
import { helperHandover } from '~/areas/rescue/handover.server'
import { mayWatchBoard, mayWatchHelper, mayWatchRescue } from '~/areas/rescue/live.server'
import { offerOver } from '~/areas/rescue/offer-rescue.server'
import { rescuePerson } from '~/areas/rescue/person.server'
import { watchJob, watchOneJob } from '~/areas/rescue/watch.server'
import { expireVouchersJob } from '~/areas/rewards/expire-vouchers.server'
import { rewardsPerson } from '~/areas/rewards/person.server'
import { orderHandover } from '~/areas/workshop/handover.server'
import { mayWatchVisit, mayWatchWorkshop } from '~/areas/workshop/live-visit.server'
import { workshopPerson } from '~/areas/workshop/person.server'
import type { Wiring } from '~/platform/club.server'
import { pruneJob } from '~/platform/prune.server'
import { sweepFilesJob } from '~/platform/sweep-files.server'
import { doctorJob } from './invariants.server'

/**
 * Who listens to facts and what runs in the background: the one place where the rooms meet the machine room.
 * Order matters: subscribers of one fact run from top to bottom.
 */
export const wiring: Wiring = {
  subscribers: [
    closeServicedItems,
    callOffReleased,
    qualifyReferral,
    bookTowed,
    discontent,
    earnPoints,
    reverseCredited,
  ],
  mayContact: mayContactMember,
  attachments: {
    'booking-confirmed': attachCalendar,
    'booking-moved': attachCalendar,
    'booking-cancelled': attachCalendar,
    'event-registered': attachParty,
    'event-moved': attachParty,
    'event-postponed': attachParty,
    'event-called-off': attachParty,
    'event-withdrawn': attachParty,
  },
  replyTo: Object.fromEntries(
    ANSWERABLE.map((letter) => [letter, (club, { number }) => replyAddress(club, String(number))]),
  ),
  handovers: [bookingHandover, orderHandover, helperHandover, caseHandover],
  topics: {
    calendar: watchCalendar,
    visit: mayWatchVisit,
    workshop: mayWatchWorkshop,
    rescue: mayWatchRescue,
    'rescue-board': mayWatchBoard,
    'rescue-helper': mayWatchHelper,
    event: mayWatchEvent,
    case: mayWatchCase,
    cases: mayWatchCases,
  },
  persons: [
    accountPerson,
    archivePerson,
    // Before the garage: they look for the person's plates in what was written by hand.
    bookingPerson,
    workshopPerson,
    rescuePerson,
    eventsPerson,
    casesPerson,
    garagePerson,
    pointsPerson,
    rewardsPerson,
    prospectPerson,
    knowledgePerson,
    // Last: with the member go the ways to find what belongs to them.
    membershipPerson,
  ],
  jobs: {
    queued: {
      'case-discontent': discontentJob,
      'case-figures': figuresJob,
      'case-report': reportJob,
      'case-watch': watchOneCaseJob,
      'event-survey': surveyJob,
      'points-reevaluate': reevaluate,
      'points-reverse': reverseLater,
      'booking-hold-over': holdOver,
      'booking-reminder': remind,
      'waitlist-offer': offerWaiting,
      'event-call-off': callOffJob,
      'event-reminder': reminderJob,
      'event-until': untilJob,
      'event-notice': noticeJob,
      'rescue-book-tow': bookTowJob,
      'rescue-offer-over': offerOver,
      'rescue-watch': watchOneJob,
    },
    clocked: {
      'case-figures': figuresNightly,
      'event-close': closeJob,
      'booking-missed': sweepMissed,
      'event-sweep': sweepJob,
      'rescue-blur': blurJob,
      'rescue-watch': watchJob,
      'case-ask': askJob,
      'case-confirm': confirmJob,
      'case-watch': watchCasesJob,
      'expire-vouchers': expireVouchersJob,
      'points-expiry': expiryJob,
      'points-check': ledgerCheckJob,
      doctor: doctorJob,
      prune: pruneJob,
      'sweep-files': sweepFilesJob,
    },
  },
}
