import { contract } from '@rapport/contract/contract.ts'
import { openApi } from '@rapport/contract/openapi.ts'
import { Router } from 'express'
import { referencePage, referenceStyle } from './reference-page.ts'

export const API_INFO = {
  title: 'Rapport',
  version: '1',
  description:
    'Contacts, claims, account activity, confirmation, compensation and initiatives of a wealth firm, joined to the cent.',
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
