/** A broken rule is noticed by the first case that shows it; to look for the smallest one would take most of the time. */
require('fast-check').configureGlobal({ endOnFailure: true })
