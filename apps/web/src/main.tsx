// Bundled, with every alphabet a client's name may be written in; a browser fetches the ones it meets.
import '@fontsource-variable/source-sans-3/wght.css'
import './ui/theme/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'
import { startLanguage } from './shell/language.ts'
import { makeRegion } from './ui/feedback/announce.ts'
import { PartMissingError } from './ui/feedback/part-missing.ts'
import { listenForShortcuts } from './ui/keyboard/use-shortcut.ts'

await startLanguage()
makeRegion()
listenForShortcuts()

const root = document.getElementById('root')
if (root) {
  // What a boundary has caught is told on the page; what nobody foresaw is reported, too.
  const onCaughtError = (error: unknown) => {
    if (!(error instanceof PartMissingError)) reportError(error)
  }
  createRoot(root, { onCaughtError }).render(<App />)
}
