import Link from "next/link";

const link = "inline-block py-0.5 text-primary underline underline-offset-3";

/** Beside a seller's home: where our messages are, and that buying goes on. */
export function HomeAside({ hasApplication }: { hasApplication: boolean }) {
  return (
    <>
      <section aria-labelledby="messages">
        <h2 id="messages" className="mb-2 font-semibold">
          Messages
        </h2>
        <p className="text-muted-fg">We write to you when something about your shop changes.</p>
        <p className="mt-2">
          {hasApplication ? (
            <Link href="/sell/status" className={link}>
              Status and messages
            </Link>
          ) : (
            <Link href="/account/notifications" className={link}>
              How we reach you
            </Link>
          )}
        </p>
      </section>
      <section aria-labelledby="buying">
        <h2 id="buying" className="mb-2 font-semibold">
          Buying
        </h2>
        <p className="text-muted-fg">Your orders, addresses and sign-in stay where they were.</p>
        <p className="mt-2">
          <Link href="/account" className={link}>
            Your account
          </Link>
        </p>
      </section>
    </>
  );
}
