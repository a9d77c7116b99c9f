/** How much weight a reason against a contact has: a warning asks for a reason, a block does not let pass. */
export const severities = ['warn', 'blocked'] as const
export type Severity = (typeof severities)[number]

/** Every reason against a contact (domain 4.2), in the order in which they are told. */
export const contactReasonCodes = [
  'ethical_wall',
  'not_designated',
  'not_on_coverage_team',
  'do_not_contact',
  'restricted_list',
  'quiet_period',
  'litigation',
  'complaint',
  'bereavement',
  'outside_calling_hours',
  'local_time_unknown',
  'maximum_reached',
  'sender_gap',
  'mass_mail_cap',
  'client_preference',
  'unanswered_pause',
] as const
export type ContactReasonCode = (typeof contactReasonCodes)[number]

/** The firm's policy for contacts: effective-dated configuration, never constants in rules. */
export interface ContactPolicy {
  readonly severity: Readonly<Record<ContactReasonCode, Severity>>
  /** Calls are allowed from and until these minutes since midnight, in the client's local time; the end is excluded. */
  readonly callingFrom: number
  readonly callingUntil: number
  /** Unanswered attempts in a row after which a person is left alone, and for how many days. */
  readonly unansweredLimit: number
  readonly unansweredPauseDays: number
  /** A contact entered more days than this after it occurred is late. */
  readonly lateAfterDays: number
  /** How far ahead of the server's clock the enterer's may be, in minutes. */
  readonly clockSkewMinutes: number
  /** A contact that occurred more days ago than this is taken for a slip of the pen. */
  readonly oldestDays: number
}

/**
 * The defaults. Law and the firm's own prohibitions block; what is a matter of tact and judgement warns. The mailing cap
 * blocks because nobody gives a reason for one recipient of a mailing.
 */
export const defaultContactPolicy: ContactPolicy = {
  severity: {
    ethical_wall: 'blocked',
    not_designated: 'blocked',
    not_on_coverage_team: 'warn',
    do_not_contact: 'blocked',
    restricted_list: 'blocked',
    quiet_period: 'blocked',
    litigation: 'blocked',
    complaint: 'warn',
    bereavement: 'warn',
    outside_calling_hours: 'blocked',
    local_time_unknown: 'warn',
    maximum_reached: 'warn',
    sender_gap: 'warn',
    mass_mail_cap: 'blocked',
    client_preference: 'warn',
    unanswered_pause: 'warn',
  },
  callingFrom: 8 * 60,
  callingUntil: 21 * 60,
  unansweredLimit: 3,
  unansweredPauseDays: 30,
  lateAfterDays: 5,
  clockSkewMinutes: 5,
  oldestDays: 3_650,
}
