import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { camt, finished, hand, imported, transfer, until } from '../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../testing/running-api.ts'

let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ now: '2026-03-02T09:00:00Z' })
  controller = await api.person(`Carl ${String.fromCharCode((day += 1))}`, 'controller')
})
afterAll(() => api.stop())

const file = (reference: string, more = {}) => camt([transfer('2026-03-01', '10.00', reference)], more)
const stateOf = async (importId: string) => (await controller.client.getImport({ importId })).state
let day = 64
/** Sessions do not last as long as the clock moves here. */
async function later(iso: string) {
  api.setNow(iso)
  controller = await api.person(`Carl ${String.fromCharCode((day += 1))}`, 'controller')
}

test('what was read and not imported is dropped after a week; the file stays, and is read again when somebody asks', async () => {
  const whoever = controller.id
  const waiting = await hand(controller, file('L1'), 'waiting.xml')
  expect(await finished(controller, waiting)).toMatchObject({ state: 'ready' })
  const counted = await imported(controller, file('L2'), 'counted.xml')
  const held = await hand(controller, file('L3', { currency: 'XXX' }), 'held.xml')
  expect(await finished(controller, held)).toMatchObject({ state: 'quarantined' })

  await later('2026-03-09T08:59:00Z')
  expect(await finished(controller, await hand(controller, file('L4'), 'meanwhile.xml'))).toMatchObject({
    state: 'ready',
  })
  expect(await stateOf(waiting)).toBe('ready')

  await later('2026-03-09T09:01:00Z')
  expect(
    await until(
      () => stateOf(waiting),
      (state) => state !== 'ready',
    ),
  ).toBe('lapsed')
  expect(await stateOf(counted.id)).toBe('imported')
  expect(await stateOf(held)).toBe('quarantined')
  const { rows } = await api.owner.query('select * from infra.import_entry where import_id = $1', [waiting])
  expect(rows).toEqual([])
  const { rows: trail } = await api.owner.query(
    `select actor_id as by, fact from audit where operation = 'lapseImport' and subject_id = $1`,
    [waiting],
  )
  expect(trail).toEqual([{ by: whoever, fact: { days: 7 } }])

  await controller.client.readImportAgain({ importId: waiting, mappingId: null, account: null, currency: null })
  expect(await finished(controller, waiting)).toMatchObject({ state: 'ready', expected: { added: 1 } })
})

test('an upload that never ended is swept away after a day', async () => {
  const { rows } = await api.owner.query<{ id: string }>(
    `insert into import_file (id, file_name, sha256, bytes, state, uploaded_by, uploaded_at)
     values (uuidv7(), 'half.xml', '', 0, 'uploading', $1, '2026-03-09T10:00:00Z') returning id`,
    [controller.id],
  )
  const exists = async () => {
    const found = await api.owner.query('select from import_file where id = $1', [rows[0]?.id])
    return found.rowCount === 1
  }
  await later('2026-03-10T09:59:00Z')
  await finished(controller, await hand(controller, file('L5'), 'later.xml'))
  expect(await exists()).toBe(true)
  await later('2026-03-10T10:01:00Z')
  expect(await until(exists, (there) => !there)).toBe(false)
})

test('what cannot be swept away keeps no file from being read', async () => {
  await api.owner.query(
    `create function not_swept() returns trigger language plpgsql as $$ begin raise exception 'not swept'; end $$;
     create trigger not_swept before update on import_file for each row when (new.state = 'lapsed') execute function not_swept()`,
  )
  const waiting = await hand(controller, file('L6'), 'waiting.xml')
  await finished(controller, waiting)
  await later('2026-03-20T10:00:00Z')
  expect(await finished(controller, await hand(controller, file('L7'), 'next.xml'))).toMatchObject({ state: 'ready' })
  expect(await stateOf(waiting)).toBe('ready')
})
