import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What was done, as the trail names it; what Rapport does by itself included. */
const operations: Readonly<Record<string, MessageDescriptor>> = {
  amendContact: msg`Contact amended`,
  answerClaim: msg`Question on a claim answered`,
  approvePlan: msg`Bonus plan approved`,
  approveRun: msg`Run approved`,
  assignAccount: msg`Account assigned`,
  beginHold: msg`Hold begun`,
  cancelImport: msg`Import cancelled`,
  closeRun: msg`Run closed`,
  computeRun: msg`Run computed`,
  confirmClaim: msg`Claim confirmed`,
  correctFlowType: msg`Flow type corrected`,
  createFirstAdministrator: msg`Firm created`,
  createUser: msg`Person added`,
  downloadImport: msg`Imported file downloaded`,
  editCost: msg`Cost changed`,
  editHousehold: msg`Household changed`,
  editUser: msg`Roles or access changed`,
  importFile: msg`File imported`,
  lapsePromise: msg`Promise lapsed`,
  logContact: msg`Contact logged`,
  payRun: msg`Run paid`,
  reduceClaim: msg`Claim reduced`,
  rejectClaim: msg`Claim rejected`,
  releaseImport: msg`Import released`,
  retainClaim: msg`Money retained`,
  returnClaim: msg`Claim returned`,
  reviewRun: msg`Run reviewed`,
  setGuestStatus: msg`Guest's status changed`,
  setLanguage: msg`Language chosen`,
  signIn: msg`Signed in`,
  signOut: msg`Signed out`,
  submitClaim: msg`Claim submitted`,
  takeUpClaim: msg`Claim taken up`,
  undoConfirmation: msg`Confirmation undone`,
  undoImport: msg`Import undone`,
  uploadImport: msg`File uploaded`,
  writeOffClaim: msg`Promise written off`,
}

/** Those that can be asked for, in the order of their code. */
export const operationCodes: readonly string[] = Object.keys(operations)

/** A code without words of its own is shown as it is: the trail hides nothing. */
const asCode = (code: string): MessageDescriptor => ({ id: `code:${code}`, message: code })

export const operationName = (code: string): MessageDescriptor => operations[code] ?? asCode(code)

const subjects: Readonly<Record<string, MessageDescriptor>> = {
  account: msg`Account`,
  activity: msg`Movement on an account`,
  assignment: msg`Assignment`,
  claim: msg`Claim`,
  confirmation: msg`Confirmation`,
  contact: msg`Contact`,
  cost_line: msg`Cost line`,
  firm: msg`Firm`,
  guest: msg`Guest`,
  household: msg`Household`,
  import: msg`Import`,
  import_file: msg`Import`,
  period: msg`Period`,
  plan: msg`Bonus plan`,
  plan_version: msg`Bonus plan`,
  run: msg`Run`,
  statement: msg`Statement`,
  user: msg`Person`,
}

export const subjectName = (kind: string): MessageDescriptor => subjects[kind] ?? asCode(kind)

const keys: Readonly<Record<string, MessageDescriptor>> = {
  accountId: msg`Account`,
  activityId: msg`Movement on an account`,
  actual: msg`Actual`,
  added: msg`Added`,
  after: msg`After`,
  allocations: msg`Allocations`,
  amount: msg`Amount`,
  author: msg`Author`,
  basisHash: msg`Hash of the inputs`,
  before: msg`Before`,
  budget: msg`Budget`,
  channel: msg`Channel`,
  claimId: msg`Claim`,
  claimIds: msg`Claims`,
  confirmed: msg`Confirmed`,
  contactId: msg`Contact`,
  controllerId: msg`Controller`,
  currency: msg`Currency`,
  direction: msg`Direction`,
  email: msg`E-mail address`,
  fileName: msg`File`,
  from: msg`From`,
  householdId: msg`Household`,
  householdIds: msg`Households`,
  initiativeId: msg`Initiative`,
  kind: msg`Kind`,
  known: msg`Known before`,
  label: msg`Label`,
  language: msg`Language`,
  late: msg`Late`,
  name: msg`Name`,
  note: msg`Note`,
  notes: msg`Notes`,
  occurredAt: msg`Occurred`,
  outcome: msg`Outcome`,
  period: msg`Period`,
  plan: msg`Bonus plan`,
  purpose: msg`Purpose`,
  qualified: msg`Qualified`,
  reason: msg`Reason`,
  resultHash: msg`Hash of the result`,
  roles: msg`Roles`,
  state: msg`State`,
  status: msg`Status`,
  to: msg`To`,
  total: msg`Total`,
  verdict: msg`Verdict`,
  version: msg`Version`,
}

/** The label of a part of a fact; its own name where there is no word for it. */
export const keyName = (key: string): MessageDescriptor => keys[key] ?? asCode(key)
