import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { fetchPart } from '../feedback/part-missing.ts'

/** A part whose code comes when it is first needed. */
export interface LaterPart<Props> {
  /** The part; its code is asked for again where it could not be fetched before. */
  readonly part: () => LazyExoticComponent<ComponentType<Props>>
  /** Fetches the code ahead, so that the first press shows the part within a frame. */
  readonly preload: () => void
}

export function later<Props>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  let part: LazyExoticComponent<ComponentType<Props>> | null = null
  const fetched = async () => {
    try {
      return { default: await fetchPart(load) }
    } catch (error) {
      part = null
      throw error
    }
  }
  return {
    part: () => (part ??= lazy(fetched)),
    // Who has pressed nothing yet is told nothing: the press asks again.
    preload: () => void load().catch(() => {}),
  }
}
