import type { Role } from '@rapport/domain/firm/roles.ts'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { fetchPart } from '../ui/feedback/part-missing.ts'
import { loadWords } from './language.ts'

type FeatureWord =
  | 'activity'
  | 'assignments'
  | 'cadence'
  | 'claims'
  | 'clients'
  | 'collaboration'
  | 'compensation'
  | 'confirmation'
  | 'contacts'
  | 'documents'
  | 'firm'
  | 'initiatives'
  | 'reports'
  | 'team'
  | 'today'
  | 'trail'

export interface FeaturePage {
  /** From `paths`: `paths.claim.pattern`. */
  readonly pattern: string
  /** To whom it is offered. The server decides what they see. */
  readonly roles: readonly Role[] | 'signed-in'
  readonly Page: LazyExoticComponent<ComponentType>
}

/** What `features/<word>/pages.ts` exports as `feature`; the shell finds it by itself. */
export interface Feature {
  readonly pages: readonly FeaturePage[]
  /** Shown on every page: windows opened from anywhere, shortcuts, palette sources. */
  readonly Everywhere?: LazyExoticComponent<ComponentType>
}

/**
 * A component that arrives with its feature's words, and those that features share, when it is first shown:
 * `lazyPart('claims', () => import('./ClaimsPage.tsx'), 'ClaimsPage')`.
 */
export function lazyPart<Name extends string>(
  word: FeatureWord,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => {
    const [module] = await fetchPart(() => Promise.all([load(), loadWords(`features/${word}`), loadWords('terms')]))
    return { default: module[name] }
  })
}
