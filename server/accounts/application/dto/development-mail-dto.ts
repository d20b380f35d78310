/** A message of development as its mailbox lists and shows it. */
export type DevelopmentMailDto = {
  readonly id: string;
  readonly channel: "EMAIL" | "SMS";
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** It has an HTML form too, which is asked for by itself. */
  readonly hasHtml: boolean;
  readonly createdAt: Date;
};
