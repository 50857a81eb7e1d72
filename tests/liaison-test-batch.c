/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-batch.h"

#include "liaison-test.h"

static void
start (LiaisonTestBatch *fixture)
{
  g_autoptr(GError) error = NULL;

  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  liaison_test_bed_wait_for_list (liaison_session_get_customers (fixture->bed->session));
  fixture->list = liaison_prospect_list_new (fixture->bed->session);
}

void
liaison_test_batch_set_up (LiaisonTestBatch *fixture, gconstpointer unused)
{
  fixture->bed = liaison_test_bed_new (5, "demo");
  start (fixture);
}

void
liaison_test_batch_tear_down (LiaisonTestBatch *fixture, gconstpointer unused)
{
  liaison_test_drop (g_steal_pointer (&fixture->list));
  liaison_test_bed_free (fixture->bed);
}

void
liaison_test_batch_restart (LiaisonTestBatch *fixture)
{
  liaison_test_drop (g_steal_pointer (&fixture->list));
  liaison_test_bed_end_session (fixture->bed);
  liaison_test_bed_begin_session (fixture->bed);
  start (fixture);
}

LiaisonInvite *
liaison_test_batch_begin_cb (LiaisonSession *session,
                             LiaisonInvitation *invitation,
                             gpointer user_data)
{
  static const LiaisonSender sender = { .name = "Ada Sender", .mail = "ada@partner.example" };

  return liaison_invite_new (session, invitation, "en", &sender);
}

gboolean
liaison_test_batch_is_checked (gpointer user_data)
{
  return !liaison_prospect_list_is_checking (user_data);
}

void
liaison_test_batch_read_text (LiaisonTestBatch *fixture, const char *text)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_prospect_list_read_text_async (fixture->list, text, NULL, liaison_test_result_cb,
                                         &result);
  liaison_test_wait (&result);
  liaison_prospect_list_read_finish (fixture->list, result, &error);
  g_assert_no_error (error);
  liaison_test_wait_until (liaison_test_batch_is_checked, fixture->list);
}

GError *
liaison_test_batch_read_bytes (LiaisonTestBatch *fixture, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "list.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  GError *error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  liaison_prospect_list_read_file_async (fixture->list, file, NULL, liaison_test_result_cb,
                                         &result);
  liaison_test_wait (&result);
  liaison_prospect_list_read_finish (fixture->list, result, &error);
  liaison_test_wait_until (liaison_test_batch_is_checked, fixture->list);
  return error;
}

LiaisonProspect *
liaison_test_batch_get_prospect (LiaisonTestBatch *fixture, guint i)
{
  g_autoptr(LiaisonProspect) prospect = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

  return prospect;
}

LiaisonProspectMarks
liaison_test_batch_get_marks (LiaisonTestBatch *fixture, guint i)
{
  return liaison_prospect_get_marks (liaison_test_batch_get_prospect (fixture, i));
}

/* As the product would: the name of the batch, which drafts have it. */
char *
liaison_test_batch_make_with (LiaisonTestBatch *fixture,
                              const char *name,
                              LiaisonJoint kind,
                              LiaisonReseller *party,
                              GError **link_error)
{
  LiaisonBatchDefaults defaults = {
    .language = "en",
    .due_date = "2099-06-30",
    .wants_rights = TRUE,
    .other = { kind, party != NULL ? liaison_reseller_get_id (party) : NULL },
    .other_name = party != NULL ? liaison_reseller_get_name (party) : NULL,
  };
  g_autoptr(LiaisonBatchMaker) maker = liaison_batch_maker_new (
    fixture->bed->session, fixture->list, name, &defaults, liaison_test_batch_begin_cb, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_batch_maker_run_async (maker, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_batch_maker_run_finish (maker, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_batch_maker_get_n_done (maker), ==,
                    liaison_batch_maker_get_n_total (maker));
  if (link_error != NULL && liaison_batch_maker_get_link_error (maker) != NULL)
    *link_error = g_error_copy (liaison_batch_maker_get_link_error (maker));
  return g_strdup (liaison_batch_maker_get_name (maker));
}

char *
liaison_test_batch_make (LiaisonTestBatch *fixture, const char *name)
{
  return liaison_test_batch_make_with (fixture, name, LIAISON_JOINT_NONE, NULL, NULL);
}

LiaisonInvitation *
liaison_test_batch_get_invitation (LiaisonBatch *batch, guint i)
{
  g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (G_LIST_MODEL (batch), i);

  return invitation;
}
