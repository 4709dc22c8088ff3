/** Whether such a date and time, without a zone, can be: months to 12, days to 31, hours to 24:00. */
export const isDateTime = (text: string): boolean => !Number.isNaN(Date.parse(`${text.toUpperCase()}Z`));

/** Whether the calendar has the day that it begins with, too: no 30th of February. */
export const isInCalendar = (text: string): boolean => {
  const day = text.slice(0, "2000-01-01".length);
  return isDateTime(text) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
};
