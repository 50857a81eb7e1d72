-- A ledger as the first version of the program wrote it: schema/ledger-001.sql of that time, and
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

PRAGMA user_version = 2;
COMMIT;