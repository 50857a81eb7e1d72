-- What became of an invitation beside its state; no row: nothing that is told here.
CREATE TABLE course (
  invitation TEXT PRIMARY KEY NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
  purpose TEXT,
  template TEXT,
  customer TEXT, -- Microsoft ID of whom it is about, or who accepted
  provider TEXT, -- tenant of the indirect provider
  provider_name TEXT,
  batch TEXT,
  reminder_day TEXT,
  reference TEXT,
  updated INTEGER NOT NULL
) STRICT;

-- The journal of an invitation is evidence: rows are added, never changed.
CREATE TABLE step (
  invitation TEXT NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  time INTEGER NOT NULL,
  who TEXT,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT,
  handoff INTEGER NOT NULL, -- its position; -1: none
  evidence TEXT NOT NULL,
  record TEXT,
  record_time INTEGER NOT NULL,
  customer TEXT,
  customer_name TEXT,
  PRIMARY KEY (invitation, position)
) STRICT, WITHOUT ROWID;

-- Acceptances that were noticed, kept longer than the service keeps its records of them.
CREATE TABLE acceptance (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_name TEXT,
  domain TEXT,
  evidence TEXT NOT NULL,
  record TEXT,
  time INTEGER NOT NULL,
  exact INTEGER NOT NULL,
  noticed INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  invitation TEXT,
  updated INTEGER NOT NULL
) STRICT;

-- How far something was read.
CREATE TABLE mark (
  name TEXT PRIMARY KEY NOT NULL,
  value INTEGER NOT NULL
) STRICT;
