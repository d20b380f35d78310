/** One line of a holder's own recent security activity. */
export type SecurityActivityDto = {
  readonly id: string;
  readonly at: Date;
  readonly words: string;
  /** "Firefox on Windows"; null where it can't be told. */
  readonly deviceName: string | null;
  /** The country the address was registered in. */
  readonly place: string | null;
};

/** As many lines as a page shows, or as a file holds. */
export type ActivityWanted = "PAGE" | "FILE";

/** A device of one's own, as its own page shows it. */
export type OwnDeviceDto = {
  readonly id: string;
  readonly name: string | null;
  readonly deviceName: string;
  readonly deviceKind: "PHONE" | "TABLET" | "COMPUTER" | "UNKNOWN";
  readonly place: string | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly isDenied: boolean;
  /** The one that asks sits at this device. */
  readonly isThisDevice: boolean;
  readonly liveSessions: number;
};
