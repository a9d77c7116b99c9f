export interface Point {
  readonly x: number
  readonly y: number
}

interface Box {
  readonly width: number
  readonly height: number
}

/** Round numbers from zero to at least `top`, about `count` of them: 0, 5, 10, 15. */
export function ticks(top: number, count: number): number[] {
  if (!(top > 0)) return [0]
  const rough = top / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough
  return Array.from({ length: Math.ceil(top / step - 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(12)))
}

/** The points as an SVG path in a box whose origin is at the bottom left. Both axes begin at zero. */
export function curvePath(points: readonly Point[], right: number, top: number, { width, height }: Box): string {
  const place = ({ x, y }: Point) => `${round((x / right) * width)} ${round(height - (y / top) * height)}`
  return points.map((point, at) => (at === 0 ? 'M' : 'L') + place(point)).join('')
}

const round = (value: number): number => Math.round(value * 10) / 10
