import type { CallOptions } from '@rapport/contract/client.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface ListCall<Args, Answer> {
  (args: Args, options?: CallOptions): Promise<Answer>
  key(args?: Args): readonly unknown[]
}

export interface Listed<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

interface Options<Row> {
  /** Ask again after so many milliseconds, as long as the rows say that something is under way; `false` does not. */
  readonly every?: (rows: readonly Row[]) => number | false
  readonly off?: boolean
  /** Keep the rows of the last question in sight until another filter's arrive. */
  readonly keep?: boolean
}

/**
 * A list of the contract, page after page, as `Table` takes it:
 * `const list = usePages(client.listClaims, { mine: 'yes' })`, `<Table rows={list.rows} more={list.more} …/>`.
 * `last` is the newest page's answer, for totals that stand beside the rows.
 */
export function usePages<Args extends object, Row, Answer extends Listed<Row>>(
  call: ListCall<Args, Answer & Listed<Row>>,
  args: Omit<Args, 'cursor'>,
  { every, off = false, keep = false }: Options<Row> = {},
) {
  const query = useInfiniteQuery({
    // A key of its own: what is kept here are pages, and whoever asks for a single one must not find them.
    queryKey: [...call.key(args as Args), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call({ ...args, ...(pageParam ? { cursor: pageParam } : {}) } as Args, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      every?.(state.data?.pages.flatMap((page): readonly Row[] => page.items) ?? []) ?? false,
    enabled: !off,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
  return {
    rows: query.data?.pages.flatMap((page): readonly Row[] => page.items),
    last: query.data?.pages.at(-1),
    error: query.error,
    retry: () => void query.refetch(),
    more: {
      has: query.hasNextPage,
      loading: query.isFetchingNextPage,
      load: () => void query.fetchNextPage(),
    },
  }
}
