/** The message broker, where one is set up; without it events go through the database alone. */
export type BrokerSettings = {
  readonly url: string;
  /** Where the shop puts its events. */
  readonly shopSubject: string;
};

type Read = (name: string) => string | undefined;

const usualShopSubject = "shop.events";

/** `NATS_URL` turns the broker on; `NATS_SHOP_SUBJECT` names the subject of the shop's events. */
export function readBrokerSettings(read: Read, problems: string[]): BrokerSettings | null {
  const [url, subject] = [read("NATS_URL"), read("NATS_SHOP_SUBJECT")];
  if (url === undefined) {
    if (subject !== undefined) problems.push("NATS_SHOP_SUBJECT names a subject, but NATS_URL names no broker");
    return null;
  }
  const isNats = URL.canParse(url) && ["nats:", "tls:"].includes(new URL(url).protocol) && new URL(url).host !== "";
  if (!isNats) problems.push("NATS_URL must be an address such as tls://user:password@nats.example.com:4222");
  const shopSubject = subject ?? usualShopSubject;
  if (!/^[\w-]+(?:\.[\w-]+)*(?:\.[*>])?$/.test(shopSubject) || shopSubject.startsWith("goodstanding")) {
    problems.push(
      "NATS_SHOP_SUBJECT must be a subject such as shop.events or shop.events.>, none of goodstanding's own",
    );
  }
  return { url, shopSubject };
}
