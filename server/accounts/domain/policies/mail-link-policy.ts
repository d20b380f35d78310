/** A link in a mail lies around longer than a code: it lives half an hour, and is worth nothing after one use. */
export const mailLinkPolicy = {
  livesMinutes: 30,
  /** How late a link may still say where a new message is to go. It opens nothing by then. */
  resendsForHours: 24,
} as const;
