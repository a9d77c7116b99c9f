import type { ColumnRole } from './table-mapping.ts'

/** Names of one role's columns, best first: exact ones, then the words that a name of it may hold. */
export type RoleNames = {
  readonly role: ColumnRole
  readonly english: readonly string[]
  readonly other: readonly string[]
  /** A weaker sign; never where `but` matches. */
  readonly like?: RegExp
  readonly but?: RegExp
}

const list = (names: string): readonly string[] => names.split('|').map((name) => name.trim())

const NOT_MONEY_OF_ENTRY =
  /credit|debit|deposit|withdraw|paid|money (?:in|out)|balance|saldo|fee|commission|comm\b|courtage|tax|price|rate|kurs|koers|quote|native|original|foreign|local|realized|cost|gewinn|profit|p\/l|accrued|fremd|vreemde|origine|frais|kosten/
const NOT_DATE_OF_ENTRY = /birth|expiry|expiration|maturity|ex date|record|award|start|end|from|to\b|statement|grant/

/**
 * What custodians and banks call their columns, normalised by `headerName`, in the order in which roles choose: the
 * amount before the fee, the booking date before the value date.
 */
export const COLUMN_NAMES: readonly RoleNames[] = [
  {
    role: 'date',
    english: list(
      'run date|booking date|posting date|post date|posted date|posted|date posted|date processed|trade date|tradedate|trade date/time|activity date|transaction date|trans date|completed date|date completed|entry date|date|date/time|datetime|date time|timestamp|time|utc time|time utc|created|created at|transaction time|settledate|paid on',
    ),
    other: list(
      'buchungstag|buchungsdatum|buchung|datum|belegdatum|date comptable|date de comptabilisation|date operation|date opération|date de l operation|date de l opération|date de transaction|date d opération|boekdatum|boekingsdatum|transactiedatum|fecha|fecha operación|fecha operacion|fecha contable|f operación|data|data operazione|data contabile|data lançamento|data operacji|data księgowania|dato|bogføringsdato|bokføringsdato|bokföringsdag|bokföringsdatum|transaktionsdatum|datum zaúčtování|datum provedení|tranzakció dátuma',
    ),
    like: /\b(?:date|datum|fecha|data|dato|datetime|timestamp)\b/,
    but: NOT_DATE_OF_ENTRY,
  },
  {
    role: 'valueDate',
    english: list(
      'settlement date|settle date|settledate|value date|value|process date|effective date|valuedate|started date|transaction date|trans date|trade date',
    ),
    other: list(
      'valuta|valutadatum|valuta datum|wertstellung|wertstellungstag|date valeur|date de valeur|valeur|date de règlement|rentedatum|fecha valor|f valor|data valuta|data waluty|rentedato|valutadag|értéknap',
    ),
  },
  {
    role: 'amount',
    english: list(
      'net amount|net cash|netcash|net|cash flow|amount|transaction amount|amount total|total amount|cash amount|change|total|net proceeds|net cash proceeds|value|amount usd|amount eur|amount gbp|amount chf|amount cad|principal amount|gross amount|gross|proceeds|summary amt|trademoney|total trade value',
    ),
    other: list(
      'betrag|betrag eur|betrag chf|buchungsbetrag|umsatz|umsatz in eur|bedrag|bedrag eur|mutatie|montant|montant net|montant de l opération|importe|importo|kwota|kwota operacji|valor|belopp|beløb|beløp|waarde|tranzakció összege|částka|zaúčtovaná částka|summa|summe',
    ),
    like: /\b(?:amount|amt|betrag|bedrag|montant|importe|importo|kwota|belopp|beløb|beløp|proceeds|cash flow)\b/,
    but: NOT_MONEY_OF_ENTRY,
  },
  {
    role: 'credit',
    english: list(
      'credit|credits|credit amount|deposit|deposits|paid in|money in|inflow|received|additions|deposit amount|lodgement amount|in',
    ),
    other: list(
      'haben|gutschrift|crédit|bijschrijving|abono|abonos|haber|ingreso|avere|entrate|uznania|inn|insättning',
    ),
  },
  {
    role: 'debit',
    english: list(
      'debit|debits|debit amount|withdrawal|withdrawals|paid out|money out|outflow|spent|subtractions|withdrawal amount|out',
    ),
    other: list(
      'soll|lastschrift|belastung|débit|afschrijving|cargo|cargos|debe|gasto|dare|uscite|obciążenia|debet|ut|uttag',
    ),
  },
  {
    role: 'balance',
    english: list(
      'balance|cash balance|running balance|runningbalance|running bal|account balance|closing balance|ledger balance|cash balance amount|current balance|balance after|ending balance',
    ),
    other: list(
      'saldo|kontostand|solde|saldo nach buchung|saldo na trn|saldo na mutatie|egyenleg|zůstatek|saldo po operacji',
    ),
  },
  {
    role: 'fee',
    english: list('fee|fees|fee amount|amount fee|charge amount'),
    other: list('gebühr|gebühren|frais|kosten|comisión|commissione|poplatek'),
  },
  {
    role: 'currency',
    english: list(
      'currency|ccy|currencyprimary|currency code|transaction currency|account currency|cur|instructed currency',
    ),
    other: list(
      'währung|waehrung|buchungswährung|devise|valuta|munt|moneda|divisa|waluta|transaktionsvaluta|tranzakció devizaneme|měna|měna účtu|muntsoort',
    ),
  },
  {
    role: 'originalAmount',
    english: list('original amount|foreign amount|local amount|instructed amount|foreign currency amount'),
    other: list('originalbetrag|betrag fremdwährung|bedrag vreemde valuta|montant d origine'),
  },
  {
    role: 'originalCurrency',
    english: list('original currency|foreign currency|local currency|instrument currency'),
    other: list('originalwährung|fremdwährung|vreemde valuta|devise d origine'),
  },
  {
    role: 'account',
    english: list(
      'account number|account no|account id|account|acct|portfolio number|client number|card number|card no|account name',
    ),
    other: list(
      'auftragskonto|iban auftragskonto|rekeningnummer|iban/bban|rekening|konto|kontonummer|compte|numéro de compte|cuenta|conto|portefeuille|číslo účtu|számlaszám',
    ),
  },
  {
    role: 'accountName',
    english: list('account name|account nickname|account type|account'),
    other: list('kontoname|rubrieknaam|název účtu|számla neve'),
  },
  {
    role: 'action',
    english: list(
      'action|transaction type|activity|activity type|trans code|transaction category|type|event|transaction|category|operation',
    ),
    other: list(
      'buchungstext|umsatzart|transaktionstyp|typ av transaktion|type mutatie|transactietype|type de transaction|mutatiesoort|tipo|typ',
    ),
  },
  {
    role: 'description',
    english: list(
      'description|transaction description|label|memo|details|detail|narrative|text|extended description|original description|note|notes|comment|reference text',
    ),
    other: list(
      'verwendungszweck|buchungsdetails|vorgang/verwendungszweck|transaktionsbeschreibung|libellé|omschrijving|mededelingen|vrije mededeling|gestructureerde mededeling|concepto|descripción|descrizione|causale|opis|opis operacji|tytuł|beskrivning|tekst|közlemény|opmerking|zpráva',
    ),
  },
  {
    role: 'counterparty',
    english: list('counterparty|partner name|beneficiary|payee|merchant|name|counteraccount name'),
    other: list(
      'empfänger|auftraggeber|auftraggeber/empfänger|beguenstigter/zahlungspflichtiger|begünstigter/zahlungspflichtiger|zahlungspflichtige r|zahlungsempfänger in|naam tegenpartij|naam|naam / omschrijving|tegenpartij|bénéficiaire|beneficiario|ordinante|kontrahent|partner neve|název protiúčtu|handelaar',
    ),
  },
  {
    role: 'counterpartyAccount',
    english: list('bank account|counterparty account|partner account|counterparty iban|payee account|counteraccount'),
    other: list(
      'gegenkonto|iban|kontonummer|tegenrekening|tegenrekening iban/bban|rekeningnummer tegenpartij|partner számlaszáma|číslo protiúčtu|rachunek kontrahenta',
    ),
  },
  {
    role: 'reference',
    english: list(
      'transaction id|transaction number|reference number|reference|ref|operation number|order id|order number|id|fitid|bank reference|external id',
    ),
    other: list(
      'referenz|kundenreferenz|buchungsreferenz|transactiereferentie|référence|referencia|riferimento|id transakce|volgnr|numer referencyjny',
    ),
  },
  {
    role: 'status',
    english: list('status|state|order status|transaction status'),
    other: list('statut|estado|stato|stan'),
  },
  {
    role: 'symbol',
    english: list('symbol|ticker|cusip|isin|symbol/cusip|instrument isin|code|symbol/isin'),
    other: list('symbole|isin code|wkn'),
  },
  {
    role: 'security',
    english: list(
      'security description|investment name|security name|security|fund name|investment|instrument|asset name|name of security|holdingname',
    ),
    other: list('wertpapier|värdepapper/beskrivning|fonds|titre'),
  },
  {
    role: 'quantity',
    english: list(
      'quantity|shares|units|no of shares|number of shares|exchange quantity|shares/unit|qty|asset quantity|quantity transacted',
    ),
    other: list('stück|anzahl|nominale|antal|aantal|quantité|cantidad|quantità|volume'),
  },
  {
    role: 'price',
    english: list(
      'price|share price|unit price|price per share|price / share|t price|tradeprice|asset price|execution price',
    ),
    other: list('kurs|koers|prix|precio|prezzo'),
  },
]

/** Column names that only American custodians and banks use; they write the month first. */
export const AMERICAN: ReadonlySet<string> = new Set(
  list(
    'run date|fees comm|check or slip|running bal|trans code|commission fees|commissions and fees|short term rdm fee|reg fee',
  ),
)

/** Whole rows of names of American cards, whose single names are used elsewhere too. */
export const AMERICAN_HEADERS: ReadonlySet<string> = new Set([
  'transaction date|post date|description|category|type|amount|memo',
  'transaction date|post date|description|category|type|amount',
  'trans date|post date|description|amount|category',
  'transaction date|posted date|card no|description|category|debit|credit',
  'date|description|original description|amount|transaction type|category|account name|labels|notes',
])
