-- What the partner's people write about a customer; never sent to the service.
CREATE TABLE note (
  customer TEXT PRIMARY KEY NOT NULL,
  tags TEXT NOT NULL, -- one on each line
  text TEXT NOT NULL,
  follow_up TEXT,
  owner TEXT,
  updated INTEGER NOT NULL
) STRICT;

-- What the list of customers shows, under a name.
CREATE TABLE named_view (
  name TEXT PRIMARY KEY NOT NULL,
  query TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
