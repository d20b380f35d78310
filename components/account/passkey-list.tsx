import { Time } from "@/components/kit/time";
import { ButtonLink } from "@/components/ui/button-link";
import type { OwnPasskeyDto } from "@/server/accounts/application/dto/own-factors-dto";

type PasskeyListProps = { passkeys: readonly OwnPasskeyDto[]; page: string; canAdd: boolean };

/** One's passkeys, oldest first. */
export function PasskeyList({ passkeys, page, canAdd }: PasskeyListProps) {
  return (
    <div className="grid gap-6">
      {passkeys.length === 0 ? (
        <p>You have no passkeys.</p>
      ) : (
        <ul aria-label="Passkeys" className="rounded-md border border-border bg-surface">
          {passkeys.map(({ id, name, addedAt, lastUsedAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-border p-4 last:border-b-0 sm:px-5"
            >
              <span className="min-w-0">
                <bdi className="block font-emphasis wrap-anywhere">{name}</bdi>
                <span className="text-form text-muted-fg">
                  Added <Time at={addedAt.toISOString()} as="date" />
                  {lastUsedAt ? (
                    <>
                      {" "}
                      · last used <Time at={lastUsedAt.toISOString()} as="date" />
                    </>
                  ) : (
                    " · not used yet"
                  )}
                </span>
              </span>
              <ButtonLink href={`${page}/passkeys/${id}`} size="public-small">
                Remove<span className="sr-only"> {name}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {canAdd ? (
        <p>
          <ButtonLink href={`${page}/passkeys/add`} size="public" tone="primary">
            Add a passkey
          </ButtonLink>
        </p>
      ) : (
        <p className="text-form text-muted-fg">
          Passkeys do not work at this address: they need a name, such as localhost, and not a number.
        </p>
      )}
    </div>
  );
}
