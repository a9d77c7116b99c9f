import styles from './Icon.module.css'

// 16 × 16, drawn with a 1.4 px line. Each path is one picture.
const PICTURES = {
  add: 'M8 3v10M3 8h10',
  alert: 'M8 2.2 14.2 13H1.8L8 2.2ZM8 6.5v3M8 11.4v.1',
  arrowLeft: 'M13 8H3m4-4L3 8l4 4',
  arrowRight: 'M3 8h10m-4-4 4 4-4 4',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8L4 11Zm2.8 2.8a1.3 1.3 0 0 0 2.4 0',
  building: 'M3 13.5V3h6v10.5M9 6.5h4v7M2 13.5h12M5 5.5h2M5 8h2m-2 2.5h2',
  calendar: 'M2.5 4h11v9.5h-11V4Zm0 3h11M5.5 2.5V5m5-2.5V5',
  chart: 'M2.5 2.5v11h11M5.5 11V8m3 3V4.5m3 6.5V6.5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  chevronDown: 'm4 6 4 4 4-4',
  chevronLeft: 'm10 4-4 4 4 4',
  chevronRight: 'm6 4 4 4-4 4',
  chevronUp: 'm4 10 4-4 4 4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.2V8l2.2 1.6',
  close: 'm4 4 8 8m0-8-8 8',
  coins:
    'M6.5 8c2.5 0 4-.9 4-2s-1.5-2-4-2-4 .9-4 2 1.5 2 4 2Zm-4-2v4c0 1.1 1.5 2 4 2s4-.9 4-2V6m.2 2.2c1.7.2 2.8.9 2.8 1.8 0 1.1-1.5 2-4 2',
  document: 'M4 2h5l3.5 3.5V14H4V2Zm5 0v3.5h3.5M6 8.5h4.5M6 11h4.5',
  download: 'M8 2.5v7.5m-3-3 3 3 3-3M3 13.5h10',
  edit: 'm3 13 .7-3L11 2.7 13.3 5 6 12.3 3 13Zm6.5-8.8 2.3 2.3',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  flag: 'M3.5 14V2.5M3.5 3h8.5l-2 3 2 3H3.5',
  globe: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2.2 8h11.6M8 2c-4 4-4 8 0 12 4-4 4-8 0-12Z',
  grid: 'M2.5 2.5h4.5V7H2.5V2.5Zm6.5 0h4.5V7H9V2.5ZM2.5 9h4.5v4.5H2.5V9ZM9 9h4.5v4.5H9V9Z',
  home: 'm2 7.5 6-5 6 5M3.5 6.5v7h9v-7M6.5 13.5V9.5h3v4',
  household:
    'm2 7.5 6-5 6 5M3.5 6.5v7h9v-7M8 9.5a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4Zm-2 4c0-1.5.8-2.5 2-2.5s2 1 2 2.5',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-6.8V11M8 5v.1',
  keyboard: 'M1.5 4h13v8h-13V4ZM4 6.5h.1m2.6 0h.1m2.6 0h.1m2.6 0h.1M4 9.5h8',
  letter: 'M2 3.5h12v9H2v-9Zm0 .5 6 4.8L14 4',
  link: 'M6.5 9.5 9.5 6.5M7 5l1.7-1.7a2.8 2.8 0 0 1 4 4L11 9M9 11l-1.7 1.7a2.8 2.8 0 0 1-4-4L5 7',
  list: 'M5.5 4h8m-8 4h8m-8 4h8M2.5 4h.1m-.1 4h.1m-.1 4h.1',
  lock: 'M3.5 7.5h9v6h-9v-6Zm2-.2V5.2a2.5 2.5 0 0 1 5 0v2.1',
  menu: 'M2.5 4.5h11m-11 3.5h11m-11 3.5h11',
  moon: 'M13 9.8A5.5 5.5 0 0 1 6.2 3 5.5 5.5 0 1 0 13 9.8Z',
  more: 'M3 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0m4.5 0a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M12 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0',
  pause: 'M5.5 3.5v9m5-9v9',
  people:
    'M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Zm-4.5 6c0-2.6 1.8-4.2 4.5-4.2s4.5 1.6 4.5 4.2M10.5 3.2a2.3 2.3 0 0 1 0 4.2m1.5 2.2c1.6.6 2.5 1.9 2.5 3.9',
  person: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8Zm-5 5.8c0-2.6 2-4.3 5-4.3s5 1.7 5 4.3',
  phone:
    'M4.8 2.5 6.3 5.6 4.9 7a8 8 0 0 0 4.1 4.1l1.4-1.4 3.1 1.5v1.6c0 .5-.4.9-.9.9A10.3 10.3 0 0 1 2.3 3.4c0-.5.4-.9.9-.9h1.6Z',
  queue: 'M2.5 3.5h11v3.5h-11V3.5Zm0 6h7m-7 3h4.5m2.5-.2 1.7 1.7 3-3.3',
  retry: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.7h-2.7',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2L14 14',
  settings:
    'M2.5 4.5h6m3 0h2m-11 7h2m3 0h6M10 6.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM6 13.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  sortDown: 'M8 3v10m-3.5-3.5L8 13l3.5-3.5',
  sortUp: 'M8 13V3M4.5 6.5 8 3l3.5 3.5',
  star: 'm8 2.3 1.7 3.6 4 .5-2.9 2.7.7 3.9L8 11.1 4.5 13l.7-3.9-2.9-2.7 4-.5L8 2.3Z',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5v1.3m0 10.4v1.3M1.5 8h1.3m10.4 0h1.3M3.4 3.4l.9.9m7.4 7.4.9.9m0-9.2-.9.9m-7.4 7.4-.9.9',
  team: 'M8 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-4.5 7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Zm9 0a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM8 6.5v2.2m-4.5 1.4V8.7h9v1.4',
  trail:
    'M3.5 13.5a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6Zm9-8.4a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6ZM4.8 12.2h4.7a2 2 0 0 0 0-4.1h-3a2 2 0 0 1 0-4.1h4.7',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5l3-3m-3 3 3 3',
  upload: 'M8 10.5V3M5 6l3-3 3 3M3 13.5h10',
} as const

export type IconName = keyof typeof PICTURES

/** A small line drawing beside a word. Never the only carrier of a meaning, so readers skip it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 14 | 16 | 20 | 24 }) {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PICTURES[name]} />
    </svg>
  )
}
