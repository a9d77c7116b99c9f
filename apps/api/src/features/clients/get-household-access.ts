import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { type CoverageRole, coversOn } from '@rapport/domain/firm/coverage.ts'
import { belowOf } from '@rapport/domain/firm/hierarchy.ts'
import { isInForce } from '@rapport/domain/firm/in-force.ts'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { type HouseholdSight, reachOf, sightOf, type VisibilityRule } from '@rapport/domain/firm/visibility.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context, Handler } from '../../http/handler.ts'

type Seen = Output<typeof contract.getHouseholdAccess>['people'][number]

const inForce = { since: z.string().nullable(), until: z.string().nullable() }
const Household = z.object({
  restricted: z.boolean(),
  team: z.array(z.object({ userId: z.string(), role: z.custom<CoverageRole>(), ...inForce })),
  walls: z.array(z.object({ insiders: z.array(z.string()), ...inForce })),
  grants: z.array(z.object({ userId: z.string(), reason: z.string(), ...inForce })),
})
const Person = z.object({ id: z.string(), name: z.string(), active: z.boolean(), roles: z.array(z.custom<Role>()) })
const Line = z.object({ manager: z.string(), user: z.string(), ...inForce })
const Delegated = z.object({ from: z.string(), to: z.string(), ...inForce })

const told: Readonly<Partial<Record<VisibilityRule, Seen['rule']>>> = {
  coverage: 'coverage',
  hierarchy: 'leads',
  delegation: 'acts_for',
  grant: 'granted',
  oversight: 'oversight',
  directory: 'directory',
}

/** Who can see a household, and by which rule: the rule that the database's policies enforce, told from the other side. */
export const getHouseholdAccess: Handler<typeof contract.getHouseholdAccess> = async (
  context,
  { householdId },
  refuse,
) => {
  const { today } = context
  const { household, people, lines, delegated } = await gather(context, householdId)
  if (!household) return refuse('not_found')
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const managers = new Set(lines.map(({ manager }) => manager))
  const covers = (id: string) => coversOn(household.team, id, today)
  const seen = people.flatMap(({ id, name, active, roles }): Seen[] => {
    const leads = managers.has(id) ? belowOf(id, lines, today) : []
    const actsFor = delegated.filter((one) => one.to === id && isInForce(one, today)).map(({ from }) => from)
    const { rule } = sightOf({ id, roles, leads, actsFor }, household, today)
    const by = told[rule]
    if (!active || by === undefined) return []
    const named = (ids: readonly string[]) => names.get(ids.find(covers) ?? '') ?? ''
    const via: Readonly<Record<Seen['rule'], () => string>> = {
      coverage: () => household.team.find((one) => one.userId === id && isInForce(one, today))?.role ?? '',
      leads: () => named(leads),
      acts_for: () => named(actsFor),
      granted: () => household.grants.find((one) => one.userId === id && isInForce(one, today))?.reason ?? '',
      oversight: () => roles.find((role) => reachOf([role]) === 'oversight') ?? '',
      directory: () => roles.find((role) => reachOf([role]) === 'directory') ?? '',
    }
    return [{ user: { id, name }, rule: by, via: via[by]() }]
  })
  return { walled: household.walls.some((wall) => isInForce(wall, today)), people: seen }
}

async function gather({ tx }: Context, householdId: string) {
  const [[household], people, lines, delegated] = await Promise.all([
    tx.read(
      Household,
      sql`select h.restricted,
            coalesce((select jsonb_agg(jsonb_build_object('userId', c.user_id, 'role', c.role, 'since', c.since, 'until', c.until) order by c.role <> 'lead', c.since)
              from coverage c where c.household_id = h.id), '[]') as team,
            coalesce((select jsonb_agg(jsonb_build_object('since', w.since, 'until', w.until,
                'insiders', array(select i.user_id from wall_insider i where i.wall_id = w.id)))
              from wall w where w.household_id = h.id), '[]') as walls,
            coalesce((select jsonb_agg(jsonb_build_object('userId', g.user_id, 'reason', g.reason, 'since', g.since, 'until', g.until) order by g.since)
              from access_grant g where g.household_id = h.id), '[]') as grants
          from household h where h.id = ${householdId}::uuid`,
    ),
    tx.read(
      Person,
      sql`select u.id, u.name, u.status = 'active' as active, array(select r.role from user_role r where r.user_id = u.id order by r.role) as roles
          from user_account u order by u.name, u.id`,
    ),
    tx.read(
      Line,
      sql`select manager_id as manager, user_id as user, since, until from reporting_line order by since, user_id`,
    ),
    tx.read(
      Delegated,
      sql`select representative_id as from, assistant_id as to, since, until from delegation order by since, id`,
    ),
  ])
  return { household: household satisfies HouseholdSight | undefined, people, lines, delegated }
}
