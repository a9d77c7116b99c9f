/** A small part of a document held in memory: one entry, one balance. */
export type Node = {
  readonly name: string
  /** Text before the first child, untrimmed. */
  text: string
  readonly attribute: string | null
  readonly children: Node[]
}

export const newNode = (name: string, attribute: string | null): Node => ({ name, text: '', attribute, children: [] })

/** The first child with this name. */
export function child(node: Node | undefined, name: string): Node | undefined {
  if (node === undefined) return undefined
  for (const candidate of node.children) if (candidate.name === name) return candidate
  return undefined
}

/** The first descendant along the path. */
export function descend(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let at = node
  for (const name of path) at = child(at, name)
  return at
}

export const childrenOf = (node: Node | undefined, name: string): readonly Node[] =>
  node === undefined ? [] : node.children.filter((candidate) => candidate.name === name)

/** Trimmed text of the descendant, or null if it is missing or empty. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string | null {
  const text = descend(node, ...path)?.text.trim()
  return text === undefined || text === '' ? null : text
}
