import { addDays } from '@rapport/domain/calendar/day.ts'
import type { Zone } from '@rapport/domain/calendar/zone.ts'
import { type Role, representativeRoles } from '@rapport/domain/firm/roles.ts'
import { at, FIRM_ZONE, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { actsFor, type CastMember, cast, GRACE, HEAD, type Team } from './cast.ts'

export interface DemoUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly team: Team | null
  readonly designations: readonly Designation[]
  /** Where they work. */
  readonly zone: Zone
}

export interface Staff {
  readonly all: readonly DemoUser[]
  named(name: string): DemoUser
  inRole(role: Role): readonly DemoUser[]
  /** Representatives of a role in a region. */
  inTeam(team: Team, role: Role): readonly DemoUser[]
  /** Who enters contacts for a representative, if anybody does. */
  assistantOf(user: DemoUser): DemoUser | undefined
}

export const segments = {
  'High net worth': ['HNW advisor', 'HNW specialist', 'Client service'],
  'Ultra high net worth': ['UHNW advisor', 'HNW specialist', 'Senior banker', 'Client service'],
  'Corporate executive': ['Executive advisor', 'Senior banker', 'HNW specialist', 'Client service'],
  Institutional: ['Senior banker', 'HNW specialist', 'Client service'],
} as const
export type Segment = keyof typeof segments
export type Designation = (typeof segments)[Segment][number]

const zones: Readonly<Record<Team, string>> = {
  east: FIRM_ZONE,
  south: 'America/Chicago',
  west: 'America/Los_Angeles',
  europe: 'Europe/Zurich',
}

/** The firm itself and everybody who works there: users, roles, designations, who leads whom and who acts for whom. */
export function makeStaff({ rows, id, firstDay }: Making, passwordHash: string): Staff {
  const opened = addDays(firstDay, -900)
  const founded = at(opened, 9 * 60)
  rows.firm.push({
    id: id(founded),
    name: 'Ashdown & Vale Private Wealth',
    demo: true,
    currency: 'USD',
    zone: FIRM_ZONE,
    fiscal_year_start_month: 1,
    created_at: timestamp(founded),
  })

  const all = cast.map((member): DemoUser => {
    const { name, role, team } = member
    const zone = team === null ? FIRM_ZONE : zones[team]
    return { id: id(founded), name, email: emailOf(name), role, team, designations: designationsOf(member), zone }
  })
  const named = (name: string): DemoUser => {
    const user = all.find((one) => one.name === name)
    if (!user) throw new RangeError(`nobody at the demonstration firm is called ${name}`)
    return user
  }
  const designationIds = new Map<Designation, string>()
  for (const name of new Set(Object.values(segments).flat())) {
    const designation = id(founded)
    designationIds.set(name, designation)
    rows.designation.push({ id: designation, name })
  }
  for (const [name, allowed] of Object.entries(segments)) {
    const segment = id(founded)
    rows.segment.push({ id: segment, name })
    for (const designation of allowed)
      rows.segment_designation.push({ segment_id: segment, designation_id: designationIds.get(designation) })
  }
  for (const user of all) {
    rows.user_account.push({
      id: user.id,
      email: user.email,
      name: user.name,
      zone: user.zone,
      language: user.team === 'europe' && user.role !== 'manager' ? 'de' : 'en',
      status: 'active',
      version: 1,
      created_at: timestamp(founded),
    })
    rows.user_role.push({ user_id: user.id, role: user.role })
    rows['infra.credential'].push({ user_id: user.id, password_hash: passwordHash, changed_at: timestamp(founded) })
    for (const designation of user.designations)
      rows.user_designation.push({ user_id: user.id, designation_id: designationIds.get(designation) })
    const leader = leaderOf(user, all, named(HEAD))
    if (leader)
      rows.reporting_line.push({ id: id(founded), manager_id: leader.id, user_id: user.id, since: opened, until: null })
  }
  for (const [assistant, representatives] of Object.entries(actsFor))
    for (const representative of representatives)
      rows.delegation.push({
        id: id(founded),
        assistant_id: named(assistant).id,
        representative_id: named(representative).id,
        since: opened,
        until: null,
      })

  return {
    all,
    named,
    inRole: (role) => all.filter((user) => user.role === role),
    inTeam: (team, role) => all.filter((user) => user.team === team && user.role === role),
    assistantOf: (user) => {
      const assistant = Object.keys(actsFor).find((name) => actsFor[name]?.includes(user.name))
      return assistant === undefined ? undefined : named(assistant)
    },
  }
}

/** Representatives report to the manager of their region, managers and assistants to the head. */
function leaderOf(user: DemoUser, all: readonly DemoUser[], head: DemoUser): DemoUser | undefined {
  if (user.id === head.id) return undefined
  if ((representativeRoles as readonly Role[]).includes(user.role))
    return all.find(({ role, team }) => role === 'manager' && team === user.team)
  return user.role === 'manager' || user.role === 'assistant' ? head : undefined
}

const seniorAdvisors: readonly string[] = [
  GRACE,
  'Priya Raman',
  'Samuel Oduya',
  'Claire Fontaine',
  'Tomás Herrera',
  'Nadia Rahimi',
  'Eleanor Whitby',
  'Kenji Watanabe',
  'Amara Nwosu',
]

function designationsOf({ name, role, team }: CastMember): Designation[] {
  if (role === 'specialist') return ['HNW specialist']
  if (role === 'banker') return ['Senior banker']
  if (role === 'service') return ['Client service']
  if (role !== 'advisor') return []
  const senior = seniorAdvisors.includes(name)
  return senior || team === 'europe' ? ['HNW advisor', 'UHNW advisor', 'Executive advisor'] : ['HNW advisor']
}

const emailOf = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@ashdownvale.example`

/** The people one can sign in as. */
export const demoAccounts = (staff: Staff) =>
  cast.flatMap(({ name, role, does }) =>
    does === undefined ? [] : [{ email: staff.named(name).email, name, role, does }],
  )
