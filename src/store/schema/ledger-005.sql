-- Whom the partner, an indirect provider, invites for; no row: for itself.
CREATE TABLE for_reseller (
  invitation TEXT PRIMARY KEY NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
  reseller TEXT NOT NULL, -- tenant of the indirect reseller
  reseller_name TEXT,
  updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
