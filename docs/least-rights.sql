-- Rights of the account that serves, on PostgreSQL: rows, no tables; history is only added to.
-- Run as the owner in the portal's database, after each migration; portal_serves exists already:
--   CREATE ROLE portal_serves LOGIN PASSWORD '…';

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public, hangfire TO portal_serves;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, hangfire TO portal_serves;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, hangfire TO portal_serves;

REVOKE UPDATE, DELETE ON "AuditEntries", "AuditSeals", "TermsApprovals", "TermsVersions" FROM portal_serves;
-- A seal is closed once, in these columns:
GRANT UPDATE ("Sequence", "PreviousHash", "Hash", "ActorSalt", "ActorDigest", "DetailsSalt", "DetailsDigest") ON "AuditSeals" TO portal_serves;
REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM portal_serves;
