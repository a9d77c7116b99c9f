import type { Limits } from './model.ts'

/** Generous for real files (a million entries are about 1 GB of camt), tight for hostile ones. */
export const DEFAULT_LIMITS: Limits = {
  bytes: 4 * 1024 * 1024 * 1024,
  depth: 64,
  text: 1024 * 1024,
  attributes: 64,
  rows: 5_000_000,
  entry: 64 * 1024 * 1024,
}
