/**
 * What representatives write about their contacts. Slots: {who} the people who were there, {first} the head of the
 * household, {city}, {concern}, {next} what happens next, {place} where one met, {colleague} a second representative.
 */
export interface ContactText {
  readonly purpose: string
  readonly notes: string
}

const texts = (...pairs: readonly (readonly [purpose: string, notes: string])[]): readonly ContactText[] =>
  pairs.map(([purpose, notes]) => ({ purpose, notes }))

export const clientMeetings = texts(
  [
    'Quarterly review',
    'Went through the quarter page by page. {who} comfortable with the allocation, asked about {concern}. {next}',
  ],
  [
    'Quarterly review',
    'Review at {place}. Performance in line with the policy; no change to the risk budget. Spent most of the hour on {concern}. {next}',
  ],
  [
    'Annual review',
    'Annual review with {who}. Confirmed objectives and income need; beneficiaries unchanged. One open point: {concern}. {next}',
  ],
  [
    'Annual review',
    'Long annual meeting, good mood. Walked through the cash-flow plan to age 95; margin is comfortable even with {concern}. {next}',
  ],
  [
    'Estate planning',
    'Met with {who} and their attorney. Trust documents are in draft; we walked through {concern}. {next}',
  ],
  [
    'Liquidity planning',
    '{who} expect proceeds from a property sale before year-end and want a plan for them. Discussed a ladder and a reserve of eighteen months. {next}',
  ],
  [
    'Portfolio review',
    'Reviewed concentration: one holding is still above 20 %. {who} agreed to a staged reduction over three quarters. {next}',
  ],
  [
    'Family meeting',
    'First meeting with the next generation at the table. Explained how the family’s assets are held; many good questions on {concern}. {next}',
  ],
  [
    'Philanthropy',
    'Talked through the donor-advised fund and a grant calendar. {first} would like to name the fund after the parents. {next}',
  ],
  ['Lunch', 'Lunch at {place}. Mostly family news; {first} brought up {concern} over coffee. {next}'],
  [
    'Introduction of specialist',
    'Brought {colleague} along for {concern}. {who} liked the clear comparison of costs. {next}',
  ],
  [
    'Investment policy',
    'Agreed the wording of the investment policy statement. {who} want the drawdown limit written down. {next}',
  ],
  [
    'Year-end planning',
    'Year-end checklist: gifts, loss harvesting, required distributions. One point is open: {concern}. {next}',
  ],
)

export const prospectMeetings = texts(
  [
    'First meeting',
    'Introduced through an existing client. {who} currently with two banks, unhappy with {concern}. Listened more than we talked. {next}',
  ],
  [
    'Discovery meeting',
    'Two hours at {place} on goals and family. Assets are spread over four custodians and nobody has the whole picture. {next}',
  ],
  [
    'Proposal',
    'Presented the proposal. {who} liked the reporting; will compare fees with the current adviser. Came back twice to {concern}. {next}',
  ],
  [
    'Second meeting',
    'Walked through a sample report. {first} wants to see how {concern} would be handled before moving anything. {next}',
  ],
  [
    'Office visit',
    '{who} visited us, met {colleague} and the client service team. Decision expected within the quarter. {next}',
  ],
)

export const executiveMeetings = texts(
  [
    'Stock plan review',
    'Went through vesting dates and the trading windows. {first} prefers a 10b5-1 plan over ad-hoc sales. {next}',
  ],
  [
    'Concentration',
    'About 60 % of net worth in company stock. Compared a staged sale with an exchange fund; {first} leans towards the first. {next}',
  ],
  [
    'Executive review',
    'Early breakfast at {place} before the board meeting. Talked about {concern}, kept clear of company matters. {next}',
  ],
  [
    'Deferred compensation',
    'Reviewed the deferral election for next year and its effect on the cash-flow plan. {next}',
  ],
  [
    'Retirement date',
    '{first} plans to step down within two years. Sketched the bridge until the deferred payments start. {next}',
  ],
)

export const videoMeetings = texts(
  [
    'Video review',
    'Shared the report on screen. {who} had read it beforehand; short and to the point. Left for next time: {concern}. {next}',
  ],
  ['Video conference', 'Joined by their accountant. Cleared up cost basis on the transferred positions. {next}'],
  [
    'Planning session',
    'Updated the cash-flow plan live. Taking {concern} into account moves the result by less than two per cent. {next}',
  ],
  ['Video review', 'Call from {city}; connection fine this time. {who} satisfied, no trades needed. {next}'],
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
    'Caught {first} between meetings, ten good minutes. Nothing urgent, but {concern} is on their mind. {next}',
  ],
  ['Market volatility', 'Called ahead of the headlines. {first} calm, will not change course; appreciated the call.'],
  ['Follow-up', 'Followed up on our last meeting. {who} have read the proposal and want one change. {next}'],
  ['Cash need', 'Needs cash for a renovation in spring. Will raise it from maturing bonds, no sale required.'],
  ['Tax season', 'Coordinated with the accountant: gains reported, estimate for the next instalment agreed.'],
  ['Family news', 'Congratulated on the wedding. Raised {concern} on the side. {next}'],
  ['Rebalancing', 'Explained the rebalancing: back to target, two trades, no tax effect. {first} agreed.'],
  ['Referral', '{first} mentioned a business partner who is selling the company. Will introduce us by e-mail.'],
  ['Performance', 'Asked why the international sleeve lags. Explained currency and timing; {first} fine with it.'],
  ['Insurance review', 'Policy renewal is due. Compared three offers; decision after talking to the family. {next}'],
  ['Birthday call', 'Birthday call, short and friendly. Planning to spend more of the year in {city}.'],
  ['Grandchild', 'Congratulated on the grandchild. {first} wants to open an account in the child’s name.'],
  ['Maturing bond', 'Bond matures next month. {first} leaves the choice of the new one to us within the policy.'],
  ['Property', 'Bought the neighbouring plot; needs a bridge for ten weeks. Lending desk to send terms.'],
  ['Travel', 'Back from two months abroad. Caught up on reports and on {concern}. {next}'],
  ['Market update', 'Talked through the committee’s view in ten minutes. No wish to change anything.'],
  [
    'Household budget',
    'Spending is below plan for the third year; {first} would like to give more while alive. {next}',
  ],
  ['Succession', 'The daughter joins the company in autumn. Wants to talk about shares before that. {next}'],
  ['Private holdings', 'Capital call arrived early; liquidity is enough. Explained the remaining commitments.'],
)

export const prospectCalls = texts(
  [
    'Follow-up',
    'Followed up on the proposal. {first} has shown it to the accountant; two questions on {concern}. {next}',
  ],
  ['Introductory call', 'Returned the call after our evening. Curious how we report on private holdings. {next}'],
  ['Keeping in touch', 'Still with the current bank until the bond matures. Wants to hear from us again then.'],
  ['Proposal', 'Talked through fees line by line. {first} finds them fair, wants to sleep on it. {next}'],
  ['Timing', 'The sale of the business has slipped by a quarter. Interest unchanged; asked us to stay close.'],
)

export const executiveCalls = texts(
  ['Trading window', 'Window opens Thursday after results. Prepared the sale instruction, limit as agreed. {next}'],
  ['Option expiry', 'Reminded of the grant that expires in May. Will exercise and hold; tax estimate sent. {next}'],
  ['Check-in', 'Short call from the car. Asked for a one-page view on {concern}. {next}'],
  ['10b5-1 plan', 'Plan adopted, cooling-off period explained once more. {next}'],
)

export const emailReplies = texts(
  [
    'Document request',
    'Sent the year-to-date report; {first} replied the same evening with thanks and a question on {concern}. {next}',
  ],
  ['Scheduling', 'Proposed three dates; {first} chose the second and asked to include {concern}. {next}'],
  ['Follow-up', 'Sent minutes of our meeting. {first} confirmed every point by reply. {next}'],
  ['Question on fees', 'Explained the invoice by mail with the calculation attached. Answered: clear now.'],
  ['Article', 'Shared our note on {concern}. {first} wrote back: “useful, let us talk”. {next}'],
)

export const voiceMails = texts(
  ['Check-in', 'Left a message, asked for a call back this week.'],
  ['Follow-up', 'No answer on the mobile; left a short message about the next review.'],
  ['Scheduling', 'Left a message with two dates for the review.'],
  ['Market update', 'Message left: no action needed, happy to talk.'],
)

export const sentWritings = texts(
  ['Thank-you note', 'Handwritten note after our meeting.'],
  ['Birthday card', 'Card with a personal line.'],
  ['Report', 'Sent the quarterly report with a cover note on {concern}.'],
  ['Minutes', 'Sent minutes and the list of open points. No reply needed.'],
  ['Article', 'Sent our paper on {concern}.'],
  ['Book', 'Sent the book we had talked about, with a line by hand.'],
  ['Welcome pack', 'Sent the brochure on our reporting with a personal note.'],
)

export const serviceRequests = texts(
  ['Address change', '{first} called with the new address; form sent for signature.'],
  ['Statement copy', 'Needed last year’s statement for the accountant. Sent by secure mail within the hour.'],
  ['Online access', 'Locked out after a new phone. Identity checked, access restored.'],
  ['Transfer status', 'Asked whether the transfer had arrived. Confirmed value date and amount.'],
  ['Tax documents', 'Asked when the tax package will be ready. Gave the date, noted a reminder.'],
  ['Standing order', 'Raised the monthly standing order from next month. Signed form received.'],
  ['Card travel notice', 'Travelling for three weeks; notice set on both cards.'],
  ['Question on a booking', 'Did not recognise a booking: it was the custody fee. Explained.'],
)

export const eventConversations: readonly string[] = [
  'Talked for a good while between the programme and dinner. {who} visibly enjoyed the day. {next}',
  'Introduced {who} to {colleague}. Conversation turned to {concern} by itself. {next}',
  'Short but warm. {first} asked whether we could meet in a quieter setting. {next}',
  'Sat at our table. Mentioned that a deposit at another bank matures soon. {next}',
  'Came with a guest who might become a client. {next}',
  'Stayed until the end; would like to be invited again. Touched on {concern}. {next}',
]

export const eventLapses: readonly string[] = ['Greeted {who} at the door and at the end; no talk of business.']

export const concerns: readonly string[] = [
  'currency exposure',
  'the income need in retirement',
  'the succession in the family company',
  'college funding for the grandchildren',
  'the second home',
  'holding company shares',
  'estate tax',
  'private credit',
  'interest rates',
  'long-term care',
  'the charitable trust',
  'the mortgage renewal',
  'concentration in one stock',
  'reporting across custodians',
  'inflation',
  'liquidity in the private funds',
  'the move to another state',
  'the transfer of the old pension',
  'municipal bonds',
  'fees at the other bank',
  'the sale of the practice',
  'governance of the foundation',
]

/** What happens next, by whom the contact was with. */
export const nextSteps = {
  client: [
    'Next: send a summary by Friday.',
    'Next review in the coming quarter.',
    'To do: proposal with two variants.',
    'Agreed to speak again in four weeks.',
    'Follow-up noted with client service.',
    'Accountant to confirm figures first.',
    'No action for now.',
    'I will prepare the forms.',
    'Date for the next meeting is set.',
    'To involve the specialist next time.',
    '',
    '',
  ],
  prospect: [
    'Next: proposal within two weeks.',
    'Agreed to speak again in four weeks.',
    'Will send references.',
    'They will come back to us with a decision.',
    'To invite to the next evening.',
    'Asked for a sample report.',
    '',
  ],
  executive: [
    'Next call after the results.',
    'Draft to counsel for review.',
    'One-page summary by Monday.',
    'Nothing before the window opens.',
    '',
  ],
  event: [
    'To call next week.',
    'Will propose two dates.',
    'Thank-you note to follow.',
    'Nothing promised, good mood.',
    '',
    '',
  ],
} as const

export const meetingPlaces: readonly string[] = [
  'our office',
  'their home',
  'the club',
  'their company',
  'the museum café',
  'a quiet corner of the hotel',
  'our conference room',
  'the harbour restaurant',
]
