import type { Handlers } from '../../http/handlers.ts'
import { amendContact } from './amend-contact.ts'
import { getContact } from './get-contact.ts'
import { listContactChoices } from './list-contact-choices.ts'
import { logContact } from './log-contact.ts'
import { mayContact } from './may-contact.ts'

export const contactOperations = {
  amendContact,
  getContact,
  listContactChoices,
  logContact,
  mayContact,
} satisfies Partial<Handlers>
