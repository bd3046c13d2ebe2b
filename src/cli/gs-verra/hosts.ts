interface Host {
  /** ISO 3166-1 alpha-3. */
  readonly party: string;
  /** On the United Nations' lists of least developed countries or small island developing States. */
  readonly leastDevelopedOrIsland: boolean;
}

const host = (party: string, leastDevelopedOrIsland = false): Host => ({ party, leastDevelopedOrIsland });

/** Host Parties as the authorization lists write them. A name that isn't here is an error, never a guess. */
export const HOSTS: Readonly<Record<string, Host>> = {
  Bangladesh: host('BGD', true),
  Benin: host('BEN', true),
  'Burkina Faso': host('BFA', true),
  Burundi: host('BDI', true),
  Cambodia: host('KHM', true),
  Cameroon: host('CMR'),
  Chile: host('CHL'),
  Colombia: host('COL'),
  Ethiopia: host('ETH', true),
  Gambia: host('GMB', true),
  Ghana: host('GHA'),
  Guyana: host('GUY', true),
  India: host('IND'),
  Indonesia: host('IDN'),
  Kenya: host('KEN'),
  Lao: host('LAO', true),
  Liberia: host('LBR', true),
  Madagascar: host('MDG', true),
  Malawi: host('MWI', true),
  Mali: host('MLI', true),
  Mongolia: host('MNG'),
  Morocco: host('MAR'),
  Mozambique: host('MOZ', true),
  Nepal: host('NPL', true),
  Nigeria: host('NGA'),
  Peru: host('PER'),
  Rwanda: host('RWA', true),
  Senegal: host('SEN', true),
  'Sierra Leone': host('SLE', true),
  Suriname: host('SUR', true),
  Tanzania: host('TZA', true),
  Thailand: host('THA'),
  Togo: host('TGO', true),
  Uganda: host('UGA', true),
  Uzbekistan: host('UZB'),
  Vanuatu: host('VUT', true),
  Zambia: host('ZMB', true),
  Zimbabwe: host('ZWE'),
};
