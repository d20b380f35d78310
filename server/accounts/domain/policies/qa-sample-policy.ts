/** One of two hundred a day, at least one and at most ten (trust-policy.md, "flags"). */
const ONE_OF = 200;
export const QA_SAMPLE_MOST = 10;

/** How many of the accounts that nobody ever had a reason to look at are looked at in one day; none of none. */
export const qaSampleSize = (untouched: number): number =>
  untouched === 0 ? 0 : Math.min(QA_SAMPLE_MOST, Math.max(1, Math.floor(untouched / ONE_OF)));
