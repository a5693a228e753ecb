// Dates as a person in Switzerland reads them, worked out apart from the code under test.

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The local date in Zurich, so many days from now: `2027-01-16`. */
export function dateIn(days) {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Zurich' });
  const date = new Date(`${today}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `16 January 2027` */
export function inWords(date) {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `16.01.2027` */
export function inTable(date) {
  return date.split('-').reverse().join('.');
}
