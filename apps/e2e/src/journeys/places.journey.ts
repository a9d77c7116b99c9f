import { expect, test } from '../testing/journey.ts'
import { people, type Who } from '../testing/people.ts'

for (const who of Object.keys(people) as Who[]) {
  test(`every place that the rail offers the ${who} is there`, async ({ as }) => {
    const page = await as(who)
    await page.goto('/')
    const places = page.getByRole('navigation', { name: 'Places' }).getByRole('link')
    await expect(places.first()).toBeVisible()
    for (const place of await places.all()) {
      await place.click()
      await expect(place).toHaveAttribute('aria-current', 'page')
      const title = page.getByRole('heading', { level: 1 })
      await expect(title).toBeVisible()
      await expect(title).not.toHaveText('Not found')
      await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0)
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    }
  })
}
