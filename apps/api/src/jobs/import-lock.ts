/** Locks of imports: the class, beside which stands a hash of the import's id. */
export const IMPORT_LOCK = 7_245_116
