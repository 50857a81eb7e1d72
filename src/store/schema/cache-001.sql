-- Everything here can be fetched again. See liaison-sheet.h for what a sheet is.
CREATE TABLE sheet (
  k INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

-- Where a customer is, by the hash of its Microsoft ID and of its domain; who finds another one
-- there looks at the next number.
CREATE TABLE by_id (
  hash INTEGER PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT;
CREATE TABLE by_domain (
  hash INTEGER PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT;

-- Numbers of customers in an order, four bytes each, those that are gone left out.
CREATE TABLE ordering (
  kind TEXT PRIMARY KEY NOT NULL,
  numbers BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Parts of records that were opened. Times are microseconds since 1970, UTC.
CREATE TABLE record (
  n INTEGER NOT NULL,
  part TEXT NOT NULL,
  time INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (n, part)
) STRICT, WITHOUT ROWID;

-- What became of the customers.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  n INTEGER NOT NULL,
  was TEXT,
  time INTEGER NOT NULL
) STRICT;

CREATE TABLE state (
  name TEXT PRIMARY KEY NOT NULL,
  value ANY
) STRICT, WITHOUT ROWID;
