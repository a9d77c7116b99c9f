const POSTED =
  /^(?:posted|booked|completed?|settled|cleared|executed|paid|done|success(?:ful)?|confirmed|approved|final|gebucht|verbucht|abgeschlossen|ausgeführt|comptabilisé|exécuté|contabilizado|verwerkt|reconciled)$/i
const ANNOUNCED = /^(?:pending|processing|vorgemerkt|en attente|pendiente|in behandeling|not posted|unposted)\b/i

/** Whether a status says that the row counts. Whatever is neither blank nor known to be final does not. */
export const isPosted = (status: string): boolean => status === '' || POSTED.test(status)

/** A word in place of a date that says that the row is not booked yet. */
export const isAnnounced = (cell: string): boolean => cell.length <= 24 && ANNOUNCED.test(cell)
