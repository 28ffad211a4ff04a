import type { ComponentType } from 'react'
import BookingCancelled from './booking-cancelled'
import BookingConfirmed from './booking-confirmed'
import BookingMoved from './booking-moved'
import BookingReminder from './booking-reminder'
import CarMoved from './car-moved'
import CarReady from './car-ready'
import CaseApproval from './case-approval'
import CaseAssigned from './case-assigned'
import CaseClosed from './case-closed'
import CaseLate from './case-late'
import CaseMention from './case-mention'
import CaseMessage from './case-message'
import CaseProposal from './case-proposal'
import CaseReceived from './case-received'
import CaseReopened from './case-reopened'
import CaseReport from './case-report'
import CaseSolved from './case-solved'
import CaseSurvey from './case-survey'
import EventCalledOff from './event-called-off'
import EventMoved from './event-moved'
import EventNotice from './event-notice'
import EventOffer from './event-offer'
import EventOfferOver from './event-offer-over'
import EventPostponed from './event-postponed'
import EventRegistered from './event-registered'
import EventReminder from './event-reminder'
import EventSurvey from './event-survey'
import EventWaiting from './event-waiting'
import EventWithdrawn from './event-withdrawn'
import ExtraWork from './extra-work'
import type { LetterName, LetterProps } from './letters'
import NewSignIn from './new-sign-in'
import PasswordReset from './password-reset'
import PointsExpiring from './points-expiring'
import RecordReady from './record-ready'
import RescueAlert from './rescue-alert'
import RescueComing from './rescue-coming'
import RescueDone from './rescue-done'
import RescueOpened from './rescue-opened'
import RewardRedeemed from './reward-redeemed'
import SecondFactorChanged from './second-factor-changed'
import StaffInvitation from './staff-invitation'
import VerificationCode from './verification-code'
import VisitPromise from './visit-promise'
import WaitlistOffer from './waitlist-offer'
import Welcome from './welcome'

/** Every letter that the club writes. */
export const letters: { [Name in LetterName]: ComponentType<LetterProps<Name>> } = {
  'booking-cancelled': BookingCancelled,
  'booking-confirmed': BookingConfirmed,
  'booking-moved': BookingMoved,
  'booking-reminder': BookingReminder,
  'car-moved': CarMoved,
  'car-ready': CarReady,
  'case-approval': CaseApproval,
  'case-assigned': CaseAssigned,
  'case-closed': CaseClosed,
  'case-late': CaseLate,
  'case-mention': CaseMention,
  'case-message': CaseMessage,
  'case-proposal': CaseProposal,
  'case-received': CaseReceived,
  'case-reopened': CaseReopened,
  'case-solved': CaseSolved,
  'case-survey': CaseSurvey,
  'event-called-off': EventCalledOff,
  'event-moved': EventMoved,
  'event-notice': EventNotice,
  'event-offer': EventOffer,
  'event-offer-over': EventOfferOver,
  'event-postponed': EventPostponed,
  'event-registered': EventRegistered,
  'event-reminder': EventReminder,
  'event-waiting': EventWaiting,
  'event-withdrawn': EventWithdrawn,
  'extra-work': ExtraWork,
  'new-sign-in': NewSignIn,
  'password-reset': PasswordReset,
  'points-expiring': PointsExpiring,
  'record-ready': RecordReady,
  'case-report': CaseReport,
  'rescue-alert': RescueAlert,
  'rescue-coming': RescueComing,
  'event-survey': EventSurvey,
  'rescue-done': RescueDone,
  'rescue-opened': RescueOpened,
  'reward-redeemed': RewardRedeemed,
  'second-factor-changed': SecondFactorChanged,
  'staff-invitation': StaffInvitation,
  'verification-code': VerificationCode,
  'visit-promise': VisitPromise,
  'waitlist-offer': WaitlistOffer,
  welcome: Welcome,
}
