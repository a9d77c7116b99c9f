import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ClaimDetail } from '@rapport/contract/claims.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { claimKindName, evidenceName } from '../../terms/claim-words.ts'
import { channelIcon, channelName } from '../../terms/contact-words.ts'
import { Icon, type IconName } from '../../ui/control/Icon.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { useZone } from '../../ui/words/zone.tsx'
import styles from './ProvenancePicture.module.css'
import { NODE, type Placed, type ProvenanceNode, placesOf, provenanceOf, STATIONS, type Station } from './provenance.ts'

type Claim = z.output<typeof ClaimDetail>

const stationName: Record<Station, MessageDescriptor> = {
  contact: msg`Contact`,
  claim: msg`Claim`,
  activity: msg`Account activity`,
  confirmation: msg`Confirmation`,
  credit: msg`Credits`,
}

const stationIcon: Record<Station, IconName> = {
  contact: 'phone',
  claim: 'star',
  activity: 'document',
  confirmation: 'check',
  credit: 'coins',
}

const missingText: Record<Station, MessageDescriptor> = {
  contact: msg`No contact named`,
  claim: msg`No claim`,
  activity: msg`Nothing arrived yet`,
  confirmation: msg`Not confirmed yet`,
  credit: msg`No credit yet`,
}

/** A fifth of the width each, of which a part is the way to the next. */
const COLUMN = 100 / STATIONS.length
const WAY = 3.4

/** From the call to the credit, as a picture. Every node that has a page leads there; the table stands below it. */
export function ProvenancePicture({ claim }: { claim: Claim }) {
  const { t, i18n } = useLingui()
  const provenance = provenanceOf(claim)
  const { places, height } = placesOf(provenance)
  const at = (id: string) => places.find(({ node }) => node.id === id)
  return (
    // Wider than a phone: whoever scrolls by keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroller} tabIndex={0} aria-label={t`From contact to credit`}>
      <div className={styles.picture}>
        <ol className={styles.stations}>
          {STATIONS.map((station) => (
            <li key={station}>
              {station === 'activity' && claim.kind === 'engagement' ? (
                <Trans>Letter</Trans>
              ) : (
                i18n._(stationName[station])
              )}
            </li>
          ))}
        </ol>
        <div className={styles.field} style={{ height }}>
          <svg
            className={styles.ways}
            viewBox={`0 0 100 ${height}`}
            preserveAspectRatio="none"
            width="100%"
            height={height}
            aria-hidden="true"
          >
            {provenance.edges.map(([from, to]) => {
              const [start, end] = [at(from), at(to)]
              if (!start || !end) return null
              const open = 'missing' in end.node
              return <path key={from + to} d={wayBetween(start, end)} className={open ? styles.open : styles.way} />
            })}
          </svg>
          {places.map(({ node, column, top }) => (
            <div
              key={node.id}
              className={styles.place}
              style={{
                insetInlineStart: `${column * COLUMN}%`,
                width: `${COLUMN - WAY}%`,
                height: NODE.height,
                top,
              }}
            >
              <Node node={node} claim={claim} />
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}

function wayBetween(start: Placed, end: Placed): string {
  const [x1, x2] = [(start.column + 1) * COLUMN - WAY, end.column * COLUMN]
  const [y1, y2] = [start.top + NODE.height / 2, end.top + NODE.height / 2]
  const half = (x2 - x1) / 2
  return `M${x1} ${y1}C${x1 + half} ${y1} ${x2 - half} ${y2} ${x2} ${y2}`
}

function Node({ node, claim }: { node: ProvenanceNode; claim: Claim }) {
  const { i18n } = useLingui()
  const zone = useZone()
  const { currency } = claim.amount
  if ('missing' in node) {
    const word =
      node.station === 'activity' && claim.kind === 'engagement' ? msg`No letter yet` : missingText[node.station]
    return <div className={`${styles.node} ${styles.missing}`}>{i18n._(word)}</div>
  }
  if ('others' in node) {
    return (
      <div className={`${styles.node} ${styles.missing}`}>
        <Plural value={node.others} one="and # more, in the table" other="and # more, in the table" />
      </div>
    )
  }
  switch (node.station) {
    case 'contact': {
      const { contact } = node
      return (
        <Box
          station="contact"
          icon={channelIcon[contact.channel as keyof typeof channelIcon]}
          to={paths.contact({ contactId: contact.id })}
          title={i18n._(channelName[contact.channel as keyof typeof channelName])}
          detail={contact.initiative?.name ?? contact.purpose}
        >
          <Day value={localDay(Date.parse(contact.occurredAt), zone)} /> · {contact.by}
        </Box>
      )
    }
    case 'claim':
      return (
        <Box station="claim" title={<Money value={claim.amount} whole />} detail={<Day value={claim.claimedOn} />} here>
          {i18n._(claimKindName[claim.kind])} · {claim.claimant.name}
        </Box>
      )
    case 'activity':
      return 'letter' in node ? (
        <Box station="activity" title={i18n._(evidenceName[node.letter.kind])} detail={node.letter.addedBy}>
          {node.letter.label}
        </Box>
      ) : (
        <Box
          station="activity"
          to={`${paths.activity()}?tab=movements&selected=${node.part.activityId}`}
          title={<Money value={{ minor: node.minor, currency }} whole />}
          detail={<Entry part={node.part} />}
        >
          <Day value={node.part.valueOn} /> · {node.part.account}
        </Box>
      )
    case 'confirmation':
      return (
        <Box
          station="confirmation"
          title={
            node.minor === null ? (
              <Trans>Fact confirmed</Trans>
            ) : (
              <Money value={{ minor: node.minor, currency }} whole />
            )
          }
          detail={node.second ? <Trans>and {node.second}</Trans> : null}
        >
          <Day value={localDay(Date.parse(node.at), zone)} /> · {node.by}
        </Box>
      )
    case 'credit':
      return (
        <Box station="credit" title={<Money value={{ minor: node.minor, currency }} whole />}>
          {node.user}
        </Box>
      )
  }
}

function Entry({ part }: { part: Claim['parts'][number] }) {
  const { fileName, line, counterparty } = part
  if (!fileName) return counterparty
  return line === null ? (
    fileName
  ) : (
    <Trans>
      Line {line}, {fileName}
    </Trans>
  )
}

interface BoxProps {
  readonly station: Station
  readonly title: ReactNode
  readonly children: ReactNode
  readonly detail?: ReactNode
  readonly to?: string
  readonly here?: boolean
  readonly icon?: IconName
}

function Box({ station, title, children, detail, to, here, icon }: BoxProps) {
  const inside = (
    <>
      <span className={styles.title}>
        <Icon name={icon ?? stationIcon[station]} size={14} />
        {title}
      </span>
      <span className={styles.line}>{children}</span>
      {detail && <span className={styles.line}>{detail}</span>}
    </>
  )
  const look = `${styles.node} ${styles[station]} ${here ? styles.here : ''}`
  return to ? (
    <Link to={to} className={look}>
      {inside}
    </Link>
  ) : (
    <div className={look}>{inside}</div>
  )
}
