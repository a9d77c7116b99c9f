import type { Zone } from '@rapport/domain/calendar/zone.ts'

/** Where clients live. Telephone numbers are from the ranges that are kept free for fiction. */
export interface Place {
  readonly city: string
  readonly line: string
  readonly zone: Zone
  readonly phone: string
  readonly currency: 'USD' | 'EUR' | 'CHF'
  readonly language: 'en' | 'de'
  readonly region: 'east' | 'south' | 'west' | 'europe'
}

const american = (region: 'east' | 'south' | 'west', zone: Zone, area: string, city: string, line: string): Place => ({
  city,
  line,
  zone,
  phone: `+1 ${area} 555 01`,
  currency: 'USD',
  language: 'en',
  region,
})

const european = (
  currency: 'EUR' | 'CHF',
  language: 'en' | 'de',
  zone: Zone,
  phone: string,
  city: string,
  line: string,
): Place => ({ city, line, zone, phone, currency, language, region: 'europe' })

const EASTERN = 'America/New_York'
const CENTRAL = 'America/Chicago'
const PACIFIC = 'America/Los_Angeles'

export const places: readonly (readonly [place: Place, weight: number])[] = [
  [american('east', EASTERN, '212', 'New York', 'New York, NY 10021'), 14],
  [american('east', EASTERN, '203', 'Greenwich', 'Greenwich, CT 06830'), 7],
  [american('east', EASTERN, '617', 'Boston', 'Boston, MA 02116'), 8],
  [american('east', EASTERN, '914', 'Scarsdale', 'Scarsdale, NY 10583'), 4],
  [american('east', EASTERN, '609', 'Princeton', 'Princeton, NJ 08540'), 4],
  [american('east', EASTERN, '215', 'Philadelphia', 'Philadelphia, PA 19103'), 4],
  [american('east', EASTERN, '202', 'Washington', 'Washington, DC 20008'), 4],
  [american('south', EASTERN, '561', 'Palm Beach', 'Palm Beach, FL 33480'), 6],
  [american('south', EASTERN, '305', 'Coral Gables', 'Coral Gables, FL 33134'), 5],
  [american('south', EASTERN, '404', 'Atlanta', 'Atlanta, GA 30305'), 4],
  [american('south', CENTRAL, '713', 'Houston', 'Houston, TX 77019'), 5],
  [american('south', CENTRAL, '214', 'Dallas', 'Dallas, TX 75205'), 5],
  [american('south', CENTRAL, '312', 'Chicago', 'Chicago, IL 60611'), 6],
  [american('south', CENTRAL, '615', 'Nashville', 'Nashville, TN 37205'), 2],
  [american('west', 'America/Denver', '303', 'Denver', 'Denver, CO 80206'), 3],
  [american('west', PACIFIC, '650', 'Palo Alto', 'Palo Alto, CA 94301'), 6],
  [american('west', PACIFIC, '415', 'San Francisco', 'San Francisco, CA 94115'), 5],
  [american('west', PACIFIC, '310', 'Los Angeles', 'Los Angeles, CA 90049'), 5],
  [american('west', PACIFIC, '206', 'Seattle', 'Seattle, WA 98112'), 4],
  [european('CHF', 'de', 'Europe/Zurich', '+41 44 000 11', 'Zürich', '8002 Zürich, Switzerland'), 4],
  [european('CHF', 'en', 'Europe/Zurich', '+41 22 000 11', 'Geneva', '1206 Genève, Switzerland'), 3],
  [european('EUR', 'de', 'Europe/Berlin', '+49 89 99998 1', 'Munich', '80539 München, Germany'), 3],
  [european('EUR', 'de', 'Europe/Berlin', '+49 40 66969 1', 'Hamburg', '20148 Hamburg, Germany'), 2],
  [european('EUR', 'en', 'Europe/Paris', '+33 1 99 00 11 ', 'Paris', '75007 Paris, France'), 2],
  [european('EUR', 'en', 'Europe/Rome', '+39 02 0000 11', 'Milan', '20121 Milano, Italy'), 2],
]

export const americanStreets: readonly string[] =
  'Alder Lane, Beacon Hill Road, Bellwood Avenue, Birch Hollow, Brookside Drive, Canterbury Place, Carriage House Road, Cedar Ridge, Chestnut Street, Copper Beech Lane, Dunmore Road, East 74th Street, Elmwood Court, Fernbrook Lane, Glenview Terrace, Harbor Point Road, Hawthorne Avenue, Hillcrest Drive, Juniper Way, Lakeshore Drive, Linden Street, Maple Grove Road, Meadowbrook Lane, Mill Pond Road, Oak Knoll, Orchard Hill, Park Terrace, Pheasant Run, Pine Bluff Road, Quarry Lane, Ridgefield Road, River Bend, Rosemary Lane, Saddle Ridge, Stonegate Road, Sycamore Street, Vine Hill, Walnut Grove, Wexley Road, Willow Creek'.split(
    ', ',
  )

export const europeanStreets: readonly string[] =
  'Am Seeufer, Birkenweg, Bellevuestrasse, Gartenstrasse, Hofmattweg, Im Rosengarten, Kirchgasse, Lindenallee, Parkring, Seestrasse, Rue des Tilleuls, Quai du Lac, Via dei Giardini, Rebbergweg'.split(
    ', ',
  )

export const firmNames: readonly string[] =
  'Alder Brook, Bluewater, Calder, Copperfield, Eastgate, Fairhaven, Granite Peak, Halcyon, Harborview, Ironwood, Juniper Hill, Kestrel, Larkspur, Mayfair, Northstar, Orchard, Pinnacle Point, Quarry Bay, Redwood, Sandpiper, Silverlake, Tamarack, Vantage, Whitestone'.split(
    ', ',
  )
