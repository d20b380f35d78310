/** Before which line of the timeline: its moment as ISO text, its id. */
export type ActivityPosition = readonly [at: string, id: string];

/** Before nothing: the newest line. */
export const NEWEST: ActivityPosition = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
