import { useLingui } from '@lingui/react'
import { useEffect, useId, useRef, useState } from 'react'
import * as z from 'zod'
import { isSignedOut, isUnknownOutcome, type Problem, problemOf } from '../feedback/problem.ts'
import { type DraftName, findDraft, forgetDraft, keepDraft } from './draft.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { type FieldIssue, issuesOf, type Sentences } from './issue-text.ts'
import { type At, getAt, type Path, setAt } from './path.ts'

export interface FormOptions<Values, Schema extends z.ZodType> {
  readonly initial: Values
  /** The contract's input: what may be sent. Its issues become the fields' errors, by path. */
  readonly schema: Schema
  /** From what the fields hold to what is sent; keep the paths the same. Default: as it is. */
  readonly prepare?: (values: Values) => unknown
  /** Sends. Called with a key that stays the same until there is a final answer. */
  readonly submit: (input: z.output<Schema>, key: string) => Promise<unknown>
  /** Keep what is typed on this device. */
  readonly draft?: DraftName
  /** Sentences for the codes of the schema's own refinements. */
  readonly sentences?: Sentences
}

/** What a field part needs: spread it, `<TextField {...form.field('subject')} label=… />`. */
export interface BoundField<T> {
  readonly id: string
  readonly name: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly error: string | undefined
  /** A text that the field could not read, so that it is not sent as if it were empty. */
  readonly onUnread: (text: string | null) => void
}

export interface Form<Values> {
  readonly id: string
  readonly values: Values
  readonly field: <P extends Path<Values>>(path: P) => BoundField<At<Values, P>>
  readonly set: <P extends Path<Values>>(path: P, value: At<Values, P>) => void
  readonly issues: readonly FieldIssue[]
  /** Why the last attempt had no effect, or none that is known. */
  readonly problem: Problem | null
  readonly busy: boolean
  readonly changed: boolean
  /** What was typed before came back from this device. */
  readonly restored: boolean
  readonly submit: () => Promise<void>
  /** Back to the start; the draft is gone too. */
  readonly discard: () => void
}

/** The state of one form: values, what is wrong with them, the draft, and one intent sent once. */
export function useForm<Values extends object, Schema extends z.ZodType>(
  options: FormOptions<Values, Schema>,
): Form<Values> {
  const { initial, schema, prepare, submit, draft, sentences = {} } = options
  const { i18n } = useLingui()
  const id = useId()
  const [kept] = useState(() => (draft ? findDraft(draft, Date.now()) : null))
  const [values, setValues] = useState<Values>(() => (kept ? { ...initial, ...(kept.values as Values) } : initial))
  const [changed, setChanged] = useState(kept !== null)
  const [restored, setRestored] = useState(kept !== null)
  const [issues, setIssues] = useState<readonly FieldIssue[]>([])
  const [unread, setUnread] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [key, setKey] = useState(() => kept?.key ?? newIdempotencyKey())
  const sending = useRef(false)

  const user = draft?.user
  const name = draft?.form
  useEffect(() => {
    if (user !== undefined && name !== undefined && changed)
      keepDraft({ user, form: name }, { values, key, at: Date.now() })
  }, [user, name, changed, values, key])

  const set = <P extends Path<Values>>(path: P, value: At<Values, P>) => {
    setValues((before) => setAt(before, path, value))
    setChanged(true)
    setIssues((before) => before.filter((issue) => issue.path !== path && !issue.path.startsWith(`${path}.`)))
  }

  const field = <P extends Path<Values>>(path: P): BoundField<At<Values, P>> => ({
    id: fieldId(id, path),
    name: path,
    value: getAt(values, path) as At<Values, P>,
    onChange: (value) => set(path, value),
    error: issues.find((issue) => issue.path === path)?.text ?? (issues.length > 0 ? unread[path] : undefined),
    onUnread: (text) =>
      setUnread(({ [path]: before, ...others }) => {
        if (text === null && before === undefined) return others
        return text === null ? others : { ...others, [path]: text }
      }),
  })

  const show = (found: readonly FieldIssue[]) => {
    const inOrder = asOnScreen(id, found)
    setIssues(inOrder)
    const first = inOrder[0]
    if (first) requestAnimationFrame(() => focusField(id, first.path))
  }

  const send = async () => {
    if (sending.current) return
    const prepared = prepare ? prepare(values) : values
    const checked = z.safeEncode(schema, prepared as z.output<Schema>)
    const unreadIssues = Object.entries(unread).map(([path, text]) => ({ path, text }))
    const others = checked.success ? [] : issuesOf(checked.error, prepared, i18n, sentences)
    const found = [...unreadIssues, ...others.filter(({ path }) => unread[path] === undefined)]
    setProblem(null)
    show(found)
    if (found.length > 0) return

    sending.current = true
    setBusy(true)
    try {
      await submit(prepared as z.output<Schema>, key)
      if (draft) forgetDraft(draft)
      setChanged(false)
      setRestored(false)
      setKey(newIdempotencyKey())
    } catch (error) {
      const refusal = problemOf(error)
      // A final refusal ends the intent. What is unknown, or only waits for a new session, is the same intent still.
      if (!isUnknownOutcome(refusal) && !isSignedOut(refusal)) setKey(newIdempotencyKey())
      setProblem(refusal)
      show(
        refusal.issues.map(({ path, message }) => ({
          path,
          text: sentences[message] ? i18n._(sentences[message]) : message,
        })),
      )
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  const discard = () => {
    if (draft) forgetDraft(draft)
    setValues(initial)
    setIssues([])
    setUnread({})
    setProblem(null)
    setChanged(false)
    setRestored(false)
    setKey(newIdempotencyKey())
  }

  return { id, values, field, set, issues, problem, busy, changed, restored, submit: send, discard }
}

/** The issues in the order in which their fields stand on the screen. */
function asOnScreen(formId: string, issues: readonly FieldIssue[]): readonly FieldIssue[] {
  const places = new Map(issues.map(({ path }) => [path, document.getElementById(fieldId(formId, path))]))
  return issues.toSorted((a, b) => {
    const [one, other] = [places.get(a.path), places.get(b.path)]
    if (!one || !other || one === other) return 0
    return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  })
}

/** What the field is called, as its label says. */
export function labelOf(formId: string, path: string): string {
  const element = document.getElementById(fieldId(formId, path))
  const label =
    element?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(fieldId(formId, path))}"]`)
  return label?.firstChild?.textContent ?? ''
}

const fieldId = (formId: string, path: string): string => `${formId}${path}`

/** To the field itself, or to the first thing in it that takes the focus. */
export function focusField(formId: string, path: string): void {
  const element = document.getElementById(fieldId(formId, path))
  const target = element?.matches('input, select, textarea, button')
    ? element
    : element?.querySelector('input, select, textarea, button')
  if (target instanceof HTMLElement) target.focus()
  else element?.focus()
}
