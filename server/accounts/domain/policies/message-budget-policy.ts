/** How often somebody outside may make us send a message, within the lock policy's window and its doubling waits. */
export const messageBudgetPolicy = {
  /** To one address or number, whether it is known here or not. Beyond it nothing is sent, and nobody is told. */
  perContact: 5,
  /** Asked for from one customer's address, whoever they are for. */
  perAddress: 50,
} as const;
