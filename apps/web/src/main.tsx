// Bundled, with every alphabet a client's name may be written in; a browser fetches the ones it meets.
import '@fontsource-variable/source-sans-3/wght.css'
import './ui/theme/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'
import { startLanguage } from './shell/language.ts'
import { makeRegion } from './ui/feedback/announce.ts'
import { listenForShortcuts } from './ui/keyboard/use-shortcut.ts'

await startLanguage()
makeRegion()
listenForShortcuts()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
