/** On which a waiting import is announced, in the transaction that lets it wait. */
export const IMPORT_CHANNEL = 'rapport_import'
