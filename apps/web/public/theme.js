// Runs before the first paint: the chosen theme and language are on the page when its colours are read.
;(function () {
  try {
    var theme = localStorage.getItem('rapport.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    var language = localStorage.getItem('rapport.language')
    if (language === 'de' || language === 'en') document.documentElement.lang = language
  } catch {
    // A browser that keeps nothing shows what the system prefers.
  }
})()
