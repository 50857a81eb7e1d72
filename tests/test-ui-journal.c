/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal that is saved as a proof. */

#include <gio/gio.h>

#include "ui/follow/liaison-journal.h"
#include "ui/liaison-inviting.h"

#define DAY (G_GINT64_CONSTANT (1764028800) * G_USEC_PER_SEC) /* 2025-11-25T00:00Z */

static LiaisonInvitation *
make (void)
{
  LiaisonInvitation *invitation = liaison_invitation_new ("id-1", "account", "demo", DAY);
  const LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_CLIPBOARD,
                                   .time = DAY + 1 * G_USEC_PER_SEC,
                                   .subject = "Subject",
                                   .body = "Dear Li,\nhttps://admin.microsoft.com/?a=b#/x",
                                   .link = "https://admin.microsoft.com/?a=b#/x",
                                   .digest = "00ff" };
  const LiaisonInvitationStep accepted = { .kind = LIAISON_STEP_DETECTED,
                                           .time = DAY + 4 * G_USEC_PER_SEC,
                                           .to = LIAISON_INVITATION_ACCEPTED,
                                           .handoff = -1,
                                           .evidence = LIAISON_EVIDENCE_AUDIT,
                                           .record = "record-1",
                                           .record_time = DAY + 3 * G_USEC_PER_SEC,
                                           .customer = "customer-1",
                                           .customer_name = "=Adatum \"AG\"" };

  liaison_invitation_set_company (invitation, "=Adatum, “AG”");
  liaison_invitation_set_contact_mail (invitation, "li@adatum.example");
  liaison_invitation_set_provider_name (invitation, "Nordlys AS");
  liaison_invitation_add_handoff (invitation, &handoff);
  liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, "anna", handoff.time);
  liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, "anna",
                           DAY + 2 * G_USEC_PER_SEC);
  g_assert_true (liaison_invitation_take_step (invitation, &accepted));
  liaison_invitation_undo (invitation, "bert", DAY + 5 * G_USEC_PER_SEC);
  return invitation;
}

/* What stands in a text in this order. */
static void
assert_holds (const char *text, const char *const *parts)
{
  for (const char *rest = text; *parts != NULL; parts++)
    {
      rest = strstr (rest, *parts);
      if (rest == NULL)
        g_error ("“%s” is not where it should be in:\n%s", *parts, text);
      rest += strlen (*parts);
    }
}

static void
test_text (void)
{
  static const char *const parts[] = {
    "=Adatum, “AG”",
    "li@adatum.example",
    "Nordlys AS",
    "2025-11-25T00:00:01Z",
    "Copied to the clipboard",
    "https://admin.microsoft.com/?a=b#/x",
    "00ff",
    "Dear Li,\nhttps://admin.microsoft.com/?a=b#/x\n",
    "2025-11-25T00:00:02Z",
    "Handed over, not finished → Waiting",
    "anna",
    "2025-11-25T00:00:04Z",
    "Waiting → Accepted",
    "Noticed by Liaison",
    "customer-1",
    "record-1",
    "2025-11-25T00:00:05Z",
    "Taken back: Accepted → Waiting",
    "bert",
    NULL,
  };
  g_autoptr(LiaisonInvitation) invitation = make ();
  g_autofree char *text = liaison_journal_to_text (invitation);

  assert_holds (text, parts);
}

/* What a person had marked is proven afterwards, and the proof taken back. */
static void
test_proof (void)
{
  static const char *const parts[] = {
    "Waiting → Accepted\n",
    "anna",
    "2025-11-25T00:00:07Z",
    "Accepted\n",
    "customer-1",
    "Proof taken back: Accepted\n",
    "bert",
    NULL,
  };
  const LiaisonInvitationStep proof = { .kind = LIAISON_STEP_DETECTED,
                                        .time = DAY + 7 * G_USEC_PER_SEC,
                                        .to = LIAISON_INVITATION_ACCEPTED,
                                        .handoff = -1,
                                        .evidence = LIAISON_EVIDENCE_LIST,
                                        .customer = "customer-1" };
  g_autoptr(LiaisonInvitation) invitation = make ();
  g_autofree char *text = NULL;

  liaison_invitation_move (invitation, LIAISON_INVITATION_ACCEPTED, "anna",
                           DAY + 6 * G_USEC_PER_SEC);
  g_assert_true (liaison_invitation_take_step (invitation, &proof));
  g_assert_false (liaison_invitation_take_step (invitation, &proof));
  liaison_invitation_undo (invitation, "bert", DAY + 8 * G_USEC_PER_SEC);
  text = liaison_journal_to_text (invitation);
  assert_holds (strstr (text, "Taken back"), parts);
}

/* A provider's invitation for a reseller. */
static void
test_for_reseller (void)
{
  static const char *const parts[] = { "li@adatum.example", "Indirect reseller: Quillmere",
                                       "2025-11-25T00:00:01Z", NULL };
  static const char *const cells[] = {
    "Indirect Provider,Indirect Reseller,",
    "\r\n2025-11-25T00:00:01Z,\"'=Adatum, “AG”\",li@adatum.example,,Quillmere,",
    NULL,
  };
  const LiaisonJointParty reseller = { LIAISON_JOINT_RESELLER, "reseller" };
  g_autoptr(LiaisonInvitation) invitation = make ();
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  liaison_invitation_set_joint_party (invitation, reseller, "Quillmere");
  text = liaison_journal_to_text (invitation);
  assert_holds (text, parts);
  g_assert_null (strstr (text, "Nordlys AS"));
  g_list_store_append (all, invitation);
  csv = liaison_journal_to_csv (G_LIST_MODEL (all));
  assert_holds (csv, cells);
}

/* One line for each change; nothing a spreadsheet would run. */
static void
test_csv (void)
{
  static const char *const parts[] = {
    "\r\n2025-11-25T00:00:01Z,\"'=Adatum, “AG”\",li@adatum.example,Nordlys AS,",
    ",00ff,id-1\r\n2025-11-25T00:00:02Z,",
    "\r\n2025-11-25T00:00:04Z,",
    ",\"'=Adatum \"\"AG\"\"\",customer-1,2025-11-25T00:00:03Z,record-1,",
    "\r\n2025-11-25T00:00:05Z,",
    "id-1\r\n",
    NULL,
  };
  g_autoptr(LiaisonInvitation) invitation = make ();
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  g_autofree char *csv = NULL;
  g_auto(GStrv) lines = NULL;

  g_list_store_append (all, invitation);
  csv = liaison_journal_to_csv (G_LIST_MODEL (all));
  assert_holds (csv, parts);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6); /* titles, four changes, and the end */
}

/* A letter in the place of a name is not laid out as one line wherever the name stands. */
static void
test_long_name (void)
{
  g_autoptr(LiaisonInvitation) invitation = make ();
  g_autofree char *company = g_strnfill (20000, 'x');
  g_autofree char *name = NULL;

  liaison_invitation_set_company (invitation, company);
  name = liaison_inviting_dup_name (invitation);
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 201);
  g_assert_true (g_str_has_suffix (name, "x…"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui-journal/text", test_text);
  g_test_add_func ("/ui-journal/proof", test_proof);
  g_test_add_func ("/ui-journal/csv", test_csv);
  g_test_add_func ("/ui-journal/long-name", test_long_name);
  g_test_add_func ("/ui-journal/for-reseller", test_for_reseller);
  return g_test_run ();
}
