import { lazy, Suspense } from 'react'
import box from './Field.module.css'
import { Field, type FieldProps, frameOf } from './Field.tsx'

/** One thing that can be found: a person, a household, an initiative. */
export interface Found {
  readonly id: string
  readonly label: string
  /** What tells it from others of the same name. */
  readonly detail?: string
}

interface Search {
  /** Finds by what is typed; the empty text asks for what is likely. Aborted when more is typed. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly Found[]>
  readonly placeholder?: string
}

export type ComboboxProps = FieldProps<Found | null> & Search
export type ComboboxManyProps = FieldProps<readonly Found[]> & Search

const load = () => import('./ComboboxControl.tsx')
const One = lazy(() => load().then((module) => ({ default: module.ComboboxControl })))
const Many = lazy(() => load().then((module) => ({ default: module.ComboboxManyControl })))

/** Fetches the code ahead. */
export const preloadCombobox = (): void => void load()

/** One of many, found by typing. The options come from `search`. */
export function Combobox(props: ComboboxProps) {
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <Suspense fallback={<input {...wiring} className={box.control} readOnly value={props.value?.label ?? ''} />}>
          <One {...props} wiring={wiring} />
        </Suspense>
      )}
    </Field>
  )
}

/** Several of many, each a chip that can be taken out: attendees. */
export function ComboboxMany(props: ComboboxManyProps) {
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <Suspense
          fallback={
            <input
              {...wiring}
              className={box.control}
              readOnly
              value={props.value.map(({ label }) => label).join(', ')}
            />
          }
        >
          <Many {...props} wiring={wiring} />
        </Suspense>
      )}
    </Field>
  )
}
