import { Trans } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { Disclosure } from '../figure/Facts.tsx'
import { curvePath, type Point, ticks } from './curve.ts'
import styles from './StepCurve.module.css'

interface Props {
  /** What the curve says: "Bonus by confirmed assets". */
  readonly title: string
  /** Corners of the curve in order of `x`. A jump is two points with one `x`. */
  readonly points: readonly Point[]
  readonly axes: { readonly x: string; readonly y: string }
  readonly formatX: (value: number) => string
  readonly formatY: (value: number) => string
  /** A place on the curve that is meant: where somebody is today. */
  readonly here?: Point & { readonly label: string }
  /** Exact figures for the table behind; the corners, unless told. */
  readonly rows?: readonly { readonly x: ReactNode; readonly y: ReactNode }[]
}

const BOX = { width: 520, height: 220 }
const LEFT = 88
const RIGHT = 44
const BOTTOM = 44
const TOP = 28

/** A curve over a quantity, such as the bonus over confirmed assets: zero baselines, units, and the table behind it. */
export function StepCurve({ title, points, axes, formatX, formatY, here, rows }: Props) {
  const id = useId()
  const all = here ? [...points, here] : points
  const [xs, ys] = [ticks(Math.max(...all.map(({ x }) => x)), 5), ticks(Math.max(...all.map(({ y }) => y)), 4)]
  const [right, top] = [xs.at(-1) || 1, ys.at(-1) || 1]
  const placeX = (x: number) => LEFT + (x / right) * BOX.width
  const placeY = (y: number) => TOP + BOX.height - (y / top) * BOX.height
  const flipped = here !== undefined && here.x > right * 0.7
  // A rising curve leaves room under itself, but for the part beside the baseline.
  const under = here !== undefined && here.y > top * 0.15
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${LEFT + BOX.width + RIGHT} ${TOP + BOX.height + BOTTOM}`} role="img" aria-labelledby={id}>
        <title id={id}>{title}</title>
        {ys.map((y) => (
          <g key={y}>
            <line
              className={y === 0 ? styles.base : styles.grid}
              x1={LEFT}
              x2={LEFT + BOX.width}
              y1={placeY(y)}
              y2={placeY(y)}
            />
            <text className={styles.tick} x={LEFT - 8} y={placeY(y) + 4} textAnchor="end">
              {formatY(y)}
            </text>
          </g>
        ))}
        {xs.map((x) => (
          <text key={x} className={styles.tick} x={placeX(x)} y={TOP + BOX.height + 18} textAnchor="middle">
            {formatX(x)}
          </text>
        ))}
        <text className={styles.axis} x={LEFT} y={14} textAnchor="start">
          {axes.y}
        </text>
        <text className={styles.axis} x={LEFT + BOX.width} y={TOP + BOX.height + 38} textAnchor="end">
          {axes.x}
        </text>
        <path className={styles.curve} d={curvePath(points, right, top, BOX)} transform={`translate(${LEFT} ${TOP})`} />
        {here && (
          <g>
            <line className={styles.drop} x1={placeX(here.x)} x2={placeX(here.x)} y1={placeY(here.y)} y2={placeY(0)} />
            <circle className={styles.here} cx={placeX(here.x)} cy={placeY(here.y)} r="4.5" />
            <text
              className={styles.label}
              x={placeX(here.x) + (flipped ? -10 : 10)}
              y={placeY(here.y) + (under && !flipped ? 20 : flipped ? -10 : -26)}
              textAnchor={flipped ? 'end' : 'start'}
            >
              {here.label}
            </text>
          </g>
        )}
      </svg>
      <Disclosure title={<Trans>As a table</Trans>}>
        <table className={styles.table}>
          <caption className="aside-for-readers">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{axes.x}</th>
              <th scope="col">{axes.y}</th>
            </tr>
          </thead>
          <tbody>
            {(rows ?? points.map(({ x, y }) => ({ x: formatX(x), y: formatY(y) }))).map((row, at) => (
              <tr key={at}>
                <td>{row.x}</td>
                <td>{row.y}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </figure>
  )
}
