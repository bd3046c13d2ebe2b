import { inForce, type Rule } from './rule.js';

/** Programmes and their components. */
export const PROGRAMMES: readonly Rule[] = [
  inForce(
    'R-15',
    'ACP 123, 127, 277',
    'A component is included only in a registered programme that is inside its period, and whose methodology is not on hold, and only where every eligibility criterion is met with its evidence.',
  ),
  inForce('R-16', 'AS 79', 'A component has one host Party: the one in which it is located.'),
  inForce(
    'R-17',
    'AS 75(c), 81',
    'A component is in one programme at a time, and is no registered project; a project is one component. What another scheme knows under one identifier is one component here, however the identifier is written.',
  ),
  inForce(
    'R-18',
    'AS 75(b), 82, 86 to 89; the measure of one place POLICY',
    'A device, household, meter or plot belongs to at most one component on any day, over all programmes, and stays with it for days that were verified. No more of them are in operation than the component has registered on every day of the period; a policy may ask for one at least (`requireAssets`). Two components at one place are one claim, whatever their technology is called: equal site codes, or coordinates within 50 metres, unless a DOE shows by a document (criterion `SITE-DISTINCT`) that the units are distinct.',
  ),
  inForce(
    'R-19',
    'AS 28, 124; CDM',
    'A component starts no earlier than its programme, and a programme no earlier than 1 January 2021; projects, and programmes in mode `cdm`, no earlier than 1 January 2000.',
  ),
  inForce(
    'R-20',
    'AS 73, 127, 130, 131',
    'A crediting period, of which a renewable one may be followed by two more, lasts at most 5 years where it can be renewed, 10 where it is fixed, 15 for removals (mode `cdm`: 7, 10; removals 20, 30), or what the host allows if that is less, and ends with its programme. It begins on the day of inclusion or later, at most two years after it (policy `creditingStart`; the alternative is 2021).',
  ),
  inForce(
    'R-21',
    'ACP 274; AS 31; CDM',
    'A programme lasts at most 20 years in periods of 5 (removals 60 in periods of 15; mode `cdm` 28 in periods of 7, removals 60).',
  ),
  inForce(
    'R-22',
    'ACP 98, 124',
    'What the included components of a host are expected to reach in a year stays within the maximum that the host approved; without an approval nothing is included.',
  ),
  inForce(
    'R-23',
    'ASP 138 to 142; METH4 17 to 22; AS 187',
    'What a domestic scheme, another market, a nested programme or another crediting scheme covers is deducted before issuance, with its reason.',
  ),
  inForce(
    'R-24',
    'AS 84, 188; VVS 294, 295',
    'Where a component is registered under another scheme, that scheme’s confirmation for exactly the verified period is there before anything is issued. A day that another scheme credited is not verified here.',
  ),
  inForce(
    'R-25',
    'ACP 202',
    'The DOE that validated the registration, the inclusion or the renewal does not sign the first verification after it.',
  ),
  inForce(
    'R-26',
    'ACP 278, 303',
    'Notice of the renewal of a component comes from 270 days before to one year after the end of its period. The new period begins on the day after the old one.',
  ),
  inForce(
    'R-27',
    'AS 129',
    'After its final crediting period a component is never included or registered again.',
    'test/domain/component/include-component.spec.ts',
  ),
  inForce(
    'R-28',
    'ACP 314, 322',
    'Nothing is issued for a day on or after a component’s exclusion or the withdrawal of its host’s approval, nor for one outside its crediting period. A host withdraws its approval with 60 days of notice.',
  ),
  inForce(
    'R-29',
    'ACP 138, 315; AS 85',
    'A component included again after an exclusion keeps the type and the end of its crediting period, and earns only for days from its new inclusion on.',
  ),
  inForce(
    'R-30',
    'ACP 128',
    'A review of an inclusion is accepted until one year after it, or 180 days after the component’s first issuance.',
  ),
];
