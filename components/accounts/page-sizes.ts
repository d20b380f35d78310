/** How many lines of the timeline the overview begins with, and its own tab. The page reads as many ahead. */
export const overviewRows = 10;
export const activityRows = 25;

/** Sessions of one page of the list. */
export const sessionRows = 25;

/** Accounts of one page of a look-up. */
export const lookupRows = 25;
