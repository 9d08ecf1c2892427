/**
 * The working-day calendar of the Russian Federation for a five-day week, as facts.
 * Public holidays: Labour Code, art. 112. Per year: what that year's government decree transfers.
 * The extra non-working days of the 2020-2021 decrees on the epidemic are left out: terms ran on through them.
 */

/** Public holidays of every year, as month and day. */
export const PUBLIC_HOLIDAYS_RU: readonly string[] = [
  '01-01',
  '01-02',
  '01-03',
  '01-04',
  '01-05',
  '01-06',
  '01-07',
  '01-08',
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
];

/** What one year's decree changes, as month and day. */
export interface YearOfTransfers {
  /** Weekdays that are days off. */
  readonly daysOff: readonly string[];
  /** Saturdays and Sundays on which people work. */
  readonly workingWeekends: readonly string[];
  /** Working days that are one hour shorter: the eve of a holiday. */
  readonly shortened: readonly string[];
}

/** The years whose decree is known. */
export const TRANSFERS_RU: Readonly<Record<number, YearOfTransfers>> = {
  2020: {
    daysOff: ['02-24', '03-09', '05-04', '05-05', '05-11'],
    workingWeekends: [],
    shortened: ['06-11', '11-03', '12-31'],
  },
  2021: {
    daysOff: ['02-22', '05-03', '05-10', '06-14', '11-05', '12-31'],
    workingWeekends: ['02-20'],
    shortened: ['02-20', '04-30', '06-11'],
  },
  2022: {
    daysOff: ['03-07', '05-02', '05-03', '05-10', '06-13'],
    workingWeekends: ['03-05'],
    shortened: ['02-22', '03-05', '11-03'],
  },
  2023: {
    daysOff: ['02-24', '05-08', '11-06'],
    workingWeekends: [],
    shortened: ['02-22', '03-07', '11-03'],
  },
  2024: {
    daysOff: ['04-29', '04-30', '05-10', '12-30', '12-31'],
    workingWeekends: ['04-27', '11-02', '12-28'],
    shortened: ['02-22', '03-07', '05-08', '06-11', '11-02'],
  },
  2025: {
    daysOff: ['05-02', '05-08', '06-13', '11-03', '12-31'],
    workingWeekends: ['11-01'],
    shortened: ['03-07', '04-30', '06-11', '11-01'],
  },
  2026: {
    daysOff: ['01-09', '03-09', '05-11', '12-31'],
    workingWeekends: [],
    shortened: ['04-30', '05-08', '06-11', '11-03'],
  },
  2027: {
    daysOff: ['02-22', '05-03', '05-10', '06-14', '11-05', '12-31'],
    workingWeekends: ['02-20'],
    shortened: ['02-20', '04-30', '06-11', '11-03'],
  },
};
