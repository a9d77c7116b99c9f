import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AccountStatementValue, ImportDetail } from '@rapport/contract/import-values.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { Disclosure, StatRow } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Section } from '../../ui/page/Page.tsx'
import styles from './activity.module.css'
import { Checks } from './ImportContents.tsx'
import { ImportEntries } from './ImportEntries.tsx'
import { WhySuggested } from './WhySuggested.tsx'

type File = z.output<typeof ImportDetail>
type Statement = z.output<typeof AccountStatementValue>

/** Each statement with its account, its balances, whether they add up, and what of it the books have already. */
export function Statements({ file }: { file: File }) {
  return (
    <Section title={<Plural value={file.statements.length} one="# statement" other="# statements" />}>
      <div className={styles.statements}>
        {file.statements.map((statement) => (
          <One key={statement.number} statement={statement} file={file} />
        ))}
        {file.moreStatements > 0 && (
          <p className={styles.soft}>
            <Plural
              value={file.moreStatements}
              one="One more statement is not listed."
              other="# more statements are not listed."
            />
          </p>
        )}
      </div>
    </Section>
  )
}

function One({ statement, file }: { statement: Statement; file: File }) {
  const { t } = useLingui()
  const { account, accountId, from, to, checks, added, known, pending } = statement
  const wrong = checks.filter(({ ok }) => !ok).length
  const counts = file.state === 'imported'
  return (
    <article className={styles.statement}>
      <header>
        <h3>{account || t`No account named`}</h3>
        <Whose statement={statement} />
        {from && to && (
          <span className={styles.soft}>
            {from === to ? (
              <Day value={from} />
            ) : (
              <Trans>
                <Day value={from} /> to <Day value={to} />
              </Trans>
            )}
          </span>
        )}
        <AddsUp checks={checks.length} wrong={wrong} />
        {statement.interim && (
          <StatusPill tone="neutral">
            <Trans>Announces only</Trans>
          </StatusPill>
        )}
        {counts && accountId && (
          <Link to={`${paths.activity()}?tab=movements&import=${file.id}&account=${accountId}`}>
            <Trans>Its movements</Trans>
          </Link>
        )}
      </header>
      <StatRow
        items={[
          { label: t`Opening`, value: <Money value={statement.opening} /> },
          { label: t`Credits`, value: <Money value={statement.credits} /> },
          { label: t`Debits`, value: <Money value={statement.debits} /> },
          { label: t`Closing`, value: <Money value={statement.closing} /> },
          { label: t`Entries`, value: <Count value={statement.entries} /> },
          ...(counts ? [] : [{ label: t`New`, value: <Count value={added} /> }]),
          ...(counts ? [] : [{ label: t`Known`, value: <Count value={known} /> }]),
          ...(pending > 0 ? [{ label: t`Announced`, value: <Count value={pending} /> }] : []),
        ]}
      />
      <Suggestions statement={statement} />
      {wrong > 0 ? (
        <Checks checks={checks} />
      ) : (
        checks.length > 0 && (
          <Disclosure title={<Plural value={checks.length} one="# check" other="# checks" />}>
            <Checks checks={checks} />
          </Disclosure>
        )
      )}
      {statement.entries > 0 && <ImportEntries importId={file.id} statement={statement.number} account={account} />}
    </article>
  )
}

function Whose({ statement: { household, inHouse } }: { statement: Statement }) {
  if (household) return <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>
  if (inHouse) {
    return (
      <span className={styles.soft}>
        <Trans>An account of the firm itself</Trans>
      </span>
    )
  }
  return (
    <StatusPill tone="overdue">
      <Trans>No household yet</Trans>
    </StatusPill>
  )
}

function AddsUp({ checks, wrong }: { checks: number; wrong: number }) {
  if (checks === 0) {
    return (
      <span className={styles.soft}>
        <Trans>Declares no totals</Trans>
      </span>
    )
  }
  return wrong === 0 ? (
    <StatusPill tone="confirmed">
      <Trans>Adds up</Trans>
    </StatusPill>
  ) : (
    <StatusPill tone="refused">
      <Trans>Does not add up</Trans>
    </StatusPill>
  )
}

/** Whose an unknown account could be, and why: it is assigned once the file counts. */
function Suggestions({ statement: { suggestions } }: { statement: Statement }) {
  if (suggestions.length === 0) return null
  return (
    <div className={styles.couldBe}>
      <strong>
        <Trans>Could belong to</Trans>
      </strong>
      <ul>
        {suggestions.map((suggestion) => (
          <li key={suggestion.household.id + suggestion.reason}>
            <Link to={paths.household({ householdId: suggestion.household.id })}>{suggestion.household.name}</Link>{' '}
            <span className={styles.soft}>
              <WhySuggested suggestion={suggestion} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
