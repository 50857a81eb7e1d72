-- A list of prospects that a batch of invitations was made of: nobody else keeps its cells.
CREATE TABLE prospect_list (
  batch TEXT PRIMARY KEY NOT NULL,
  titles TEXT, -- as the cells of a row; NULL: it has none
  n_rows INTEGER NOT NULL,
  updated INTEGER NOT NULL
) STRICT;

CREATE TABLE prospect (
  batch TEXT NOT NULL REFERENCES prospect_list (batch) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  invitation TEXT, -- NULL: left out
  marks INTEGER NOT NULL,
  cells TEXT NOT NULL, -- each with a comma in front, quoted where needed
  PRIMARY KEY (batch, position)
) STRICT, WITHOUT ROWID;
