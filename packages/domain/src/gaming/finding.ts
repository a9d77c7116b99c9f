import { byText } from '../text-order.ts'

/**
 * What a detector saw (domain.md, 8). It accuses nobody: it names people and records for a controller to look at.
 * `Evidence` is the figures that crossed the threshold, so that the reader can check them.
 */
export interface Finding<Detector extends string, Evidence> {
  readonly detector: Detector
  /** The representatives concerned, in a fixed order. */
  readonly people: readonly string[]
  readonly evidence: Evidence
}

/** Findings by the people concerned, so that a report does not depend on the order of what it was made from. */
export const byPeople = (
  a: { readonly people: readonly string[] },
  b: { readonly people: readonly string[] },
): number => byText(a.people.join(), b.people.join())
