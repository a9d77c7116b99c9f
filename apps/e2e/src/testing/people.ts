/** One demo sign-in a role; the names are on the sign-in page, too. */
export const people = {
  advisor: 'grace.lindqvist',
  controller: 'ruth.okafor',
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
