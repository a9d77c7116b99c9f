import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Role } from '@rapport/domain/firm/roles.ts'

/** What each role is called. */
export const roleName: Readonly<Record<Role, MessageDescriptor>> = {
  advisor: msg`Advisor`,
  specialist: msg`Specialist`,
  banker: msg`Banker`,
  assistant: msg`Assistant`,
  marketing: msg`Marketing`,
  service: msg`Client service`,
  manager: msg`Manager`,
  controller: msg`Controller`,
  compensation_approver: msg`Compensation approver`,
  auditor: msg`Auditor`,
  administrator: msg`Administrator`,
}
