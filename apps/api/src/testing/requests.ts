import type { Contract } from '@rapport/contract/contract.ts'
import type { Args, Operation } from '@rapport/contract/operation.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { computed, plan } from '../features/compensation/testing/bonus-firm.ts'
import { cost, guest } from '../features/initiatives/testing/stories.ts'
import { claimOf } from './claims.ts'
import { camt, dayTextAmount, finished, hand, IBAN, imported, transfer } from './imports.ts'
import { household, inflow } from './rows.ts'
import { PASSWORD, type Person } from './running-api.ts'
import { MILLION, usd, type World } from './world.ts'

/** A request that succeeds, and who asks. */
export interface Asked<Arguments> {
  readonly by: Person
  readonly args: Arguments
}
type Ask<O extends Operation> = (world: World) => Asked<Args<O>> | Promise<Asked<Args<O>>>

let count = 0
const next = (): number => (count += 1)
const NEW_PASSWORD = 'moth, kelp & jib at noon'

const submitted = (world: World) => claimOf(world.stone, world.seen.household, { minor: MILLION })

/** A claim that can be confirmed: a household of its own, so that no other request takes its money. */
async function confirmable({ api, stone }: World) {
  const home = await household(api, `Confirmable ${next()}`, [stone])
  const claimId = await claimOf(stone, home, { minor: MILLION })
  const activityId = await inflow(api, home.accountId, MILLION, '2026-04-02')
  return { claimId, allocations: [{ activityId, amount: usd(MILLION) }] }
}

async function runOf({ api, dan, stone, periodId }: World) {
  const planId = await plan(api, dan, [stone])
  const { id, version } = await computed(dan, planId, periodId)
  return { runId: id, ifVersion: version }
}

async function reviewedRunOf(world: World) {
  const run = await runOf(world)
  const { version } = await world.dan.client.reviewRun(run)
  return { ...run, ifVersion: version }
}

const fileOf = (more: Parameters<typeof camt>[1] = {}) =>
  camt([transfer('2026-03-10', '10.00', `R${next()}`)], { iban: IBAN, ...more })
/** A file that was read, and counts when somebody says so. */
const readFileOf = async ({ ruth }: World, more: Parameters<typeof camt>[1] = {}) => {
  const importId = await hand(ruth, fileOf(more))
  await finished(ruth, importId)
  return importId
}
const unbalanced = { opening: '0.00', closing: '99.00' }

/** Columns of a table with a header of its own, so that no file finds them by itself. */
const mappingWith = () => ({
  name: `Columns ${next()}`,
  custodian: 'Hudson',
  mapping: { ...dayTextAmount, header: [...dayTextAmount.header, `column ${next()}`], account: '77001' },
})

const userOf = ({ admin }: World) =>
  admin.client.createUser({
    name: 'Nora Vale',
    email: `nora.${next()}@example.com`,
    zone: 'Europe/Zurich',
    roles: ['advisor'],
  })

const callWith = ({ stone, seen }: World) => ({
  channel: 'phone' as const,
  direction: 'outbound' as const,
  mass: false,
  occurredAt: '2026-04-01T15:00:00.000Z',
  representativeIds: [stone.id],
  attendees: [{ personId: seen.household.personId, householdId: seen.household.id, outcome: 'conversation' as const }],
  purpose: 'New money',
  notes: '',
  initiativeId: null,
  reasonInSpite: 'Asked to be called back',
})

const claimWith = ({ stone, seen }: World) => ({
  kind: 'deposit' as const,
  householdId: seen.household.id,
  claimantId: stone.id,
  amount: usd(MILLION),
  title: '',
  note: '',
  splits: [],
  instalments: [],
  evidence: [],
})

/** One request for every operation of the contract; who adds an operation says here how it is asked. */
export const requests: { readonly [Name in keyof Contract]: Ask<Contract[Name]> } = {
  getSignInPage: ({ stone }) => ({ by: stone, args: {} }),
  signIn: async (world) => {
    const by = await somebody(world)
    return { by, args: { email: by.email, password: PASSWORD } }
  },
  getSession: ({ stone }) => ({ by: stone, args: {} }),
  signOut: async (world) => ({ by: await somebody(world), args: {} }),
  signOutEverywhere: async (world) => ({ by: await somebody(world), args: {} }),
  changePassword: async (world) => ({
    by: await somebody(world),
    args: { current: PASSWORD, password: NEW_PASSWORD },
  }),
  choosePassword: async (world) => ({
    by: await somebody(world),
    args: { token: (await userOf(world)).link.token, password: NEW_PASSWORD },
  }),
  setLanguage: ({ stone }) => ({ by: stone, args: { language: 'de' } }),
  // The firm is there: this is somebody who asks again, because they got no answer.
  createFirstAdministrator: async (world) => {
    const by = await somebody(world)
    const firm = { firm: 'Corvin Partners', currency: 'CHF', zone: 'Europe/Zurich', name: 'Ada Keller' }
    return { by, args: { ...firm, token: 'used-before', email: by.email, password: PASSWORD } }
  },
  listHouseholds: ({ stone }) => ({ by: stone, args: {} }),
  getHousehold: ({ stone, seen }) => ({ by: stone, args: { householdId: seen.household.id } }),
  getHouseholdTimeline: ({ stone, seen }) => ({ by: stone, args: { householdId: seen.household.id } }),
  getHouseholdAccess: ({ stone, seen }) => ({ by: stone, args: { householdId: seen.household.id } }),
  editHousehold: async ({ stone, seen }) => {
    const { version, status, tier } = await stone.client.getHousehold({ householdId: seen.household.id })
    const args = {
      householdId: seen.household.id,
      ifVersion: version,
      name: 'Ashdown',
      status,
      tier,
      notes: 'Likes art',
    }
    return { by: stone, args }
  },
  searchEverything: ({ stone }) => ({ by: stone, args: { q: 'Ash' } }),
  listContactChoices: ({ stone }) => ({ by: stone, args: {} }),
  listPeople: ({ stone, seen }) => ({ by: stone, args: { householdId: seen.household.id } }),
  mayContact: ({ stone, seen }) => ({ by: stone, args: { personIds: seen.household.personId, channel: 'phone' } }),
  logContact: (world) => ({ by: world.stone, args: { ...callWith(world), claims: [claimWith(world)] } }),
  getContact: ({ stone, seen }) => ({ by: stone, args: { contactId: seen.contactId } }),
  amendContact: async (world) => {
    const { contactId } = await world.stone.client.logContact({ ...callWith(world), claims: [] })
    const args = { contactId, ifVersion: 1, purpose: 'Old money', notes: '', reason: 'I misheard' }
    return { by: world.stone, args }
  },
  getToday: ({ stone }) => ({ by: stone, args: {} }),
  listCadence: ({ stone }) => ({ by: stone, args: {} }),
  getCapacity: ({ stone }) => ({ by: stone, args: {} }),
  submitClaim: (world) => ({ by: world.stone, args: { ...claimWith(world), contactIds: [world.seen.contactId] } }),
  listClaims: ({ stone, seen }) => ({ by: stone, args: { householdId: seen.household.id } }),
  getClaim: ({ stone, seen }) => ({ by: stone, args: { claimId: seen.claimId } }),
  agreeToSplit: async (world) => {
    const by = await somebody(world)
    const home = await household(world.api, `Shared ${next()}`, [world.stone, by])
    const splits = [world.stone, by].map(({ id }) => ({ userId: id, basisPoints: 5_000 }))
    return { by, args: { claimId: await claimOf(world.stone, home, { minor: MILLION, splits }) } }
  },
  answerClaim: async (world) => {
    const claimId = await submitted(world)
    const question = { claimId, ifVersion: 1, question: 'When?', evidenceAsked: [] }
    const { version } = await world.ruth.client.returnClaim(question)
    return { by: world.stone, args: { claimId, ifVersion: version, answer: 'In March', evidence: [] } }
  },
  listConfirmationQueue: ({ ruth }) => ({ by: ruth, args: {} }),
  getWorkbench: ({ ruth, seen }) => ({ by: ruth, args: { claimId: seen.claimId } }),
  checkAllocation: async (world) => ({ by: world.ruth, args: await confirmable(world) }),
  confirmClaim: async (world) => ({ by: world.ruth, args: { ...(await confirmable(world)), reason: '' } }),
  undoConfirmation: async (world) => {
    const { claim } = await world.omar.client.confirmClaim({ ...(await confirmable(world)), reason: '' })
    return { by: world.ruth, args: { confirmationId: claim.parts[0]?.confirmationId ?? '', reason: 'Wrong account' } }
  },
  returnClaim: async (world) => ({
    by: world.ruth,
    args: { claimId: await submitted(world), ifVersion: 1, question: 'When?', evidenceAsked: [] },
  }),
  rejectClaim: async (world) => ({
    by: world.ruth,
    args: { claimId: await submitted(world), ifVersion: 1, reason: 'It was here before' },
  }),
  uploadImport: ({ ruth }) => ({ by: ruth, args: { fileName: 'a.xml', file: new Blob([fileOf()]) } }),
  listImportEntries: async (world) => ({ by: world.ruth, args: { importId: await readFileOf(world) } }),
  importFiles: async (world) => ({ by: world.ruth, args: { importIds: [await readFileOf(world)] } }),
  readImportAgain: async (world) => ({
    by: world.ruth,
    args: { importId: await readFileOf(world), mappingId: null, account: null, currency: null },
  }),
  listSampleFiles: ({ ruth }) => ({ by: ruth, args: {} }),
  listImports: ({ ruth }) => ({ by: ruth, args: {} }),
  getImport: async (world) => ({ by: world.ruth, args: { importId: await readFileOf(world) } }),
  downloadImport: async (world) => ({ by: world.ruth, args: { importId: await readFileOf(world) } }),
  releaseImport: async (world) => ({
    by: world.ruth,
    args: { importId: await readFileOf(world, unbalanced), reason: 'The bank confirmed it' },
  }),
  cancelImport: async (world) => ({ by: world.ruth, args: { importId: await readFileOf(world, unbalanced) } }),
  undoImport: async (world) => ({
    by: world.ruth,
    args: { importId: (await imported(world.ruth, fileOf())).id, reason: 'The wrong file' },
  }),
  listTakenBack: ({ ruth }) => ({ by: ruth, args: {} }),
  listTableMappings: ({ ruth }) => ({ by: ruth, args: {} }),
  saveTableMapping: ({ ruth }) => ({ by: ruth, args: mappingWith() }),
  editTableMapping: async ({ ruth }) => {
    const { id, version } = await ruth.client.saveTableMapping(mappingWith())
    return { by: ruth, args: { ...mappingWith(), mappingId: id, ifVersion: version } }
  },
  tryTableMapping: async ({ ruth }) => {
    const importId = await hand(ruth, `Date,Memo,Amount\n2026-03-10,Wire,${next()}.00\n2026-03-11,Wire,7.00\n`)
    await finished(ruth, importId)
    return { by: ruth, args: { importId, mapping: mappingWith().mapping, account: null, currency: null } }
  },
  listUnknownAccounts: ({ ruth }) => ({ by: ruth, args: {} }),
  assignAccount: async (world) => {
    const id = newId()
    await world.api.owner.query(
      `insert into account (id, identifier, scheme, currency) values ($1, $2, 'custodian', 'USD')`,
      [id, `NEW-${next()}`],
    )
    const args = { accountId: id, ifVersion: 1, householdId: world.seen.household.id, inHouse: false }
    return { by: world.ruth, args }
  },
  listActivities: ({ ruth, seen }) => ({ by: ruth, args: { householdId: seen.household.id } }),
  getActivity: ({ ruth, seen }) => ({ by: ruth, args: { activityId: seen.activityId } }),
  correctFlowType: async ({ api, ruth, seen }) => {
    const activityId = await inflow(api, seen.household.accountId, BigInt(next()), '2026-03-02')
    return { by: ruth, args: { activityId, ifVersion: 1, flowType: 'income', reason: 'A dividend' } }
  },
  listRuns: ({ dan }) => ({ by: dan, args: {} }),
  computeRun: async ({ api, dan, stone, periodId }) => ({
    by: dan,
    args: { planId: await plan(api, dan, [stone]), periodId },
  }),
  getRun: async (world) => ({ by: world.dan, args: { runId: (await runOf(world)).runId } }),
  reviewRun: async (world) => ({ by: world.dan, args: await runOf(world) }),
  approveRun: async (world) => ({ by: world.mia, args: await reviewedRunOf(world) }),
  closeRun: async (world) => {
    const reviewed = await reviewedRunOf(world)
    const { runId } = reviewed
    const { version } = await world.mia.client.approveRun(reviewed)
    return { by: world.mia, args: { runId, ifVersion: version } }
  },
  listMyStatements: ({ stone }) => ({ by: stone, args: {} }),
  getStatement: async (world) => ({ by: world.dan, args: { statementId: await statementOf(world) } }),
  getStatementLine: async (world) => {
    const { lines, id } = await world.dan.client.getStatement({ statementId: await statementOf(world) })
    return { by: world.dan, args: { statementId: id, lineId: lines[0]?.id ?? '' } }
  },
  listPlans: ({ dan }) => ({ by: dan, args: {} }),
  listInitiatives: ({ marketing }) => ({ by: marketing, args: {} }),
  getInitiative: ({ marketing, initiativeId }) => ({ by: marketing, args: { initiativeId } }),
  listGuests: ({ marketing, initiativeId }) => ({ by: marketing, args: { initiativeId } }),
  setGuestStatus: async ({ api, marketing, stone, initiativeId }) => {
    const guestId = await guest(api, initiativeId, await household(api, `Guest ${next()}`, [stone]), 'invited')
    const args = { initiativeId, guestId, ifVersion: 1, status: 'attended' as const, qualified: true }
    return { by: marketing, args }
  },
  listInitiativeMoney: ({ marketing, initiativeId }) => ({ by: marketing, args: { initiativeId } }),
  editCost: async ({ api, marketing, initiativeId }) => {
    const costId = await cost(api, initiativeId, 'media', 10, 10)
    const args = { initiativeId, costId, ifVersion: 1, label: 'Film', budget: usd(1_000n), actual: usd(900n) }
    return { by: marketing, args }
  },
  listUsers: ({ admin }) => ({ by: admin, args: {} }),
  createUser: ({ admin }) => ({
    by: admin,
    args: { name: 'Nora Vale', email: `nora.${next()}@example.com`, zone: 'Europe/Zurich', roles: ['advisor'] },
  }),
  offerPassword: async (world) => ({ by: world.admin, args: { userId: (await userOf(world)).id } }),
  editUser: async (world) => ({
    by: world.admin,
    args: { userId: (await userOf(world)).id, ifVersion: 1, roles: ['specialist'], status: 'active' },
  }),
  getTeam: ({ dan }) => ({ by: dan, args: {} }),
  getFirm: ({ admin }) => ({ by: admin, args: {} }),
  listTrail: ({ auditor, seen }) => ({ by: auditor, args: { householdId: seen.household.id } }),
}

/** Somebody whose session nothing else needs. */
const somebody = ({ api }: World): Promise<Person> => api.person(`Somebody ${letters(next())}`, 'advisor')

async function statementOf(world: World): Promise<string> {
  const { runId } = await runOf(world)
  const { payeeResults } = await world.dan.client.getRun({ runId })
  return payeeResults[0]?.statementId ?? ''
}

/** `0` is a, `27` is bb: names of people are letters. */
const letters = (n: number): string => String.fromCodePoint(97 + (n % 26)).repeat(1 + Math.floor(n / 26))
