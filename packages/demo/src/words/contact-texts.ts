import type { Month } from './seasons.ts'
import { AFTER_QUARTER_END, AUTUMN_TO_WINTER, TAX_SEASON, TRADING_WINDOWS, YEAR_END } from './seasons.ts'

/**
 * What representatives write about their contacts. Slots: {who} the people who were there, {first} the head of the
 * household, {city}, {concern}, {next} what happens next, {place} where one met, {colleague} a second representative,
 * {day} and {half} of a week to come, {minutes}, {months} and {weeks} as numbers.
 */
export interface ContactText {
  readonly purpose: string
  readonly notes: string
  /** When it can be said; at any time where nothing is given. */
  readonly months?: readonly Month[]
  /** Where it can be said; everywhere where nothing is given. */
  readonly where?: 'america' | 'europe'
  /** Not said of a video conference; neither is what names the place. */
  readonly inPerson?: true
  /** Said before anybody of the firm has spoken with the household, and never after. */
  readonly opens?: true
}

type Text = readonly [purpose: string, notes: string, when?: Omit<ContactText, 'purpose' | 'notes'>]
const texts = (...all: readonly Text[]): readonly ContactText[] =>
  all.map(([purpose, notes, when]) => ({ purpose, notes, ...when }))

const opens = { opens: true } as const
const america = { where: 'america' } as const

export const clientMeetings = texts(
  [
    'Quarterly review',
    'Went through the quarter page by page. {who} comfortable with the allocation, asked about {concern}. {next}',
    { months: AFTER_QUARTER_END },
  ],
  [
    'Quarterly review',
    'Review at {place}. Performance in line with the policy; no change to the risk budget. Spent most of the hour on {concern}. {next}',
    { months: AFTER_QUARTER_END },
  ],
  [
    'Annual review',
    'Annual review with {who}. Confirmed objectives and income need; beneficiaries unchanged. One open point: {concern}. {next}',
    { months: AUTUMN_TO_WINTER },
  ],
  [
    'Annual review',
    'Long annual meeting, good mood. Walked through the cash-flow plan to age 95; margin is comfortable even with {concern}. {next}',
    { months: AUTUMN_TO_WINTER },
  ],
  ['Estate planning', 'Met with {who} and their attorney. Documents are in draft; we walked through {concern}. {next}'],
  [
    'Liquidity planning',
    'Proceeds of a property sale are expected within {months} months and need a plan. Discussed a ladder and a reserve, then {concern}. {next}',
  ],
  [
    'Portfolio review',
    'Reviewed concentration: one holding is still above 20 %. {who} agreed to a staged reduction over {months} months. {next}',
  ],
  [
    'Family meeting',
    'The next generation was at the table. Explained how the family’s assets are held; many good questions on {concern}. {next}',
    { inPerson: true },
  ],
  [
    'Philanthropy',
    'Talked through the donor-advised fund and a grant calendar. {first} would like to name the fund after the parents. {next}',
    america,
  ],
  [
    'Philanthropy',
    '{first} thinks of a foundation of the family’s own. Compared it with giving through an umbrella foundation. {next}',
    { where: 'europe' },
  ],
  ['Coffee', 'Coffee at {place}. Mostly family news; {first} brought up {concern} towards the end. {next}'],
  [
    'Introduction of specialist',
    'Brought {colleague} along for {concern}. {who} liked the clear comparison of costs. {next}',
  ],
  [
    'Investment policy',
    'Agreed the wording of the investment policy statement. The drawdown limit is to be written down, and {concern} with it. {next}',
  ],
  [
    'Year-end planning',
    'Year-end checklist: gifts, loss harvesting, required distributions. One point is open: {concern}. {next}',
    { months: YEAR_END, ...america },
  ],
  [
    'Year-end planning',
    'Checked what is to be settled before the year closes: contributions, gifts, {concern}. {next}',
    { months: YEAR_END },
  ],
  ['Portfolio review', 'An hour at {place} on {concern}. Two positions to be looked at again in {weeks} weeks. {next}'],
)

export const prospectMeetings = texts(
  [
    'First meeting',
    'Introduced through an existing client. With two banks so far, unhappy with {concern}. Listened more than we talked. {next}',
    opens,
  ],
  [
    'Discovery meeting',
    'Two hours at {place} on goals and family. Assets are spread over four custodians and nobody has the whole picture. {next}',
    opens,
  ],
  [
    'Proposal',
    'Presented the proposal. {who} liked the reporting; will compare fees with the current adviser. Came back twice to {concern}. {next}',
  ],
  [
    'Sample report',
    'Walked through a sample report. {first} wants to see how {concern} would be handled before moving anything. {next}',
  ],
  [
    'Office visit',
    'They visited us, met {colleague} and the client service team. Decision expected within {months} months. {next}',
    { inPerson: true },
  ],
  ['Comparison', 'Laid our costs beside those of the present bank. {first} had not seen them in one place. {next}'],
  ['Next meeting', 'Met at {place}. The question is less whether than when; first comes {concern}. {next}'],
)

export const executiveMeetings = texts(
  [
    'Stock plan review',
    'Went through vesting dates and the trading windows. {first} prefers a standing sales plan over ad-hoc sales. {next}',
  ],
  [
    'Concentration',
    'About 60 % of net worth in company stock. Compared a staged sale with an exchange fund; {first} leans towards the first. {next}',
    america,
  ],
  [
    'Executive review',
    'Met at {place} before the board meeting. Talked about {concern}, kept clear of company matters. {next}',
  ],
  [
    'Deferred compensation',
    'Reviewed the deferral election for next year and its effect on the cash-flow plan. {next}',
    { months: AUTUMN_TO_WINTER, ...america },
  ],
  [
    'Retirement date',
    '{first} plans to step down within {months} months. Sketched the bridge until the deferred payments start. {next}',
  ],
  ['Executive review', 'Half an hour at {place}. Bonus is due soon; how much to set aside for {concern}? {next}'],
  ['Relocation', 'A posting abroad is possible. Listed what would change, beginning with {concern}. {next}'],
)

export const videoMeetings = texts(
  [
    'Video review',
    'Shared the report on screen. {who} had read it beforehand; short and to the point. Left for next time: {concern}. {next}',
  ],
  ['Video conference', 'Joined by their accountant. Cleared up the cost basis of the transferred positions. {next}'],
  [
    'Planning session',
    'Updated the cash-flow plan live. Taking {concern} into account moves the result by less than two per cent. {next}',
  ],
  ['Video review', 'Call from {city}; connection fine this time. No trades needed; talked about {concern}. {next}'],
  [
    'Market update',
    'Half an hour on rates and currencies. {first} wants to keep the reserve in short maturities. {next}',
  ],
  ['Introduction by video', 'Introduced {colleague}, who will look after {concern}. {next}'],
)

export const clientCalls = texts(
  ['Check-in', 'Quick check-in. All well; asked about {concern}. {next}'],
  [
    'Check-in',
    'Caught {first} between meetings, {minutes} good minutes. Nothing urgent, but {concern} is on their mind. {next}',
  ],
  ['Market volatility', 'Called ahead of the headlines. {first} calm, will not change course. Asked about {concern}.'],
  ['Follow-up', 'Followed up on our last meeting. {who} have read the proposal and want one change. {next}'],
  ['Cash need', 'Cash is needed for a renovation in {months} months. Will raise it from maturing bonds. {next}'],
  [
    'Tax season',
    'Coordinated with the accountant: gains reported, estimate for the next instalment agreed. {next}',
    { months: TAX_SEASON },
  ],
  ['Family news', 'Congratulated on the wedding. Raised {concern} on the side. {next}'],
  ['Rebalancing', 'Explained the rebalancing: back to target, two trades, no tax effect. {first} agreed. {next}'],
  ['Referral', '{first} mentioned a business partner who is selling the company. Will introduce us. {next}'],
  ['Performance', 'Asked why the international part lags. Explained currency and timing; {first} fine with it. {next}'],
  ['Insurance review', 'Policy renewal is due. Compared three offers; decision after talking to the family. {next}'],
  ['Birthday call', 'Birthday call, short and friendly. {first} plans to spend more of the year in {city}. {next}'],
  ['Grandchild', 'Congratulated on the grandchild. {first} wants to open an account in the child’s name. {next}'],
  ['Maturing bond', 'Bond matures in {weeks} weeks. {first} leaves the choice of the new one to us. {next}'],
  ['Property', 'Bought the neighbouring plot; needs a bridge for {weeks} weeks. Lending desk to send terms. {next}'],
  ['Travel', 'Back from {weeks} weeks abroad. Caught up on reports and on {concern}. {next}'],
  ['Market update', 'Talked through the committee’s view in {minutes} minutes. No wish to change anything. {next}'],
  [
    'Household budget',
    'Spending is below plan for the third year; {first} would like to give more while alive. {next}',
  ],
  ['Succession', 'The daughter joins the company in {months} months. Wants to talk about shares before that. {next}'],
  ['Private holdings', 'Capital call arrived early; liquidity is enough. Explained the remaining commitments. {next}'],
  ['Question', 'Had read about {concern} in the paper. Put it in proportion to the whole in {minutes} minutes. {next}'],
  ['Second opinion', 'Was shown a product elsewhere. Looked at its costs together; {first} will leave it. {next}'],
)

export const prospectCalls = texts(
  [
    'Follow-up',
    'Followed up on the proposal. {first} has shown it to the accountant; two questions on {concern}. {next}',
  ],
  [
    'Introductory call',
    'First call, on the word of a client. Curious how we report on private holdings. {next}',
    opens,
  ],
  ['Introductory call', 'Wrote to us after an article on {concern}. {minutes} minutes, good questions. {next}', opens],
  ['Keeping in touch', 'Still with the current bank until the bond matures in {months} months. {next}'],
  ['Proposal', 'Talked through fees line by line. {first} finds them fair, wants to sleep on it. {next}'],
  ['Timing', 'The sale of the business has slipped by {months} months. Interest unchanged. {next}'],
  ['Keeping in touch', 'Ten minutes, no pressure. {first} is thinking about {concern} before anything else. {next}'],
  ['References', 'Spoke with two of our clients and liked what they heard. Left to settle: {concern}. {next}'],
)

export const executiveCalls = texts(
  [
    'Trading window',
    'Window opens {day} after results. Prepared the sale instruction, limit as agreed. {next}',
    { months: TRADING_WINDOWS },
  ],
  ['Option expiry', 'Reminded of the grant that expires in {weeks} weeks. Will exercise and hold. {next}'],
  ['Check-in', 'Short call from the car. Asked for a one-page view on {concern}. {next}'],
  ['Sales plan', 'Plan adopted, cooling-off period of {weeks} weeks explained once more. {next}'],
  ['Vesting', 'Shares vest in {weeks} weeks. Agreed what is sold for the tax and what is kept. {next}'],
  ['Check-in', '{minutes} minutes between two board calls. Everything in order; {concern} can wait. {next}'],
)

export const emailReplies = texts(
  [
    'Document request',
    'Sent the year-to-date report; {first} replied the same evening with thanks and a question on {concern}. {next}',
  ],
  ['Scheduling', 'Proposed three dates; {first} chose {day} {half} and asked to include {concern}. {next}'],
  ['Follow-up', 'Sent minutes of our meeting. {first} confirmed every point by reply. {next}'],
  ['Question on fees', 'Explained the invoice with the calculation attached. {first}: clear now. {next}'],
  ['Article', 'Shared our note on {concern}. {first} wrote back: “useful, let us talk”. {next}'],
  ['Follow-up', 'Answered the question on {concern} in three lines. Thanks came within the hour. {next}'],
  ['Figures', '{first} asked for the figures on {concern} as of month-end. Sent, and acknowledged. {next}'],
)

export const voiceMails = texts(
  ['Check-in', 'Left a message, asked for a call back by {day}.'],
  ['Follow-up', 'No answer on the mobile; left a short message about {concern}.'],
  ['Scheduling', 'Left a message with two dates for the review, {day} {half} first.'],
  ['Market update', 'Message left: no action needed, will try again on {day} {half}.'],
  ['Check-in', 'Secretary takes the call; {first} is travelling until {day}. Left my number.'],
  ['Follow-up', 'Mailbox. Said that the papers on {concern} are ready to be signed.'],
  ['Return call', 'Returned a call, not reached. Will try on {day} {half}.'],
)

export const sentWritings = texts(
  ['Thank-you note', 'Handwritten note after our meeting on {concern}.'],
  ['Birthday card', 'Card with a personal line about {city}.'],
  ['Report', 'Sent the quarterly report with a cover note on {concern}.', { months: AFTER_QUARTER_END }],
  ['Minutes', 'Sent minutes and the {minutes} open points. No reply needed.'],
  ['Article', 'Sent our paper on {concern}.'],
  ['Book', 'Sent the book we had talked about, with a line by hand on {concern}.'],
  ['Summary', 'One page on {concern}, as promised, ahead of our talk on {day}.'],
)

export const serviceRequests = texts(
  ['Address change', '{first} called with the new address; form sent for signature, back by {day}.'],
  ['Statement copy', 'Needed last year’s statement for the accountant. Sent by secure mail within {minutes} minutes.'],
  ['Online access', 'Locked out after a new phone. Identity checked, access restored in {minutes} minutes.'],
  ['Transfer status', 'Asked whether the transfer had arrived. Confirmed value date: {day}.'],
  [
    'Tax documents',
    'Asked when the tax package will be ready. Said in about {weeks} weeks, noted a reminder.',
    { months: TAX_SEASON },
  ],
  ['Standing order', 'Raised the monthly standing order from next month. Signed form received on {day}.'],
  ['Card travel notice', 'Travelling for {weeks} weeks from {day}; notice set on both cards.'],
  ['Question on a booking', 'Did not recognise a booking of {day}: it was the custody fee. Explained.'],
  ['Appointment', 'Asked to move the appointment to {day} {half}. Done, room and colleagues informed.'],
  ['Power of attorney', 'Asked which papers are needed for a power of attorney. List sent; visit on {day} {half}.'],
  ['Foreign currency', 'Needs foreign notes for a trip in {weeks} weeks. Ordered for collection on {day}.'],
  ['Signature card', 'Signature card is outdated after the wedding. New one sent, expected back by {day}.'],
)

export const eventConversations: readonly string[] = [
  'Talked for a good while between the programme and dinner. {who} visibly enjoyed it. {next}',
  'Introduced {who} to {colleague}. Conversation turned to {concern} by itself. {next}',
  'Short but warm. {first} asked whether we could meet in a quieter setting. {next}',
  'Sat at our table. Mentioned that a deposit at another bank matures soon. {next}',
  'Came with a guest who might become a client. {next}',
  'Stayed until the end; would like to be invited again. Touched on {concern}. {next}',
]

export const eventLapses: readonly string[] = ['Greeted {who} at the door and at the end; no talk of business.']
