import { contract } from '@rapport/contract/contract.ts'
import { openApi } from '@rapport/contract/openapi.ts'
import { Router } from 'express'
import { referencePage } from './reference-page.ts'
import { referenceStyle } from './reference-style.ts'

export const API_INFO = {
  title: 'Rapport',
  version: '1',
  description: [
    'Contacts, claims, account activity, confirmation, compensation and initiatives of a wealth firm, joined to the cent.',
    'Sign in with `POST /session`; the session is a cookie. A change that comes from no page of Rapport itself is refused; a program sends `Idempotency-Key` or JSON.',
    'Every refusal is `application/problem+json` with a stable `code`, a sentence for people, and the fields that are wrong. What one may not know of answers like what does not exist.',
    'Amounts are integer minor units as decimal text with their currency. Moments are UTC, days are calendar days. Lists are read page by page: `next` is the `cursor` of the page after.',
    'What people edit carries its version as `ETag`, and is changed with `If-Match`. Every other change may be sent again with its `Idempotency-Key`.',
  ].join('\n\n'),
} as const

/** `/api/openapi.json` and a page to read it on, without a script or a file from elsewhere. */
export function apiReference(): Router {
  const description = openApi(contract, API_INFO)
  const page = referencePage(description as never)
  const router = Router()
  router.get('/openapi.json', (_req, res) => {
    res.json(description)
  })
  router.get('/docs', (_req, res) => {
    res.type('html').send(page)
  })
  router.get('/docs.css', (_req, res) => {
    res.type('css').send(referenceStyle)
  })
  return router
}
