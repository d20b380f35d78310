/** What happens when a holder closes their account. */
export const closingPolicy = {
  /** To change one's mind. */
  coolingOffDays: 14,
  /** After closing: then email and phone are free for a new account. */
  contactsKeptDays: 90,
} as const;
