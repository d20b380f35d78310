"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useEffect } from "react";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { comparable } from "./comparison-words";
import type { Comparison } from "./use-comparison";

type CompareMenuProps = { policy: PolicyDto; comparison: Pick<Comparison, "wanted" | "choose"> };

/** Which version the values of the draft are told against; at its end the page of all that differs. */
export function CompareMenu({ policy, comparison }: CompareMenuProps) {
  return (
    <Menu
      label="Compare with"
      trigger={
        <Button>
          Compare
          <ChevronDown aria-hidden="true" className="size-4" strokeWidth={1.75} />
        </Button>
      }
    >
      <Versions policy={policy} comparison={comparison} />
      <MenuSeparator />
      <MenuLink href={`/console/policies/trust/${policy.version}`}>All that differs</MenuLink>
    </Menu>
  );
}

/** Asked for when the menu opens. */
function Versions({ policy, comparison: { wanted, choose } }: CompareMenuProps) {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.policies.list.infiniteQueryOptions({ limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const hasMore = hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (hasMore) void fetchNextPage();
  }, [hasMore, fetchNextPage]);
  const options = comparable(policy, list.data?.pages.flatMap((page) => page.rows) ?? []);
  return (
    <>
      <MenuChoice
        label="Compare with"
        value={String(wanted)}
        options={options}
        onChange={(version) => choose(Number(version))}
      />
      {list.error ? <MenuItem blockedBecause={sentenceOf(list.error)}>Other versions</MenuItem> : null}
      {list.isPending ? <MenuItem blockedBecause="Loading">Other versions</MenuItem> : null}
    </>
  );
}
