-- During a ramp two versions score accounts, and each account's peers are those that its own version scores.
ALTER TABLE "peer_median" DROP CONSTRAINT "peer_median_pkey",
  ADD CONSTRAINT "peer_median_pkey" PRIMARY KEY ("cohort", "policy_version");
