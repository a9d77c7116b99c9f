import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Role } from '@rapport/domain/firm/roles.ts'
import type { IconName } from '../ui/control/Icon.tsx'
import { paths } from './paths.ts'

export interface PlaceOfRole {
  readonly to: string
  readonly label: MessageDescriptor
  readonly icon: IconName
}

const today: PlaceOfRole = { to: paths.today(), label: msg`Today`, icon: 'home' }
const households: PlaceOfRole = { to: paths.households(), label: msg`Households`, icon: 'household' }
const claims: PlaceOfRole = { to: paths.claims(), label: msg`Claims`, icon: 'star' }
const initiatives: PlaceOfRole = { to: paths.initiatives(), label: msg`Initiatives`, icon: 'flag' }
const myCompensation: PlaceOfRole = { to: paths.myCompensation(), label: msg`My compensation`, icon: 'coins' }
const confirmation: PlaceOfRole = { to: paths.confirmation(), label: msg`Confirmation`, icon: 'queue' }
const activity: PlaceOfRole = { to: paths.activity(), label: msg`Account activity`, icon: 'document' }
const team: PlaceOfRole = { to: paths.team(), label: msg`Team`, icon: 'team' }
const plans: PlaceOfRole = { to: paths.plans(), label: msg`Plans`, icon: 'settings' }
const runs: PlaceOfRole = { to: paths.runs(), label: msg`Runs`, icon: 'coins' }
const trail: PlaceOfRole = { to: paths.trail(), label: msg`Trail`, icon: 'trail' }
const firm: PlaceOfRole = { to: paths.firm(), label: msg`Firm`, icon: 'building' }

const representative = [today, households, claims, initiatives, myCompensation]

/** Where each role works; the first place answers the role's first question of the day. */
const places: Readonly<Record<Role, readonly PlaceOfRole[]>> = {
  advisor: representative,
  specialist: representative,
  banker: representative,
  assistant: [today, households, claims],
  controller: [confirmation, activity, claims],
  manager: [team, households, claims, plans, runs, initiatives],
  compensation_approver: [runs, plans],
  marketing: [initiatives, households],
  service: [households],
  auditor: [trail, households, claims, confirmation, activity, plans, runs, initiatives, firm],
  administrator: [firm],
}

/** The places of somebody with these roles, each once, those of the first role first. */
export function placesOf(roles: readonly Role[]): readonly PlaceOfRole[] {
  return [...new Set(roles.flatMap((role) => places[role]))]
}
