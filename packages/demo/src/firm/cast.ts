import type { Role } from '@rapport/domain/firm/roles.ts'

export type Team = 'east' | 'south' | 'west' | 'europe'

/** One of the people who work at Ashdown & Vale. */
export interface CastMember {
  readonly name: string
  readonly role: Role
  readonly team: Team | null
  /** What the sign-in page says this demo account shows; only for the people one can sign in as. */
  readonly does?: string
}

const of =
  (role: Role, team: Team | null = null) =>
  (...names: readonly string[]): CastMember[] =>
    names.map((name) => ({ name, role, team }))

const does = (name: string, role: Role, team: Team | null, what: string): CastMember => ({
  name,
  role,
  team,
  does: what,
})

/** Head of all teams. */
export const HEAD = 'Daniel Stone'
export const GRACE = 'Grace Lindqvist'

/** In the order in which the sign-in page offers them. */
export const cast: readonly CastMember[] = [
  does(GRACE, 'advisor', 'east', 'Sees whom to contact today, logs a call and claims a deposit.'),
  does('Ruth Okafor', 'controller', null, 'Imports bank files and confirms claims against what arrived.'),
  does(HEAD, 'manager', null, 'Leads all teams, computes the bonus run of the quarter.'),
  does('Miriam Feldmann', 'compensation_approver', null, 'Approves a run that she neither planned nor confirmed.'),
  does('Ines Moreau', 'marketing', null, 'Runs the initiatives: guests, costs and what they brought.'),
  does('Hannah Goldberg', 'specialist', 'east', 'Shares clients and credits with advisors.'),
  does('Oliver Mercer', 'banker', 'east', 'Looks after corporate executives and wins engagements.'),
  does('Noah Whitfield', 'assistant', null, 'Enters contacts on behalf of Grace Lindqvist.'),
  does('Martha Quinn', 'service', null, 'Finds a household and logs a client’s call.'),
  does('Charles Winthrop', 'auditor', null, 'Reads everything, changes nothing.'),
  does('Tessa Nguyen', 'administrator', null, 'Keeps users, roles and policies.'),
  ...of('manager', 'east')('Katherine Albright'),
  ...of('manager', 'south')('Rafael Iglesias'),
  ...of('manager', 'west')('Thandiwe Mokoena'),
  ...of('manager', 'europe')('Lukas Brandt'),
  ...of('advisor', 'east')('Marcus Bellamy', 'Priya Raman', 'Samuel Oduya', 'Claire Fontaine'),
  ...of('advisor', 'south')('Tomás Herrera', 'Eleanor Whitby', 'Nadia Rahimi', 'Jonathan Prescott-Hale'),
  ...of('advisor', 'west')('Kenji Watanabe', 'Amara Nwosu', 'Victor Lindholm'),
  ...of('advisor', 'europe')('Beatrix Vogel', 'Matteo Ricci'),
  ...of('specialist', 'east')('Patrick Donnelly'),
  ...of('specialist', 'south')('Arjun Mehta', 'Sophie Tremblay'),
  ...of('specialist', 'west')('Wei-Ling Chua'),
  ...of('specialist', 'europe')('Ingrid Solberg'),
  ...of('banker', 'south')('Camila Duarte'),
  ...of('banker', 'west')('Rebecca Adeyemi'),
  ...of('banker', 'europe')('Stefan Kuhn'),
  ...of('assistant')('Leila Haddad-Cole'),
  ...of('marketing')('Jasper Cole'),
  ...of('service')('Devika Shah'),
  ...of('controller')('Henrik Dahl', 'Yasmin Farouk'),
]

/** Whom the assistants act for. */
export const actsFor: Readonly<Record<string, readonly string[]>> = {
  'Noah Whitfield': [GRACE, 'Marcus Bellamy', 'Hannah Goldberg'],
  'Leila Haddad-Cole': ['Oliver Mercer', 'Claire Fontaine', 'Priya Raman'],
}
