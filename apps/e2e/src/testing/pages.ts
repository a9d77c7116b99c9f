import type { Page } from '@playwright/test'
import {
  open,
  openAccepted,
  openAttendees,
  openFigure,
  openFirstRow,
  openLog,
  openLogWithClaim,
  openOwnSignIn,
  openPalette,
  openSessionEnded,
  openTypeForm,
  openWhenAway,
  press,
  signInWrongly,
} from './openings.ts'
import type { Who } from './people.ts'
import type { Ids } from './records.ts'

export interface PageToSee {
  readonly who: Who | 'visitor'
  readonly name: string
  readonly path: (ids: Ids) => string
  /** What somebody opens there: a window, an inspector, a row of choices. In either language. */
  readonly open?: (page: Page) => Promise<void>
  /** Made for a phone, too. */
  readonly phone?: true
}

const today = () => '/today'
const seen = (
  who: PageToSee['who'],
  name: string,
  path: PageToSee['path'],
  more: Partial<PageToSee> = {},
): PageToSee => ({
  who,
  name,
  path,
  ...more,
})
const phone = { phone: true } as const

/** Every page, with whatever can be opened on it, as the person whose page it is. */
export const pages: readonly PageToSee[] = [
  seen('visitor', 'sign-in', () => '/', phone),
  seen('visitor', 'sign-in-refused', () => '/', { open: signInWrongly }),
  seen('visitor', 'first-administrator', () => '/first-administrator#a-link-that-works-once', phone),

  seen('visitor', 'choose-password', () => '/choose-password#a-link-that-works-once', phone),

  seen('advisor', 'today', today, phone),
  seen('advisor', 'today-away', today, { open: openWhenAway('**/api/today'), ...phone }),
  seen('advisor', 'log-contact', today, { open: openLog, ...phone }),
  seen('advisor', 'log-contact-claim', ({ household }) => `/households/${household}?tab=people`, {
    open: openLogWithClaim,
    ...phone,
  }),
  seen('advisor', 'palette', today, { open: openPalette, ...phone }),
  seen('advisor', 'figure', today, { open: openFigure }),
  seen('advisor', 'log-attendees', today, { open: openAttendees, ...phone }),
  seen('advisor', 'shortcuts', today, { open: press('?') }),
  seen('advisor', 'menu', today, { open: open('Grace Lindqvist', 'Grace Lindqvist') }),
  seen('advisor', 'own-sign-in', today, { open: openOwnSignIn }),
  seen('advisor', 'households', () => '/households', phone),
  seen('advisor', 'households-none', () => '/households?q=nobody+is+called+that', phone),
  seen('advisor', 'household-inspector', ({ household }) => `/households?mine=yes&selected=${household}`, phone),
  seen('advisor', 'household', ({ household }) => `/households/${household}`, phone),
  ...(['timeline', 'people', 'accounts', 'claims', 'access'] as const).map((tab) =>
    seen('advisor', `household-${tab}`, ({ household }) => `/households/${household}?tab=${tab}`, phone),
  ),
  seen('advisor', 'household-edit', ({ household }) => `/households/${household}`, { open: press('e') }),
  seen('advisor', 'contact', ({ contact }) => `/contacts/${contact}`),
  seen('advisor', 'contact-amend', ({ contact }) => `/contacts/${contact}`, { open: press('e') }),
  seen('advisor', 'claims', () => '/claims'),
  seen('advisor', 'claim-returned', ({ returnedClaim }) => `/claims/${returnedClaim}`),
  seen('advisor', 'my-compensation', () => '/my-compensation'),
  seen('advisor', 'not-found', () => '/no/such/page', phone),

  seen('controller', 'confirmation', () => '/confirmation'),
  seen('controller', 'workbench', ({ suggested }) => `/confirmation/${suggested}`),
  seen('controller', 'workbench-accepted', ({ suggested }) => `/confirmation/${suggested}`, { open: openAccepted }),
  seen('controller', 'workbench-return', ({ suggested }) => `/confirmation/${suggested}`, { open: press('r') }),
  seen('controller', 'workbench-reject', ({ suggested }) => `/confirmation/${suggested}`, { open: press('x') }),
  seen('controller', 'workbench-engagement', ({ engagement }) => `/confirmation/${engagement}`),
  seen('controller', 'activity', () => '/activity'),
  seen('controller', 'activity-accounts', () => '/activity?tab=accounts'),
  seen('controller', 'unknown-account', ({ unknownAccount }) => `/activity?tab=accounts&selected=${unknownAccount}`),
  seen('controller', 'activity-movements', () => '/activity?tab=movements'),
  seen('controller', 'movement', ({ movement }) => `/activity?tab=movements&selected=${movement}`),
  seen('controller', 'movement-type', ({ movement }) => `/activity?tab=movements&selected=${movement}`, {
    open: openTypeForm,
  }),
  seen('controller', 'claim-undo', ({ confirmedClaim }) => `/claims/${confirmedClaim}`, {
    open: open('Undo', 'Zurücknehmen'),
  }),
  seen('controller', 'import', ({ importFile }) => `/activity/imports/${importFile}`),
  seen('controller', 'import-undo', ({ importFile }) => `/activity/imports/${importFile}`, {
    open: open('Undo the import', 'Import zurücknehmen'),
  }),
  seen('controller', 'import-refused', ({ refusedFile }) => `/activity/imports/${refusedFile}`),
  seen('controller', 'import-ready', ({ readyFile }) => `/activity/imports/${readyFile}`),
  seen('controller', 'import-turn-down', ({ readyFile }) => `/activity/imports/${readyFile}`, {
    open: open('Turn it down', 'Abweisen'),
  }),
  seen('controller', 'import-release', ({ quarantinedFile }) => `/activity/imports/${quarantinedFile}`, {
    open: open('Release with a reason', 'Mit Grund freigeben'),
  }),
  seen('controller', 'import-table', ({ tableFile }) => `/activity/imports/${tableFile}`),
  seen('controller', 'import-quarantined', ({ quarantinedFile }) => `/activity/imports/${quarantinedFile}`),

  seen('manager', 'team', () => '/team'),
  seen('manager', 'claim', ({ confirmedClaim }) => `/claims/${confirmedClaim}`),
  seen('manager', 'claim-promise', ({ promise }) => `/claims/${promise}`),
  seen('manager', 'runs', () => '/runs'),
  seen('manager', 'run', ({ run }) => `/runs/${run}`),
  seen('manager', 'run-differences', ({ run }) => `/runs/${run}?tab=differences`),
  seen('manager', 'run-draft', ({ draftRun }) => `/runs/${draftRun}`),
  seen('manager', 'run-review', ({ draftRun }) => `/runs/${draftRun}`, {
    open: open('Mark as reviewed', 'Als geprüft markieren'),
  }),
  seen('manager', 'run-history', ({ run }) => `/runs/${run}?tab=history`),
  seen('manager', 'statement', ({ statement }) => `/statements/${statement}`),
  seen('manager', 'statement-line', ({ statement, line }) => `/statements/${statement}?selected=${line}`),
  seen('manager', 'plans', () => '/plans'),
  seen('manager', 'plan', ({ plan }) => `/plans?plan=${plan}`),
  seen('approver', 'approver-runs', () => '/runs'),

  seen('marketing', 'initiatives', () => '/initiatives'),
  seen('marketing', 'initiative', ({ initiative }) => `/initiatives/${initiative}`),
  ...(['costs', 'guests', 'money'] as const).map((tab) =>
    seen('marketing', `initiative-${tab}`, ({ initiative }) => `/initiatives/${initiative}?tab=${tab}`),
  ),
  seen('marketing', 'initiative-cost', ({ initiative }) => `/initiatives/${initiative}?tab=costs`, {
    open: openFirstRow,
  }),
  seen('marketing', 'initiative-events', ({ series }) => `/initiatives/${series}?tab=events`),

  seen('assistant', 'assistant-today', today, phone),
  seen('service', 'service-households', () => '/households'),
  // Last of hers: it ends her session.
  seen('service', 'session-ended', () => '/households', { open: openSessionEnded }),
  seen('auditor', 'trail', () => '/trail'),
  seen('auditor', 'trail-row', ({ trailRow }) => `/trail?selected=${trailRow}`),
  seen('administrator', 'firm', () => '/firm'),
  seen('administrator', 'firm-user', ({ user }) => `/firm?selected=${user}`),
  seen('administrator', 'firm-add', () => '/firm', { open: open('Add a person', 'Person hinzufügen') }),
  seen('administrator', 'firm-installation', () => '/firm?tab=installation'),
  seen('administrator', 'api-reference', () => '/api/docs'),
]
