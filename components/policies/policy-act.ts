import type { RampMove } from "./ramp-dialog";

/** What is asked about in a dialog before it is done. */
export type PolicyAct = "ask" | "roll-back" | "discard" | RampMove;
