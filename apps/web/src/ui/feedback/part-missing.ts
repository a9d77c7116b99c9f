/** The code of a part could not be fetched: Rapport is out of reach, or was renewed since the page was opened. */
export class PartMissingError extends Error {}

/** What `load` imports; a failure says that it was the code that did not come. */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    throw new PartMissingError('The code of a part of this page could not be fetched', { cause })
  }
}
