import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient, type QueryKey } from '@tanstack/react-query'

/**
 * The answers of the server. What changed is asked for anew, also where the very first answer is still on its way: that
 * one was asked for before the change, and the library would wait for it and take it for the newest.
 */
export class Answers extends QueryClient {
  override async invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    await this.cancelQueries({
      ...filters,
      predicate: (query) => query.state.data === undefined && (filters?.predicate?.(query as never) ?? true),
    })
    await super.invalidateQueries(filters, options)
  }
}
