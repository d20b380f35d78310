/** Who has to do something next, in the order of the list: staff, our own machines, nobody (paused), the seller. */
export const WAITING_ON = ["US", "SYSTEM", "NOBODY", "SELLER"] as const;

export type WaitingOn = (typeof WAITING_ON)[number];

export const isWaitingOn = (text: string): text is WaitingOn => WAITING_ON.some((one) => one === text);
