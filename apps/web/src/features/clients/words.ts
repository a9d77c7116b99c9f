import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { HouseholdStatus } from '@rapport/contract/clients.ts'
import type { z } from 'zod'

type Status = z.output<typeof HouseholdStatus>

/** Whether a household is a client already. */
export const statusName: Readonly<Record<Status, MessageDescriptor>> = {
  client: msg`Client`,
  prospect: msg`Prospect`,
}

const relations: Readonly<Record<string, MessageDescriptor>> = {
  head: msg`Head of the household`,
  spouse: msg`Spouse`,
  child: msg`Child`,
  relative: msg`Relative`,
  trustee: msg`Trustee`,
  adviser: msg`Adviser`,
}

const coverageRoles: Readonly<Record<string, MessageDescriptor>> = {
  lead: msg`Lead advisor`,
  specialist: msg`Specialist`,
  banker: msg`Banker`,
  service: msg`Client service`,
  assistant: msg`Assistant`,
}

const organisationKinds: Readonly<Record<string, MessageDescriptor>> = {
  company: msg`Company`,
  trust: msg`Trust`,
  foundation: msg`Foundation`,
  family_office: msg`Family office`,
}

const restrictionKinds: Readonly<Record<string, MessageDescriptor>> = {
  quiet_period: msg`Quiet period`,
  restricted_list: msg`Restricted list`,
  bereavement: msg`Bereavement`,
  complaint: msg`Open complaint`,
  litigation: msg`Legal dispute`,
}

const segments: Readonly<Record<string, MessageDescriptor>> = {
  'High net worth': msg`High net worth`,
  'Ultra high net worth': msg`Ultra high net worth`,
  'Corporate executive': msg`Corporate executive`,
  Institutional: msg`Institutional`,
}

// The firm defines these words; those that come with Rapport are spoken in the reader's language, others as written.
const wordOf = (known: Readonly<Record<string, MessageDescriptor>>) => (name: string) => known[name] ?? { id: name }

export const relationName = wordOf(relations)
export const coverageRoleName = wordOf(coverageRoles)
export const organisationKindName = wordOf(organisationKinds)
export const restrictionKindName = wordOf(restrictionKinds)
export const segmentName = wordOf(segments)

/** The tiers that the service models of a firm have. */
export const tiers = ['A', 'B', 'C', 'prospect', 'executive'] as const
