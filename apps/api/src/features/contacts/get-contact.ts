import type { contract } from '@rapport/contract/contract.ts'
import type { Handler } from '../../http/handler.ts'
import { readContact } from './read-contact.ts'

export const getContact: Handler<typeof contract.getContact> = async ({ tx }, { contactId }, refuse) =>
  (await readContact(tx, contactId)) ?? refuse('not_found')
