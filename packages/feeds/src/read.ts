import { readBai2 } from './bai2/read-bai2.ts'
import { readCamt } from './camt/read-camt.ts'
import { continuity } from './continuity.ts'
import { readCsv } from './csv/read-csv.ts'
import { DETECT_BYTES, detectFamily, type Family } from './detect.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import type { ByteSource, FeedEvent, FeedReader, FeedWarning, Limits, ReadOptions } from './model.ts'
import { readMt } from './mt/read-mt.ts'
import { readOfx } from './ofx/read-ofx.ts'
import { watchOverlaps } from './overlaps.ts'
import { readQif } from './qif/read-qif.ts'
import { FeedRefusal } from './refusal.ts'
import { bounded, peek } from './source.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'
import { readZip } from './zip/read-zip.ts'

/** As `ReadOptions`, with limits that differ from the defaults only. */
export type FeedOptions = Omit<Partial<ReadOptions>, 'limits'> & { readonly limits?: Partial<Limits> }

/** Formats that say by themselves what every field means; also those read inside an archive. */
const SELF_DESCRIBING: Partial<Readonly<Record<Family, FeedReader>>> = {
  ofx: readOfx,
  camt: readCamt,
  mt: readMt,
  bai2: readBai2,
  qif: readQif,
}

const READERS: Partial<Readonly<Record<Family, FeedReader>>> = {
  ...SELF_DESCRIBING,
  csv: readCsv,
  xlsx: readXlsx,
  zip: (source, options) => readZip(source, options, SELF_DESCRIBING),
}

/**
 * Reads any file: its content decides the format. Streams events, `file-start` first and `file-end` last; statements
 * that overlap or come twice are reported. Errors of the source itself (a lost connection) pass through unchanged.
 * @throws FeedRefusal for whatever cannot be read, with line, code and a sentence for people
 */
export async function* readFeed(
  source: ByteSource,
  options: FeedOptions = {},
): AsyncGenerator<FeedEvent, void, undefined> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const peeked = await peek(bounded(source, limits), DETECT_BYTES)
  const family = detectFamily(peeked.head)
  const read = READERS[family]
  if (!read) {
    await peeked.close()
    throw unknown(family)
  }
  const noticed: FeedEvent[] = []
  const notice = (warning: FeedWarning) => noticed.push({ kind: 'warning', warning })
  const watches = [watchOverlaps(notice)]
  // MT knows pages of one statement and watches by itself.
  if (family !== 'mt') watches.push(continuity(notice))
  for await (const event of read(peeked.source, { ...options, limits })) {
    yield event
    if (event.kind !== 'statement-end') continue
    for (const watch of watches) watch(event.statement)
    yield* noticed.splice(0)
  }
}

const UNKNOWN: Partial<Readonly<Record<Family, string>>> = {
  xml: 'The XML is neither OFX nor a camt.052, .053 or .054 message.',
  html: 'The file is a web page, perhaps an error message of the bank, and no statement.',
  pdf: 'The file is a PDF, whose figures are for people; ask the bank for the same statement as a data file.',
  xls: 'The file is a workbook of an old kind; save it as .xlsx or .csv.',
  ods: 'The file is an OpenDocument sheet; save it as .xlsx or .csv.',
  binary: 'The file is not text of any format that is read.',
}

const unknown = (family: Family): FeedRefusal =>
  new FeedRefusal(
    'unknown-format',
    UNKNOWN[family] ?? 'The file is none of OFX, camt, MT940, MT942, BAI2, QIF, CSV or XLSX.',
  )
