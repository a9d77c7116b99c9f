import type { Attributes } from '../markup/attributes.ts'
import type { MarkupHandler } from '../markup/tokenize.ts'
import type { ZipMember } from '../zip/directory.ts'
import { showsDay } from './cell-value.ts'
import { notWorkbook, type Package, readSmall, readWhole } from './part.ts'

export type Sheet = { readonly name: string; readonly isHidden: boolean; readonly member: ZipMember }

/** What is known of a workbook before its sheets are read. */
export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly strings: readonly string[]
  /** Whether cells of this style show a day. */
  readonly isDay: (style: number) => boolean
  readonly since1904: boolean
}

/** Sheets of one workbook; its shared texts, and their characters together. */
const MOST_SHEETS = 500
const MOST_STRINGS = 2_000_000
const MOST_TEXT = 32 * 1024 * 1024

/** @throws FeedRefusal `not-a-workbook`, `text-too-long` */
export async function openWorkbook(files: Package): Promise<Workbook> {
  const main = await mainPart(files)
  const { sheets, since1904 } = await sheetsOf(files, main)
  return {
    sheets,
    since1904,
    strings: await sharedStrings(files, partBeside(files, main, 'sharedStrings.xml')),
    isDay: await dayStyles(files, partBeside(files, main, 'styles.xml')),
  }
}

type Part = { readonly folder: string; readonly member: ZipMember }

async function mainPart(files: Package): Promise<Part> {
  const relations = await relationsOf(files, '_rels/.rels')
  const target = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target
  const path = target === undefined ? 'xl/workbook.xml' : resolved('', target)
  const member = files.members.get(path)
  if (!member) throw notWorkbook('The workbook has no list of sheets.')
  return { folder: path.slice(0, path.lastIndexOf('/') + 1), member }
}

async function sheetsOf(files: Package, { folder, member }: Part): Promise<{ sheets: Sheet[]; since1904: boolean }> {
  const path = member.name.slice(member.name.lastIndexOf('/') + 1)
  const relations = await relationsOf(files, `${folder}_rels/${path}.rels`)
  const sheets: Sheet[] = []
  let since1904 = false
  await readSmall(files, member, {
    ...QUIET,
    open(name, attributes) {
      if (name === 'workbookPr') since1904 ||= isTrue(attributes?.get('date1904'))
      if (name !== 'sheet' || !attributes) return
      const target = relations.get(relationId(attributes))?.target
      const sheet = target === undefined ? undefined : files.members.get(resolved(folder, target))
      const title = attributes.get('name') ?? ''
      if (!sheet) throw notWorkbook(`The sheet "${title.slice(0, 60)}" is missing in the workbook.`)
      if (sheets.length >= MOST_SHEETS) throw notWorkbook(`The workbook has more than ${MOST_SHEETS} sheets.`)
      const state = attributes.get('state') ?? 'visible'
      sheets.push({ name: title, isHidden: state !== 'visible', member: sheet })
    },
  })
  if (sheets.length === 0) throw notWorkbook('The workbook has no sheets.')
  return { sheets, since1904 }
}

/** `r:id`, whatever prefix the namespace has. */
function relationId(attributes: Attributes): string {
  for (const [name, value] of attributes) if (name.endsWith(':id')) return value
  return ''
}

type Relation = { readonly type: string; readonly target: string }

async function relationsOf(files: Package, path: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  const member = files.members.get(path)
  if (!member) return relations
  await readSmall(files, member, {
    ...QUIET,
    open(name, attributes) {
      if (name !== 'Relationship' || !attributes) return
      const target = { type: attributes.get('Type') ?? '', target: attributes.get('Target') ?? '' }
      relations.set(attributes.get('Id') ?? '', target)
    },
  })
  return relations
}

/** A target is a path in the archive: from its root, or from the folder of whoever names it. */
function resolved(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

const partBeside = (files: Package, { folder }: Part, name: string): ZipMember | undefined =>
  files.members.get(`${folder}${name}`)

async function sharedStrings(files: Package, member: ZipMember | undefined): Promise<readonly string[]> {
  const strings: string[] = []
  if (!member) return strings
  let text = ''
  let inText = false
  let phonetic = 0
  let length = 0
  await readWhole(files, member, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') inText = phonetic === 0
    },
    text(piece) {
      if (!inText) return
      text += piece
      length += piece.length
      if (length > MOST_TEXT) throw notWorkbook(`The workbook has more than ${MOST_TEXT} characters of text.`)
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'si') {
        strings.push(text)
        if (strings.length > MOST_STRINGS) throw notWorkbook(`The workbook has more than ${MOST_STRINGS} texts.`)
      }
    },
  })
  return strings
}

async function dayStyles(files: Package, member: ZipMember | undefined): Promise<(style: number) => boolean> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  if (member) {
    await readSmall(files, member, {
      text: QUIET.text,
      open(name, attributes) {
        if (name === 'cellXfs') inCells = true
        else if (name === 'xf' && inCells) formats.push(Number(attributes?.get('numFmtId') ?? 0))
        else if (name === 'numFmt') codes.set(Number(attributes?.get('numFmtId')), attributes?.get('formatCode') ?? '')
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  }
  const days = formats.map((id) => showsDay(id, codes.get(id)))
  return (style) => days[style] ?? false
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

const QUIET: MarkupHandler = { open: () => {}, close: () => {}, text: () => {} }
