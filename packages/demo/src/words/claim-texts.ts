import type { EvidenceKind } from '@rapport/domain/claims/claim.ts'

/** What representatives write when a contact has a result. {amount} is the claimed sum, {who} the client. */
export const depositContacts: readonly (readonly [purpose: string, notes: string])[] = [
  ['Deposit agreed', '{who} will move {amount} from the other bank. Wire instructions sent and read back. {next}'],
  [
    'Transfer of assets',
    'Signed the transfer form for {amount}; the delivering custodian expects five to ten days. {next}',
  ],
  ['Sale proceeds', 'Closing of the sale went through. {amount} of the proceeds come to us. {next}'],
  ['Maturing deposit', 'Time deposit elsewhere matures this month; {who} place {amount} with us. {next}'],
  ['Consolidation', '{who} decided to bring the accounts together here: {amount} to begin with. {next}'],
  ['Vested shares', 'Shares sold in the open window; {amount} after tax to the managed account. {next}'],
  ['Inheritance', 'Estate is settled. {who} would like {amount} managed along with the rest. {next}'],
]

export const promiseContacts: readonly (readonly [purpose: string, notes: string])[] = [
  ['Commitment', '{who} committed to {amount} in instalments as the bonds mature. Dates agreed. {next}'],
  ['Promise of assets', 'Handshake on {amount} once the company sale closes; first part earlier. {next}'],
  ['Staged transfer', 'Will move {amount} over the coming quarters, beginning with the cash. {next}'],
]

export const engagementContacts: readonly (readonly [purpose: string, notes: string])[] = [
  ['Mandate', 'Engagement letter for the sale-side mandate agreed; fee {amount}. {next}'],
  ['Advisory engagement', 'The board chose us for the financing review; retainer of {amount}. {next}'],
]

export const engagementTitles: readonly string[] = [
  'Sale-side mandate',
  'Financing review',
  'Succession advisory',
  'Fairness opinion',
  'Private placement',
]

export const controllerQuestions: readonly (readonly [question: string, evidence: EvidenceKind])[] = [
  [
    'The wire of that week shows another sender. Is this the money you mean? Please attach the transfer form.',
    'transfer_form',
  ],
  ['Part of this looks like a journal from the joint account. Which part is new to us?', 'account_statement'],
  ['I cannot find an inflow within the window. When and from which bank was it sent?', 'transfer_form'],
  ['The contact was entered after the money had arrived. Please say how the deposit came about.', 'correspondence'],
  ['The split with the specialist is not the household’s default. Did both of you agree?', 'correspondence'],
]

export const claimantAnswers: readonly string[] = [
  'It was sent from the family’s holding account, hence the other name. Transfer form attached.',
  'Only the first part is new; the journal is not claimed. Statement of the sending bank attached.',
  'The wire was delayed by the sending bank and should show with value of last Tuesday. Form attached.',
  'We had agreed on it by telephone the week before; my notes were late. E-mail of the client attached.',
]

export const partialReasons: readonly string[] = [
  'Confirmed what arrived; the remainder has not been received.',
  'Second tranche still outstanding according to the claimant.',
  'One of two transfers arrived. The rest stays open.',
]

export const twoControllerReasons: readonly string[] = [
  'Above the threshold: both wires traced to the sending bank, contact precedes them.',
  'Large inflow checked against the sending bank’s advice. Nothing left in the ninety days before.',
]

export const lateReasons: readonly string[] = [
  'Entered late. The client’s e-mail shows that the conversation took place before the wire.',
  'Late entry explained by leave; calendar and e-mail agree.',
]

export const roundTripReasons: readonly string[] = [
  'An outflow precedes the deposit; documents show that it paid for a property and is not the same money.',
]

export const rejectionReasons: readonly string[] = [
  'Internal journal between accounts of the same household: not new money.',
  'The same deposit was claimed by a colleague and confirmed there.',
  'Nothing arrived within the window and the client has withdrawn the instruction.',
]

export const writeOffReasons: readonly string[] = [
  'Client chose another bank for the remainder.',
  'Sale of the company was called off.',
  'Bond proceeds went into a property purchase instead.',
]

export const assignmentTitles: readonly (readonly [title: string, needs: string])[] = [
  ['Send proposal with two variants', 'Proposal in the household’s documents'],
  ['Call after the symphony night', 'A logged conversation'],
  ['Prepare the annual review', 'Agenda and report ready two days before'],
  ['Confirm beneficiaries with the attorney', 'Written confirmation'],
  ['Follow up on the transfer form', 'Signed form received'],
  ['Introduce the lending specialist', 'A meeting with the specialist'],
  ['Thank-you call to the referrer', 'A logged conversation'],
  ['Update the cash-flow plan', 'Plan updated and shared'],
  ['Check on the maturing deposit', 'Decision of the client noted'],
  ['Welcome call for the new household', 'A logged conversation within five days'],
  ['Collect tax documents', 'Documents handed to the accountant'],
  ['Answer the question on fees', 'A reply by the client'],
]
