import { describe, expect, test } from '@jest/globals'
import { readAll } from '../testing/read-all.ts'
import { readCsv } from './read-csv.ts'

/** Layouts of custodians and banks, with figures of our own. `sums` are credits, debits; a check is what must hold. */
type Layout = {
  readonly text: string
  readonly statements: readonly (readonly [account: string, currency: string | null, credits: string, debits: string])[]
  readonly days?: readonly (string | null)[]
  readonly checks?: readonly string[]
  readonly warnings?: readonly string[]
}

const layouts: Readonly<Record<string, Layout>> = {
  'Interactive Brokers: transaction history in sections, in the base currency': {
    text: `Statement,Header,Field Name,Field Value
Statement,Data,Title,Transaction History
Statement,Data,Period,"January 1, 2026 - June 30, 2026"
Account Information,Header,Field Name,Field Value
Account Information,Data,Account,U1234567
Summary,Header,Field Name,Field Value
Summary,Data,Base Currency,GBP
Transaction History,Header,Date,Account,Description,Transaction Type,Symbol,Quantity,Price,Gross Amount ,Commission,Net Amount
Transaction History,Data,2026-06-02,U1234567,ISHARES CORE,Buy,CSP1,4.0,1000.0,-4000.0,-3.0,-4003.0
Transaction History,Data,2026-03-22,U1234567,Electronic Fund Transfer,Deposit,-,-,-,5000.0,-,5000.0
`,
    statements: [['U1234567', 'GBP', '5000.0', '4003.0']],
    days: ['2026-06-02', '2026-03-22'],
  },
  'Interactive Brokers: an activity statement of several sections and currencies': {
    text: `Statement,Header,Field Name,Field Value
Statement,Data,BrokerName,Interactive Brokers LLC
Account Information,Header,Field Name,Field Value
Account Information,Data,Account,U7654321
Net Asset Value,Header,Asset Class,Prior Total,Current Total,Change
Net Asset Value,Data,Cash ,1905.12,2318.44,413.32
Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Code
Trades,Data,Order,Stocks,USD,AAPL,"2026-08-12, 09:45:31",10,205.40,210.00,-2054.00,-1.00,O
Trades,Data,ClosedLot,Stocks,USD,AAPL,"2026-07-12, 09:45:31",10,205.40,,,,
Trades,SubTotal,,Stocks,USD,AAPL,,10,,,-2054.00,-1.00,
Deposits & Withdrawals,Header,Currency,Settle Date,Description,Amount
Deposits & Withdrawals,Data,USD,2026-08-03,Electronic Fund Transfer,250000
Deposits & Withdrawals,Data,EUR,2026-08-04,Disbursement,-1200.50
Deposits & Withdrawals,Data,Total,,,248799.5
Dividends,Header,Currency,Date,Description,Amount
Dividends,Data,USD,2026-08-20,VT(US9220427424) Cash Dividend,20.5
Change in Dividend Accruals,Header,Asset Category,Currency,Symbol,Date,Gross Amount,Net Amount
Change in Dividend Accruals,Data,Stocks,USD,VT,2026-08-01,99,99
`,
    statements: [['U7654321', null, '{"USD":"250020.50","EUR":"0.00"}', '{"USD":"2054.00","EUR":"1200.50"}']],
    warnings: ['another-table', 'rows-passed-over'],
  },
  'Fidelity: every account of a client in one history': {
    text: `\ufeff


Run Date,Account,Account Number,Action,Symbol,Description,Type,Exchange Quantity,Exchange Currency,Currency,Price,Quantity,Exchange Rate,Commission,Fees,Accrued Interest,Amount,Settlement Date
12/03/2025,"IRA","111111111","DIVIDEND RECEIVED BOND FUND (BND) (Cash)",BND,"BOND FUND",Cash,0,,USD,,0.000,0,,,,713.08,
12/03/2025,"IRA","111111111","REINVESTMENT BOND FUND (BND) (Cash)",BND,"BOND FUND",Cash,0,,USD,74.29,9.598,0,,,,-713.08,
12/02/2025,"CMA","444444444","DIRECT DEPOSIT ACH DEPOSIT (Cash)", ,"No Description",Cash,0,,USD,,0.000,0,,,,8613.36,
12/01/2025,"CMA","444444444","TRANSFERRED TO 555555555 (Cash)", ,"No Description",Cash,0,,USD,,0.000,0,,,,-37592.63,

"The data and information in this spreadsheet is provided to you solely for your use."

Date downloaded 12/03/2025 3:00 pm
`,
    statements: [
      ['111111111', 'USD', '713.08', '713.08'],
      ['444444444', 'USD', '8613.36', '37592.63'],
    ],
    days: ['2025-12-03', '2025-12-03', '2025-12-02', '2025-12-01'],
    warnings: ['rows-passed-over'],
  },
  'Schwab: a bank account, with sides of their own and notes between': {
    text: `Transactions  for Checking account XXX-234 as of 12/23/2026 16:00:10 ET
"Date","Type","Check #","Description","Withdrawal (-)","Deposit (+)","RunningBalance"
"Pending Transactions are not reflected within this sort criterion."
"Posted Transactions"
"12/03/2026","ACH","","Auth Debit","$1.10","","$20,053.46"
"12/02/2026","ACH","","Auth Credit","","$1.56","$20,054.56"
"11/30/2026","WIRE","","Incoming Wire","","$20,000.00","$20,053.00"
`,
    statements: [['XXX-234', null, '20001.56', '1.10']],
    checks: ['running balance'],
    warnings: ['rows-passed-over'],
  },
  'Chase: a checking account, its kinds no directions, its amounts signed': {
    text: `Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,07/18/2026,COFFEE BAR,-42.50,ACH_DEBIT,2457.50,
CREDIT,07/16/2026,PAYROLL,1500.00,ACH_CREDIT,2500.00,
CHECK,07/03/2026,CHECK 1088,-200.00,CHECK_PAID,1000.00,1088
`,
    statements: [['', null, '1500.00', '242.50']],
    days: ['2026-07-18', '2026-07-16', '2026-07-03'],
    checks: ['running balance'],
  },
  'Bank of America: a summary above the table that must hold': {
    text: `Description,,Summary Amt.
Beginning balance as of 01/01/2026,,"1,000.00"
Total credits,,"2,500.25"
Total debits,,"-1,200.25"
Ending balance as of 01/31/2026,,"2,300.00"

Date,Description,Amount,Running Bal.
01/01/2026,Beginning balance as of 01/01/2026,,"1,000.00"
01/05/2026,"PAYROLL","2,500.25","3,500.25"
01/31/2026,"RENT","-1,200.25","2,300.00"
`,
    statements: [['', null, '2500.25', '1200.25']],
    checks: ['running balance', 'balance', 'Total credits', 'Total debits'],
  },
  'Lloyds: sides called amounts, and an account in every row': {
    text: `Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance
20/12/2026,DEB,'77-44-55,99966633,COFFEE,11.50,,988.50
13/12/2026,FPI,'77-44-55,99966633,MR SMITH,,500.00,1000.00
01/12/2026,DD,'77-44-55,99966633,COUNCIL,100.00,,500.00
`,
    statements: [['99966633', null, '500.00', '111.50']],
    days: ['2026-12-20', '2026-12-13', '2026-12-01'],
    checks: ['running balance'],
  },
  'DEGIRO: currencies under the name of the amounts, the amounts beside them': {
    text: `Datum,Tijd,Valutadatum,Product,ISIN,Omschrijving,FX,Mutatie,,Saldo,,Order Id
19-12-2026,18:33,19-12-2026,,,Storting,,EUR,"126,45",EUR,"127,80",
17-12-2026,09:51,16-12-2026,,,Kosten,,EUR,"-27,80",EUR,"1,35",
16-12-2026,08:37,16-12-2026,,,Valuta Creditering,,USD,"1,28",USD,"1,35",
`,
    statements: [['', null, '{"EUR":"126.45","USD":"1.28"}', '{"EUR":"27.80","USD":"0.00"}']],
    days: ['2026-12-19', '2026-12-17', '2026-12-16'],
    checks: ['running balance'],
  },
  'Revolut: fees on top of amounts, as the balances prove, and a row not booked yet': {
    text: `Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
TOPUP,Current,2026-01-02 10:00:00,2026-01-02 10:00:01,Top-up,1000.00,0.00,GBP,COMPLETED,1000.00
TRANSFER,Current,2026-01-13 10:00:00,2026-01-13 10:00:01,To John,-100.00,1.50,GBP,COMPLETED,898.50
CARD_PAYMENT,Current,2026-01-14 10:00:00,,Shop,-5.00,0.00,GBP,PENDING,
`,
    statements: [['', 'GBP', '1000.00', '106.50']],
    days: ['2026-01-02', '2026-01-13', null],
    checks: ['running balance'],
  },
  'Trading 212: no amount is negative, the kind of business tells': {
    text: `Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),ID
Deposit,2026-01-10 09:00:00,,,,,,,,1000.00,GBP,D-1
Market buy,2026-01-15 10:30:00,US0378331005,AAPL,"Apple Inc.",10.00,150.00,USD,0.79,1898.73,GBP,B-2
Withdrawal,2026-01-16 10:30:00,,,,,,,,20.00,GBP,W-3
`,
    statements: [['', 'GBP', '1000.00', '1918.73']],
  },
  'Mint: a word for the direction, in a column of its own': {
    text: `"Date","Description","Original Description","Amount","Transaction Type","Category","Account Name","Labels","Notes"
"8/22/2026","Shop","SHOP MKTPLACE","29.99","debit","Shopping","1234","",""
"6/02/2026","Autopay","AUTOPAY 0000","123.45","credit","Card Payment","1234","",""
`,
    statements: [['1234', null, '123.45', '29.99']],
  },
  'a card statement whose charges are positive': {
    text: `Trans. Date,Post Date,Description,Amount,Category
07/03/2026,07/04/2026,GROCER,84.01,Supermarkets
07/15/2026,07/15/2026,INTERNET PAYMENT - THANK YOU,-500.00,Payments and Credits
`,
    statements: [['', null, '500.00', '84.01']],
  },
  'ING: a word in Dutch, decimal commas, an account of one’s own and the other’s': {
    text: `"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"
"20260315";"Bakker";"NL69INGB0123456789";"NL20INGB0001234567";"GT";"Af";"1.234,56";"Online bankieren";"Naam: Bakker"
"20260314";"Werkgever";"NL69INGB0123456789";"NL32INGB0000012345";"VZ";"Bij";"2.500,00";"Verzamelbetaling";"Salaris"
`,
    statements: [['NL69INGB0123456789', 'EUR', '2500.00', '1234.56']],
    days: ['2026-03-15', '2026-03-14'],
  },
  'Sparkasse: whose account it is, and whose money came': {
    text: `"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer";"BLZ";"Betrag";"Waehrung";"Info"
"DE02120300000000202051";"22.02.26";"22.02.26";"FOLGELASTSCHRIFT";"Rechnung";"Stadtwerke";"DE1234";"WELADED1";"-36,99";"EUR";"Umsatz gebucht"
"DE02120300000000202051";"21.02.26";"21.02.26";"GUTSCHR. UEBERWEISUNG";"Miete";"Meyer";"DE5678";"WELADED1";"1.000,00";"EUR";"Umsatz gebucht"
`,
    statements: [['DE02120300000000202051', 'EUR', '1000.00', '36.99']],
  },
  'a French bank, with sides and accents': {
    text: `Date opération;Libellé;Débit;Crédit;Devise;Référence
02/04/2026;Loyer Avril;1 234,56;;EUR;FR-001
05/04/2026;Salaire;;3 500,00;EUR;FR-002
`,
    statements: [['', 'EUR', '3500.00', '1234.56']],
    days: ['2026-04-02', '2026-04-05'],
  },
  'Hargreaves Lansdown: titles with blank cells, dates of the British order': {
    text: `Transaction Summary, , , ,
Client Name:,Anonymous User, , ,
Client Number:,1234567, , ,

Trade date,Settle date,Reference,Description,Unit cost (p),Quantity,Value (£),
"25/02/2026","27/02/2026","S302087055","Developed World ETF 1000 @ 4500.00","4,500.000","1,000","44,988.05"
"09/03/2026","09/03/2026","INTEREST","Interest","n/a","n/a","3.87"
"24/01/2026","26/01/2026","B302087054","Developed World ETF 4563 @ 3287.199","3,287.199","4,563","-150,006.84"
`,
    statements: [['', null, '44991.92', '150006.84']],
    days: ['2026-02-25', '2026-03-09', '2026-01-24'],
  },
  'German cooperative banks: balances in the column of the amounts, below them': {
    text: `"Umsatzanzeige"
"Konto:";"12345678"

"Buchungstag";"Valuta";"Empfänger";"IBAN";"Verwendungszweck";"Währung";"Umsatz";" "
"18.04.2026";"18.04.2026";"BANK";;"AUSZAHLUNG";"EUR";"60,00";"S"
"12.04.2026";"12.04.2026";"FAMILIENKASSE";;"GUTSCHRIFT
ZUM ENDSALDO";"EUR";"388,00";"H"

"12.04.2026";;;;"Anfangssaldo";"EUR";"8,93";"H"
"18.04.2026";;;;"Endsaldo";"EUR";"336,93";"H"
`,
    statements: [['12345678', 'EUR', '388.00', '60.00']],
    days: ['2026-04-18', '2026-04-12'],
    checks: ['balance'],
  },
  'An opening balance as the first row, its amount and its balance the same': {
    text: `Date,Description,Amount,Balance
2026-01-01,Opening Balance,100.00,100.00
2026-01-05,Opening balance fee,-1.00,99.00
2026-01-06,Wire,50.00,149.00
`,
    statements: [['', null, '50.00', '1.00']],
    days: ['2026-01-05', '2026-01-06'],
    checks: ['running balance'],
  },
  'Currencies within the amounts, which are not added to each other': {
    text: 'Date,Description,Amount\n2026-01-05,Wire,15 EUR\n2026-01-06,Wire,20 USD\n2026-01-07,Fee,-5 USD\n',
    statements: [['', null, '{"EUR":"15","USD":"20"}', '{"EUR":"0","USD":"5"}']],
  },
  'Names written together, and no amount negative': {
    text: `date,activityType,amount,currency
2026-01-05,DEPOSIT,1000.00,USD
2026-01-06,WITHDRAWAL,400.00,USD
`,
    statements: [['', 'USD', '1000.00', '400.00']],
  },
  'Kinds of business in a column whose name says nothing': {
    text: 'Date,Amount,Class\n2026-01-05,1000.00,Deposit\n2026-01-06,400.00,Withdrawal\n',
    statements: [['', null, '1000.00', '400.00']],
  },
  'Excel’s own line for the delimiter, and dates that are plain': {
    text: 'sep=;\nDate;Text;Amount\n2026-01-05;Wire;1000,50\n2026-01-06;Fee;-2,00\n',
    statements: [['', null, '1000.50', '2.00']],
  },
}

const sumsOf = (
  totals: readonly { currency: string | null; credits: string; debits: string }[],
  side: 'credits' | 'debits',
) =>
  totals.length === 1
    ? (totals[0]?.[side] ?? '')
    : JSON.stringify(Object.fromEntries(totals.map((sums) => [sums.currency, sums[side]])))

describe('without a mapping', () => {
  test.each(Object.entries(layouts))('%s', async (_name, layout) => {
    const read = await readAll(readCsv, layout.text)
    expect(read.refused).toBeNull()
    expect(
      read.statements.map(({ account, currency, totals }) => [
        account.id,
        currency ?? (totals.length === 1 ? (totals[0]?.currency ?? null) : null),
        sumsOf(totals, 'credits'),
        sumsOf(totals, 'debits'),
      ]),
    ).toEqual(layout.statements)
    if (layout.days) expect(read.entries.map(({ booked }) => booked.day)).toEqual(layout.days)
    const checks = read.statements.flatMap((statement) => statement.checks)
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    expect(checks.map(({ name }) => name)).toEqual(layout.checks ?? [])
    const usual = new Set(['guessed-mapping', 'no-currency'])
    expect(read.warnings.map(({ code }) => code).filter((code) => !usual.has(code))).toEqual(layout.warnings ?? [])
  })
})
