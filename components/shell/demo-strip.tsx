import Link from "next/link";
import { EnvironmentStrip } from "./environment-strip";

/** On every page for customers while the product shows itself with made-up people. */
export function DemoStrip() {
  return (
    <EnvironmentStrip label="Demo notice">
      Demo. The people and orders here are made up. Codes arrive in the{" "}
      <Link href="/dev/mailbox" className="underline underline-offset-3">
        development mailbox
      </Link>
      .
    </EnvironmentStrip>
  );
}
