import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Dash, Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import { type Part, type Reading, readFact } from './read-fact.ts'
import { pathToPart } from './subject.ts'
import styles from './trail.module.css'
import { valueName } from './value-words.ts'
import { keyName } from './words.ts'

/** What happened, as the rule accepted it: every part of it, in words where there are any. */
export function Fact({ fact }: { fact: unknown }) {
  const { t } = useLingui()
  const reading = readFact(fact)
  if (reading.kind !== 'parts') return <Value name="" reading={reading} />
  const before = reading.parts.find(({ key }) => key === 'before')
  const after = reading.parts.find(({ key }) => key === 'after')
  const others = reading.parts.filter((part) => part !== before && part !== after)
  return (
    <>
      {others.length > 0 && <Parts parts={others} />}
      {before && after && <Change label={t`What changed`} before={before.reading} after={after.reading} />}
      {(!before || !after) && (before || after) && (
        <Parts parts={[before, after].filter((part) => part !== undefined)} />
      )}
    </>
  )
}

function Parts({ parts }: { parts: readonly Part[] }) {
  const { i18n } = useLingui()
  return (
    <Facts
      items={parts.map(({ key, reading }) => ({
        label: i18n._(keyName(key)),
        value: <Value name={key} reading={reading} />,
      }))}
    />
  )
}

/** Both versions side by side, and which parts differ. */
function Change({ label, before, after }: { label: string; before: Reading; after: Reading }) {
  const { t, i18n } = useLingui()
  const [old, next] = [partsOf(before), partsOf(after)]
  const names = [...new Set([...old.keys(), ...next.keys()])]
  const nothing: Reading = { kind: 'nothing' }
  return (
    <table className={styles.change}>
      <caption className="aside-for-readers">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{t`Part`}</th>
          <th scope="col">
            <Trans>Before</Trans>
          </th>
          <th scope="col">
            <Trans>After</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const [from, to] = [old.get(name) ?? nothing, next.get(name) ?? nothing]
          return (
            <tr key={name} data-same={same(from, to) || undefined}>
              <th scope="row">{name === '' ? '' : i18n._(keyName(name))}</th>
              <td>
                <Value name={name} reading={from} />
              </td>
              <td>
                <Value name={name} reading={to} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const partsOf = (reading: Reading): ReadonlyMap<string, Reading> =>
  reading.kind === 'parts' ? new Map(reading.parts.map((part) => [part.key, part.reading])) : new Map([['', reading]])

const plain = (reading: Reading): string =>
  JSON.stringify(reading, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
const same = (a: Reading, b: Reading): boolean => plain(a) === plain(b)

function Word({ name, code }: { name: string; code: string }) {
  const { i18n } = useLingui()
  const word = valueName(name, code)
  return word ? i18n._(word) : code
}

function Value({ name, reading }: { name: string; reading: Reading }): ReactNode {
  switch (reading.kind) {
    case 'money':
      return <Money value={reading.value} />
    case 'minor':
      return (
        <Trans>
          <Count value={reading.value} /> minor units
        </Trans>
      )
    case 'day':
      return <Day value={reading.value} />
    case 'moment':
      return <Instant value={reading.value} />
    case 'yes-no':
      return reading.value ? <Trans>yes</Trans> : <Trans>no</Trans>
    case 'id': {
      const to = pathToPart(name, reading.value)
      const code = <code className={styles.code}>{reading.value}</code>
      return to ? <Link to={to}>{code}</Link> : code
    }
    case 'code':
      return <code className={styles.code}>{reading.value}</code>
    case 'text':
      return <Word name={name} code={reading.value} />
    case 'nothing':
      return <Dash />
    case 'list':
      return (
        <ul className={styles.list}>
          {reading.items.map((item, at) => (
            <li key={at}>
              <Value name={name.replace(/s$/, '')} reading={item} />
            </li>
          ))}
        </ul>
      )
    case 'parts':
      return <Parts parts={reading.parts} />
  }
}
