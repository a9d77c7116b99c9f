import { decodeText } from '../encoding.ts'
import { declaredEncoding } from '../markup/declaration.ts'
import { createTokenizer, type MarkupTokenizer } from '../markup/tokenize.ts'
import { type Node, newNode } from '../markup/tree.ts'
import type { ByteSource, FeedEvent, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { endingWith, peek } from '../source.ts'
import { eventsOf, type Prepared, type TextMachine } from '../stream.ts'
import { createStatementReader, type StatementReader } from './statement.ts'

/** Message element without its version suffix → message, statement element, and whether its bookings are final. */
const MESSAGES: Readonly<Record<string, { code: string; statement: string; finality: 'final' | 'interim' }>> = {
  BkToCstmrStmt: { code: 'camt.053', statement: 'Stmt', finality: 'final' },
  BkToCstmrAcctRpt: { code: 'camt.052', statement: 'Rpt', finality: 'interim' },
  BkToCstmrDbtCdtNtfctn: { code: 'camt.054', statement: 'Ntfctn', finality: 'interim' },
}
const TAG_END = 0x3e
const VERSION = /camt\.05[234]\.\d{3}\.\d{2}/

/**
 * ISO 20022 bank to customer account report (camt.052), statement (.053) and notification (.054), any version, with or
 * without namespace or prefix, alone or in an envelope. Elements are known by name, not by schema: many banks' files
 * fail the official one.
 * @throws FeedRefusal for what is not well-formed, hostile, cut off, or holds no statement
 */
export function readCamt(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  return eventsOf(() => prepare(source, options))
}

async function prepare(source: ByteSource, options: ReadOptions): Promise<Prepared> {
  const peeked = await peek(source, 1024)
  const events: FeedEvent[] = []
  const declared = options.encoding ?? declaredEncoding(peeked.head)
  const encoding = { declared, strict: options.encoding !== undefined || declared !== undefined }
  const machine = createDocumentReader(options, (event) => events.push(event))
  const warn = (warning: { line: number | null; code: string; message: string }) =>
    events.push({ kind: 'warning', warning })
  const text = decodeText(endingWith(peeked.source, TAG_END), encoding, warn)
  return { text, machine, events }
}

function createDocumentReader(options: ReadOptions, emit: (event: FeedEvent) => void): TextMachine {
  let depth = 0
  let format: string | null = null
  let namespace: string | null = null
  let message: (typeof MESSAGES)[string] | null = null
  let messageDepth = 0
  let statement: StatementReader | null = null
  let statements = 0
  let node: Node | null = null
  let nodeLine = 0
  const ancestors: Node[] = []

  const tokenizer: MarkupTokenizer = createTokenizer('xml', options.limits, {
    open(name, attributes) {
      depth += 1
      if (name === 'Ntry' && message && (node || depth !== messageDepth + 2 || !statement)) throw misplaced()
      if (node) {
        const inner = newNode(name, attributes?.get('Ccy') ?? null)
        node.children.push(inner)
        ancestors.push(node)
        node = inner
        return guardEntrySize()
      }
      if (statement) {
        nodeLine = tokenizer.line()
        if (name === 'Ntry') tokenizer.keepRaw()
        node = newNode(name, attributes?.get('Ccy') ?? null)
        return
      }
      if (attributes) namespace = namespaceIn(attributes) ?? namespace
      if (message) return beginStatement(name)
      const found = MESSAGES[name.replace(/V\d\d$/, '')]
      if (found) beginMessage(found)
    },
    close(name) {
      depth -= 1
      if (node) {
        const parent = ancestors.pop()
        if (parent) {
          node = parent
          return
        }
        const done = node
        node = null
        statement?.part(done, nodeLine, name === 'Ntry' ? tokenizer.takeRaw() : '')
        return
      }
      if (statement) {
        statement.end()
        statement = null
        return
      }
      if (message && depth < messageDepth) message = null
    },
    text(text) {
      if (!node || node.children.length > 0) return
      node.text = node.text === '' ? text : node.text + text
      guardEntrySize()
    },
  })

  /** An entry that would be taken for a part of something else, and be lost. */
  function misplaced(): FeedRefusal {
    const where = node ? `inside ${ancestors[0]?.name ?? node.name}` : 'outside of any statement'
    const line = tokenizer.line()
    return new FeedRefusal('misplaced-entry', `Line ${line}: an entry (Ntry) stands ${where}.`, {
      line,
      element: 'Ntry',
    })
  }

  function guardEntrySize(): void {
    if (tokenizer.rawLength() <= options.limits.entry) return
    throw new FeedRefusal('entry-too-large', `An entry is longer than ${options.limits.entry} characters.`, {
      line: nodeLine,
      element: 'Ntry',
    })
  }

  function beginMessage(found: (typeof MESSAGES)[string]): void {
    message = found
    messageDepth = depth
    const version = namespace && VERSION.exec(namespace)?.[0]
    const stated = version?.startsWith(found.code) ? version : found.code
    if (format === null) {
      format = stated
      emit({ kind: 'file-start', format })
    } else if (format !== stated) {
      warn('several-messages', `The file also holds a ${stated} message.`)
    }
    if (stated === found.code) warn('no-version', 'The file does not say which version of the standard it follows.')
  }

  function beginStatement(name: string): void {
    if (!message || name !== message.statement || depth !== messageDepth + 1) return
    const place = {
      index: statements,
      line: tokenizer.line(),
      finality: message.finality,
      fallbackCurrency: options.currency ?? null,
    }
    statements += 1
    statement = createStatementReader(place, options.limits, emit)
  }

  const warn = (code: string, message: string) =>
    emit({ kind: 'warning', warning: { line: tokenizer.line(), code, message } })

  return {
    write: tokenizer.write,
    end() {
      tokenizer.end()
      if (format === null) throw new FeedRefusal('unknown-format', 'The XML holds no camt.052, .053 or .054 message.')
      if (statements === 0) {
        throw new FeedRefusal('no-statement', 'The message holds no statement, report or notification.')
      }
      emit({ kind: 'file-end', checks: [] })
    },
  }
}

function namespaceIn(attributes: ReadonlyMap<string, string>): string | null {
  for (const [name, value] of attributes) {
    if ((name === 'xmlns' || name.startsWith('xmlns:')) && VERSION.test(value)) return value
  }
  return null
}
