/** How often somebody may ask for an account or a message, whoever they are. */
export const signUpPolicy = {
  /** From one address, within the lock policy's window. */
  signUpsPerAddress: 100,
  /** "You already have an account": mails to one account within the window. */
  noticesPerAccount: 3,
} as const;
