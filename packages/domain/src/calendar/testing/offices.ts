import { type WorkingCalendar, weekdaysIn } from '../working-time.ts'

// 24 and 25 December 2026 are a Thursday and a Friday.
export const zurich: WorkingCalendar = {
  ...weekdaysIn('Europe/Zurich'),
  holidays: new Set(['2026-12-25', '2027-01-01']),
}
const shift = { from: 480, until: 960 }
export const night: WorkingCalendar = {
  zone: 'America/New_York',
  week: [shift, shift, shift, shift, shift, null, { from: 0, until: 240 }],
  holidays: new Set(),
}
