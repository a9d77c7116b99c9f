/** 1–12. */
export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

/** When the figures of a quarter are on the table. */
export const AFTER_QUARTER_END: readonly Month[] = [1, 2, 4, 5, 7, 8, 10, 11]
export const AUTUMN_TO_WINTER: readonly Month[] = [9, 10, 11, 12, 1, 2, 3]
export const YEAR_END: readonly Month[] = [10, 11, 12]
export const TAX_SEASON: readonly Month[] = [1, 2, 3, 4]
/** After quarterly results. */
export const TRADING_WINDOWS: readonly Month[] = [1, 2, 4, 5, 7, 8, 10, 11]
