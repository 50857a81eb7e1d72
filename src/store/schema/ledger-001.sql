-- Times are microseconds since 1970, UTC; 0: not yet.
CREATE TABLE invitation (
  id TEXT PRIMARY KEY NOT NULL,
  account TEXT NOT NULL,
  cloud TEXT NOT NULL,
  state TEXT NOT NULL,
  contact_name TEXT,
  contact_mail TEXT,
  company TEXT,
  domain TEXT,
  country TEXT,
  language TEXT,
  due_date TEXT,
  subject TEXT,
  body TEXT,
  link TEXT,
  wants_rights INTEGER NOT NULL,
  region_overridden INTEGER NOT NULL,
  existing_customer INTEGER NOT NULL,
  text_edited INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  done INTEGER NOT NULL
) STRICT;

-- What left the program is evidence: rows are added, never changed.
CREATE TABLE handoff (
  invitation TEXT NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  method TEXT NOT NULL,
  time INTEGER NOT NULL,
  destination TEXT,
  subject TEXT,
  body TEXT,
  link TEXT,
  digest TEXT,
  PRIMARY KEY (invitation, position)
) STRICT, WITHOUT ROWID;
