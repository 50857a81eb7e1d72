-- A ledger as the fourth version of the program wrote it: schema/ledger-001.sql to -004.sql of that time, and
-- what a person had in it. Never changed: later versions must open it.
PRAGMA journal_mode = WAL;
BEGIN;
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
INSERT INTO invitation VALUES
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000001', 'konto', 'global', 'waiting', 'Zoë O’Brien',
   'zoe@fabrikam.example', 'Fabrikam', 'fabrikam.example', 'IE', 'en', '2026-12-06',
   'Your cloud services', 'Hello Zoë,' || char(10) || 'https://admin.microsoft.com/?a=b#/x',
   'https://admin.microsoft.com/?a=b#/x', 1, 0, 0, 1, 1764000000000000, 1764000200000000, 0),
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000002', 'konto', 'global', 'draft', NULL, NULL, '北京小明有限公司',
   NULL, 'CN', 'zh_CN', NULL, NULL, NULL, NULL, 0, 1, 0, 0, 1764000300000000, 1764000300000000, 0),
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000003', 'konto', 'global', 'discarded', NULL, NULL, 'Discarded',
   NULL, NULL, 'en', NULL, NULL, NULL, NULL, 0, 0, 0, 0, 1764000400000000, 1764000400000000, 0);
INSERT INTO handoff VALUES
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000001', 0, 'mail_app', 1764000100000000, 'Evolution',
   'Your cloud services', 'Hello Zoë', 'https://admin.microsoft.com/?a=b#/x', '00ff'),
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000001', 1, 'clipboard', 1764000150000000, NULL,
   'Your cloud services', 'Hello again', 'https://admin.microsoft.com/?a=b#/x', 'ff00');
PRAGMA application_id = 0x4c696169;
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

INSERT INTO note VALUES ('customer', 'key
vip', 'Asks for Zoë', '2026-12-01', 'anna', 1764000200000000);
INSERT INTO named_view VALUES ('Due', 'due', 0);

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

INSERT INTO course VALUES
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000001', 'new', NULL, NULL, '77777777-1111-4222-8333-444455556666', 'Große Distribution AG', 'Fair in Köln', NULL, 'A-1',
   1764000200000000),
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000002', NULL, NULL, NULL, NULL, NULL, 'Fair in Köln', NULL, NULL,
   1764000400000000);
INSERT INTO step VALUES
  ('5b0c5d1e-7c1e-4a53-9d0a-000000000001', 0, 'moved', 1764000150000000, 'anna', 'handed_off', 'waiting', NULL, -1,
   'none', NULL, 0, NULL, NULL);
INSERT INTO mark VALUES ('audit', 1764000300000000);

INSERT INTO prospect_list VALUES ('Fair in Köln', ',company,mail', 2, 1764000400000000);
INSERT INTO prospect VALUES
  ('Fair in Köln', 0, '5b0c5d1e-7c1e-4a53-9d0a-000000000001', 0, ',"Kirchner, Söhne",a@b.example'),
  ('Fair in Köln', 1, NULL, 2, ',Nobody,');

PRAGMA user_version = 4;
COMMIT;
