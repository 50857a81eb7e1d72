/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "app/liaison-inspector.h"
#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define THEIRS "99999999-1111-4222-8333-444455556666"
#define FOREIGN                                                                                    \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=" THEIRS    \
  "&msppId=0&DAP=true#/BillingAccounts/partner-invitation"

static LiaisonInspector *
new_inspector (LiaisonTestInvite *fixture)
{
  return liaison_inspector_new (fixture->bed->catalog, fixture->bed->session, NULL);
}

static LiaisonInspection *
inspect (LiaisonInspector *inspector, const LiaisonInspectorRequest *request, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_inspector_inspect_async (inspector, request, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_inspector_inspect_finish (inspector, result, error);
}

static LiaisonInspection *
inspect_text (LiaisonInspector *inspector, const char *text, LiaisonInvitation *invitation)
{
  const LiaisonInspectorRequest request = { .text = text, .invitation = invitation };
  g_autoptr(GError) error = NULL;
  LiaisonInspection *inspection = inspect (inspector, &request, &error);

  g_assert_no_error (error);
  return inspection;
}

/* The link of an invitation that was handed over. */
static LiaisonInvitation *
invite (LiaisonTestInvite *fixture)
{
  LiaisonInvitation *invitation;

  liaison_test_invite_make_letter (fixture);
  g_assert_true (liaison_test_invite_flush (fixture, NULL));
  invitation = liaison_test_invite_get_invitation (fixture);
  g_assert_nonnull (liaison_invitation_get_link (invitation));
  return invitation;
}

static const LiaisonInspectedLink *
get_link (const LiaisonInspection *inspection, guint i)
{
  g_assert_cmpuint (inspection->check->links->len, >, i);
  return g_ptr_array_index (inspection->check->links, i);
}

static void
test_own_letter (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInspector) inspector = new_inspector (fixture);
  LiaisonInvitation *invitation = invite (fixture);
  const char *link = liaison_invitation_get_link (invitation);
  g_autoptr(LiaisonInspection) inspection =
               inspect_text (inspector, liaison_invitation_get_body (invitation), NULL);
  g_autoptr(GPtrArray) invitations = liaison_inspector_find_invitations (inspector, link);
  g_autofree char *name = NULL;

  g_assert_cmpint (inspection->check->text->verdict, ==, LIAISON_GUARD_INTACT);
  g_assert_cmpstr (inspection->check->link, ==, link);
  g_assert_true (get_link (inspection, 0)->issued);
  g_assert_cmpint (
    liaison_inspector_identify (inspector, get_link (inspection, 0)->reading->partner_id, &name),
    ==, LIAISON_TENANT_OWN);
  g_assert_nonnull (name);
  g_assert_cmpuint (invitations->len, ==, 1);
  g_assert_true (g_ptr_array_index (invitations, 0) == invitation);
}

/* The account's link with the other choice is its own, but not that invitation's. */
static void
test_other_choice (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInspector) inspector = new_inspector (fixture);
  LiaisonInvitation *invitation = invite (fixture);
  g_autoptr(GString) other = g_string_new (liaison_invitation_get_link (invitation));
  g_autoptr(LiaisonInspection) any = NULL;
  g_autoptr(LiaisonInspection) one = NULL;

  if (g_string_replace (other, "DAP=true", "DAP=false", 1) == 0)
    g_string_replace (other, "DAP=false", "DAP=true", 1);
  any = inspect_text (inspector, other->str, NULL);
  one = inspect_text (inspector, other->str, invitation);
  g_assert_cmpint (any->check->text->verdict, ==, LIAISON_GUARD_INTACT);
  g_assert_true (get_link (any, 0)->issued);
  g_assert_cmpint (one->check->text->verdict, ==, LIAISON_GUARD_ALTERED);
  g_assert_false (get_link (one, 0)->issued);
}

static void
test_foreign (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInspector) inspector = new_inspector (fixture);
  g_autoptr(LiaisonInspection) inspection = NULL;
  g_autofree char *name = NULL;

  invite (fixture);
  inspection = inspect_text (inspector, "Hello\n" FOREIGN, NULL);
  g_assert_cmpint (inspection->check->text->verdict, ==, LIAISON_GUARD_FOREIGN);
  g_assert_cmpint (liaison_inspector_identify (inspector, THEIRS, &name), ==,
                   LIAISON_TENANT_FOREIGN);
  g_assert_null (name);
}

/* A profile of the person's other account names the partner. */
static void
test_other_account (LiaisonTestInvite *fixture, gconstpointer unused)
{
  const LiaisonProfileSpec spec = { .id = "x",
                                    .cloud = "global",
                                    .client_id = "c",
                                    .tenant = "organizations",
                                    .tenant_id = THEIRS };
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&spec);
  g_autoptr(GListStore) accounts = g_list_store_new (LIAISON_TYPE_PROFILE);
  g_autoptr(LiaisonInspector) inspector = NULL;
  g_autofree char *name = NULL;

  g_list_store_append (accounts, profile);
  inspector =
    liaison_inspector_new (fixture->bed->catalog, fixture->bed->session, G_LIST_MODEL (accounts));
  g_assert_cmpint (liaison_inspector_identify (inspector, THEIRS, &name), ==,
                   LIAISON_TENANT_OTHER_ACCOUNT);
  g_assert_nonnull (name);
}

static void
test_without_account (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInspector) inspector =
               liaison_inspector_new (fixture->bed->catalog, NULL, NULL);
  g_autoptr(LiaisonInspection) inspection = inspect_text (inspector, "Hello\n" FOREIGN, NULL);
  g_autofree char *name = NULL;

  g_assert_null (inspection->check->link);
  g_assert_cmpint (get_link (inspection, 0)->reading->purpose, ==, LIAISON_PURPOSE_RESELLER);
  g_assert_cmpstr (liaison_cloud_get_id (get_link (inspection, 0)->reading->cloud), ==, "global");
  g_assert_cmpint (liaison_inspector_identify (inspector, THEIRS, &name), ==,
                   LIAISON_TENANT_FOREIGN);
}

static void
test_file (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInspector) inspector = new_inspector (fixture);
  LiaisonInvitation *invitation = invite (fixture);
  g_autoptr(GBytes) draft =
               liaison_eml_new (NULL, NULL, "Hello", liaison_invitation_get_body (invitation),
                                liaison_invitation_get_link (invitation));
  g_autofree char *path = g_build_filename (fixture->bed->folder, "draft.eml", NULL);
  g_autofree char *none = g_build_filename (fixture->bed->folder, "none.eml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) missing = g_file_new_for_path (none);
  const LiaisonInspectorRequest request = { .file = file };
  const LiaisonInspectorRequest lost = { .file = missing };
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonInspection) inspection = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (draft, NULL),
                                      (gssize) g_bytes_get_size (draft), NULL));
  inspection = inspect (inspector, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (inspection->check->text->verdict, ==, LIAISON_GUARD_INTACT);
  g_assert_cmpint (inspection->check->html->verdict, ==, LIAISON_GUARD_INTACT);
  g_assert_cmpstr (inspection->shown, ==, liaison_invitation_get_body (invitation));

  g_assert_null (inspect (inspector, &lost, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancel (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInspector) inspector = new_inspector (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const LiaisonInspectorRequest request = { .text = "Hello" };

  liaison_inspector_inspect_async (inspector, &request, cancellable, liaison_test_result_cb,
                                   &result);
  g_cancellable_cancel (cancellable);
  liaison_test_wait (&result);
  g_assert_null (liaison_inspector_inspect_finish (inspector, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path, void (*test) (LiaisonTestInvite *, gconstpointer))
{
  g_test_add (path, LiaisonTestInvite, NULL, liaison_test_invite_set_up, test,
              liaison_test_invite_tear_down);
}

/* To whom a message goes is compared with the invitation that it was chosen for. */
static void
test_recipients (LiaisonTestInvite *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *to;
    LiaisonAddressed addressed;
  } table[] = {
    { "To: Li Lei <LI.LEI@Beichen.example>\n", LIAISON_ADDRESSED_TO_CONTACT },
    { "To: boss@beichen.example,\n =?utf-8?B?5p2O6Zu3?= <li.lei@beichen.example>\n",
      LIAISON_ADDRESSED_TO_CONTACT },
    { "To: customers: a@b.example, li.lei@beichen.example;\n", LIAISON_ADDRESSED_TO_CONTACT },
    { "To: boss@beichen.example\nCc: li.lei@beichen.example\n", LIAISON_ADDRESSED_TO_OTHERS },
    { "To: li.lei@beichen.example.evil.example\n", LIAISON_ADDRESSED_TO_OTHERS },
    { "To: undisclosed-recipients:;\n", LIAISON_ADDRESSED_NOT_KNOWN },
    { "", LIAISON_ADDRESSED_NOT_KNOWN },
  };
  g_autoptr(LiaisonInspector) inspector = new_inspector (fixture);
  LiaisonInvitation *invitation = invite (fixture);

  liaison_invitation_set_contact_mail (invitation, "li.lei@beichen.example");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("MIME-Version: 1.0\nSubject: Hello\n%s\n%s", table[i].to,
                         liaison_invitation_get_body (invitation));
      g_autoptr(LiaisonInspection) one = inspect_text (inspector, text, invitation);
      g_autoptr(LiaisonInspection) any = inspect_text (inspector, text, NULL);

      g_test_message ("%s", table[i].to);
      g_assert_cmpint (one->message->format, ==, LIAISON_MESSAGE_MAIL);
      g_assert_cmpint (liaison_inspection_get_addressed (one), ==, table[i].addressed);
      g_assert_cmpint (liaison_inspection_get_addressed (any), ==, LIAISON_ADDRESSED_NOT_KNOWN);
    }

  liaison_invitation_set_contact_mail (invitation, NULL);
  {
    g_autoptr(LiaisonInspection) nobody =
                 inspect_text (inspector, "MIME-Version: 1.0\nTo: a@b.example\n\nHi", invitation);

    g_assert_cmpint (liaison_inspection_get_addressed (nobody), ==, LIAISON_ADDRESSED_NOT_KNOWN);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/inspector/own-letter", test_own_letter);
  add ("/inspector/other-choice", test_other_choice);
  add ("/inspector/foreign", test_foreign);
  add ("/inspector/other-account", test_other_account);
  add ("/inspector/without-account", test_without_account);
  add ("/inspector/file", test_file);
  add ("/inspector/cancel", test_cancel);
  add ("/inspector/recipients", test_recipients);

  return g_test_run ();
}
