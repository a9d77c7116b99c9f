/** The people of the journeys: one demo sign-in of each role, as on the sign-in page, and three more. */
export const people = {
  advisor: 'grace.lindqvist',
  secondAdvisor: 'amara.nwosu',
  thirdAdvisor: 'samuel.oduya',
  controller: 'ruth.okafor',
  secondController: 'henrik.dahl',
  manager: 'daniel.stone',
  approver: 'miriam.feldmann',
  marketing: 'ines.moreau',
  specialist: 'hannah.goldberg',
  banker: 'oliver.mercer',
  assistant: 'noah.whitfield',
  service: 'martha.quinn',
  auditor: 'charles.winthrop',
  administrator: 'tessa.nguyen',
} as const
export type Who = keyof typeof people

export const emailOf = (who: Who): string => `${people[who]}@ashdownvale.example`
export const PASSWORD = 'rapport-demo'
