import { type ComponentType, lazy, Suspense } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { Apart } from '../ui/overlay/Later.tsx'
import { PageLoading } from '../ui/page/Page.tsx'
import type { Feature } from './feature.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { placesOf } from './places.ts'
import { mayOpen, useSession } from './session.tsx'

const found = import.meta.glob<{ feature: Feature }>('../features/*/pages.ts', { eager: true })
const features = Object.values(found).map(({ feature }) => feature)

/** Every page that the person is offered. What is not theirs looks like what does not exist. */
export function Pages() {
  const { user } = useSession()
  const { pathname } = useLocation()
  const home = placesOf(user.roles)[0]?.to
  return (
    <PageBoundary key={pathname}>
      <Suspense fallback={<PageLoading />}>
        <Routes>
          {home && <Route index element={<Navigate to={home} replace />} />}
          {features
            .flatMap(({ pages }) => pages)
            .filter(({ roles }) => mayOpen(user.roles, roles))
            .map(({ pattern, Page }) => (
              <Route key={pattern} path={pattern} element={<Page />} />
            ))}
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </PageBoundary>
  )
}

/** What features show on every page. */
export function Everywhere() {
  const everywhere = features.flatMap(({ Everywhere: Part }) => (Part ? [Part] : []))
  return (
    <Suspense fallback={null}>
      {everywhere.map((Part, at) => (
        <Apart key={at}>
          <Part />
        </Apart>
      ))}
    </Suspense>
  )
}

/** All parts on one page, while developing. The build leaves it out. */
export const Gallery: ComponentType | null = import.meta.env.DEV
  ? lazy(() => import('../ui/gallery/Gallery.tsx').then((module) => ({ default: module.Gallery })))
  : null
