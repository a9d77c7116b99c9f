import type { Component, Condition, Gate, Plan, Threshold, Tier } from '../plan.ts'

/** A part of a plan and the path to it. */
export interface Placed<Part> {
  readonly path: string
  readonly part: Part
}

/** Every gate of a plan and of its components, with its path. */
export const gatesOf = (plan: Plan): Placed<Gate>[] => [
  ...placed('gates', plan.gates),
  ...placed('components', plan.components).flatMap(({ path, part }) => placed(`${path}.gates`, part.gates)),
]

/** Every condition that somebody wrote as a whole: of gates, waivers, components and accelerators. */
export const conditionsOf = (plan: Plan): Placed<Condition>[] => [
  ...gatesOf(plan).flatMap(({ path, part }) => [
    { path: `${path}.requires`, part: part.requires },
    ...(part.waivedWhen ? [{ path: `${path}.waivedWhen`, part: part.waivedWhen }] : []),
  ]),
  ...placed('components', plan.components).flatMap(({ path, part }) => [
    ...(part.when ? [{ path: `${path}.when`, part: part.when }] : []),
    ...placed(`${path}.accelerators`, part.accelerators).map((one) => ({
      path: `${one.path}.when`,
      part: one.part.when,
    })),
  ]),
]

/** A condition and all that it is made of. */
export const nested = ({ path, part }: Placed<Condition>): Placed<Condition>[] => [
  { path, part },
  ...(part.kind === 'all' || part.kind === 'any' ? placed(`${path}.of`, part.of).flatMap(nested) : []),
]

/** The tiers of a component, with their paths; none where it does not pay by tiers. */
export const tiersOf = (component: Placed<Component>): Placed<Tier>[] =>
  component.part.pay.kind === 'tiers' ? placed(`${component.path}.pay.tiers`, component.part.pay.tiers) : []

/** Every level to reach that the plan names. */
export const thresholdsOf = (plan: Plan): Placed<Threshold>[] => [
  ...conditionsOf(plan)
    .flatMap(nested)
    .flatMap(({ path, part }) =>
      part.kind === 'compare' || part.kind === 'years_running'
        ? [{ path: `${path}.threshold`, part: part.threshold }]
        : [],
    ),
  ...placed('components', plan.components).flatMap((component) => [
    ...tiersOf(component).flatMap(({ path, part }) => [
      { path: `${path}.from`, part: part.from },
      ...(part.to ? [{ path: `${path}.to`, part: part.to }] : []),
    ]),
    ...payThreshold(component),
    ...placed(`${component.path}.caps`, component.part.caps).flatMap(({ path, part }) =>
      part.kind === 'bonus' ? [{ path: `${path}.limit`, part: part.limit }] : [],
    ),
  ]),
  ...placed('caps', plan.caps).map(({ path, part }) => ({ path: `${path}.limit`, part: part.limit })),
]

/** The parts of a list with their paths: `gates[0]`, `gates[1]` … */
export const placed = <Part>(path: string, parts: readonly Part[]): Placed<Part>[] =>
  parts.map((part, i) => ({ path: `${path}[${i}]`, part }))

function payThreshold({ path, part }: Placed<Component>): Placed<Threshold>[] {
  return part.pay.kind === 'tiers' && part.pay.threshold
    ? [{ path: `${path}.pay.threshold.at`, part: part.pay.threshold.at }]
    : []
}
