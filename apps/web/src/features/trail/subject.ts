import { paths } from '../../shell/paths.ts'

/** Where a subject is looked at, or `null` where it has no page of its own. */
export function pathToSubject(kind: string, id: string, fact: unknown): string | null {
  switch (kind) {
    case 'claim':
      return paths.claim({ claimId: id })
    case 'contact':
      return paths.contact({ contactId: id })
    case 'household':
      return paths.household({ householdId: id })
    case 'run':
      return paths.run({ runId: id })
    case 'statement':
      return paths.statement({ statementId: id })
    case 'import':
    case 'import_file':
      return paths.activityImport({ importId: id })
    case 'guest':
    case 'cost_line': {
      const initiativeId = partOf(fact, 'initiativeId')
      return initiativeId ? paths.initiative({ initiativeId }) : null
    }
    case 'user':
      return `${paths.firm()}?selected=${encodeURIComponent(id)}`
    default:
      return null
  }
}

/** Where a part of a fact leads that is named for what it points at: `claimId`. */
export function pathToPart(key: string, id: string): string | null {
  const kind = /^(claim|contact|household|run|statement|import)Id$/.exec(key)?.[1]
  if (kind) return pathToSubject(kind, id, null)
  return key === 'initiativeId' ? paths.initiative({ initiativeId: id }) : null
}

function partOf(fact: unknown, key: string): string | null {
  if (typeof fact !== 'object' || fact === null || !(key in fact)) return null
  const value = (fact as Readonly<Record<string, unknown>>)[key]
  return typeof value === 'string' ? value : null
}
