type Parameters<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameters<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never

/** An address of the web: its pattern for the router, and how to write one. */
export interface PathOf<Pattern extends string> {
  readonly pattern: Pattern
  (...parameters: [Parameters<Pattern>] extends [never] ? [] : [Record<Parameters<Pattern>, string>]): string
}

/** A path as a function of its parameters: `path('/claims/:claimId')({ claimId })`. */
export function path<const Pattern extends string>(pattern: Pattern): PathOf<Pattern> {
  const write = (parameters: Record<string, string> = {}): string =>
    pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
  return Object.assign(write, { pattern }) as PathOf<Pattern>
}

/**
 * Every address of the web, so that features can lead to each other without knowing each other. Filters, tabs and
 * selection come behind the `?`, by `useUrlState`.
 */
export const paths = {
  firstAdministrator: path('/first-administrator'),
  choosePassword: path('/choose-password'),
  today: path('/today'),
  team: path('/team'),
  households: path('/households'),
  household: path('/households/:householdId'),
  contact: path('/contacts/:contactId'),
  claims: path('/claims'),
  claim: path('/claims/:claimId'),
  confirmation: path('/confirmation'),
  workbench: path('/confirmation/:claimId'),
  activity: path('/activity'),
  activityImport: path('/activity/imports/:importId'),
  plans: path('/plans'),
  plan: path('/plans/:planId'),
  runs: path('/runs'),
  run: path('/runs/:runId'),
  statement: path('/statements/:statementId'),
  myCompensation: path('/my-compensation'),
  initiatives: path('/initiatives'),
  initiative: path('/initiatives/:initiativeId'),
  firm: path('/firm'),
  trail: path('/trail'),
}
