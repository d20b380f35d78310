-- Accounts that were contained within the hour count as locks of whoever asked, whoever contained them.
CREATE INDEX "cluster_member_contained" ON "cluster_member"("contained_since") WHERE "contained_since" IS NOT NULL;
