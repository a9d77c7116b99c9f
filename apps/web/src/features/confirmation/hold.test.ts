import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createHold } from './hold.ts'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

function heldFor(milliseconds: number, answer: () => Promise<void> = () => Promise.resolve()) {
  const sent: string[] = []
  const hold = createHold<string>((intent) => {
    sent.push(intent)
    return answer()
  }, milliseconds)
  return { hold, sent }
}

describe('between decision and deed', () => {
  test('nothing is sent before the pause is over', () => {
    const { hold, sent } = heldFor(5000)
    hold.begin('Weber')
    jest.advanceTimersByTime(4999)
    expect(sent).toEqual([])
    jest.advanceTimersByTime(1)
    expect(sent).toEqual(['Weber'])
  })

  test('taking it back leaves no trace', () => {
    const { hold, sent } = heldFor(5000)
    hold.begin('Weber')
    expect(hold.undo()).toBe('Weber')
    jest.advanceTimersByTime(60_000)
    expect([sent, hold.all()]).toEqual([[], []])
  })

  test('what was sent cannot be taken back', () => {
    const { hold } = heldFor(5000)
    hold.begin('Weber')
    hold.sendNow()
    expect(hold.undo()).toBeNull()
  })

  test('the next decision sends the one before', () => {
    const { hold, sent } = heldFor(5000)
    hold.begin('Weber')
    hold.begin('Abt')
    expect(sent).toEqual(['Weber'])
    expect(hold.undo()).toBe('Abt')
    expect(sent).toEqual(['Weber'])
  })

  test('time stands still while somebody reads, and is whole again afterwards', () => {
    const { hold, sent } = heldFor(5000)
    hold.begin('Weber')
    jest.advanceTimersByTime(4000)
    hold.pause(true)
    jest.advanceTimersByTime(60_000)
    expect(sent).toEqual([])
    hold.pause(false)
    jest.advanceTimersByTime(5000)
    expect(sent).toEqual(['Weber'])
  })

  test('a refusal stays until it was seen', async () => {
    const refusal = new Error('activity_exhausted')
    const { hold } = heldFor(5000, () => Promise.reject(refusal))
    hold.begin('Weber')
    hold.sendNow()
    await jest.advanceTimersByTimeAsync(60_000)
    expect(hold.all()).toEqual([{ state: 'failed', intent: 'Weber', error: refusal }])
    hold.dismiss('Weber')
    expect(hold.all()).toEqual([])
  })

  test('success is quiet', async () => {
    const { hold } = heldFor(5000)
    hold.begin('Weber')
    await jest.advanceTimersByTimeAsync(5000)
    expect(hold.all()).toEqual([])
  })
})
