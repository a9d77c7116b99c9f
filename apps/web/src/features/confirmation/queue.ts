import { CLAIM_KINDS } from '@rapport/domain/claims/claim.ts'
import { client } from '../../shell/api.ts'
import { usePages } from '../../shell/use-pages.ts'
import { maybe, oneOf } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'

const params = { order: oneOf(['value', 'age'], 'value'), kind: maybe(CLAIM_KINDS) }

/** The controller's queue in the order and of the kind that the address says: the same in the list and the workbench. */
export function useQueue() {
  const [view, change] = useUrlState(params)
  const list = usePages(client.listConfirmationQueue, {
    sort: view.order,
    ...(view.kind ? { kind: view.kind } : {}),
  })
  const search = new URLSearchParams({
    ...(view.order === 'value' ? {} : { order: view.order }),
    ...(view.kind ? { kind: view.kind } : {}),
  }).toString()
  return { view, change, list, search: search && `?${search}` }
}
