/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-bed.h"
#include "model/liaison-error.h"
#include "model/liaison-profile.h"
#include "ui/account/liaison-account-form.h"
#include "ui/account/liaison-remove-account-dialog.h"
#include "ui/account/liaison-sign-in-sentences.h"
#include "ui/liaison-error-sentences.h"

#define ID "12345678-90ab-CDEF-1234-567890abcdef"

typedef struct
{
  LiaisonTestBed *bed; /* of which only the tables are needed */
  LiaisonCatalog *catalog;
  GListStore *accounts;
  LiaisonAccountForm *form;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const LiaisonProfileSpec spec = { .id = "one",
                                    .cloud = "usgov",
                                    .client_id = ID,
                                    .tenant = "organizations" };
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&spec);

  fixture->bed = liaison_test_bed_new (1, "global");
  fixture->catalog = fixture->bed->catalog;
  fixture->accounts = g_list_store_new (LIAISON_TYPE_PROFILE);
  g_list_store_append (fixture->accounts, profile);
  fixture->form = liaison_account_form_new (fixture->catalog, G_LIST_MODEL (fixture->accounts));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->form);
  g_assert_finalize_object (fixture->accounts);
  liaison_test_bed_free (fixture->bed);
}

/* A cloud that is closed, or a pretended one, is not offered. */
static void
test_clouds (Fixture *fixture, gconstpointer unused)
{
  GListModel *clouds = liaison_account_form_get_clouds (fixture->form);

  g_assert_cmpuint (g_list_model_get_n_items (clouds), ==, 3);
  for (guint i = 0; i < g_list_model_get_n_items (clouds); i++)
    {
      g_autoptr(LiaisonCloud) cloud = g_list_model_get_item (clouds, i);

      g_assert_cmpstr (liaison_cloud_get_id (cloud), !=, "germany");
      g_assert_cmpstr (liaison_cloud_get_id (cloud), !=, "demo");
    }
}

/* It begins with what was used last; what is typed for a cloud comes back with it. */
static void
test_ids_by_cloud (Fixture *fixture, gconstpointer unused)
{
  LiaisonCloud *usgov = liaison_catalog_lookup_cloud (fixture->catalog, "usgov");
  LiaisonCloud *china = liaison_catalog_lookup_cloud (fixture->catalog, "china");
  g_autofree char *known = liaison_account_form_dup_client_id (fixture->form);
  g_autofree char *other = NULL, *back = NULL, *typed = NULL;

  g_assert_true (liaison_account_form_get_cloud (fixture->form) == usgov);
  g_assert_cmpstr (known, ==, ID);

  liaison_account_form_set_cloud (fixture->form, china);
  other = liaison_account_form_dup_client_id (fixture->form);
  g_assert_cmpstr (other, ==, "");
  g_object_set (fixture->form, "client-id", " 1234 ", NULL);

  liaison_account_form_set_cloud (fixture->form, usgov);
  back = liaison_account_form_dup_client_id (fixture->form);
  g_assert_cmpstr (back, ==, ID);
  liaison_account_form_set_cloud (fixture->form, china);
  typed = liaison_account_form_dup_client_id (fixture->form);
  g_assert_cmpstr (typed, ==, "1234");
}

static void
test_checks (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *client_id;
    const char *organisation;
    LiaisonTyped id_typed;
    LiaisonTyped organisation_typed;
  } table[] = {
    { "", "", LIAISON_TYPED_NOTHING, LIAISON_TYPED_WELL },
    { "  ", "  ", LIAISON_TYPED_NOTHING, LIAISON_TYPED_WELL },
    { "1234", "contoso", LIAISON_TYPED_PART, LIAISON_TYPED_PART },
    { "12345678-", "contoso.", LIAISON_TYPED_PART, LIAISON_TYPED_PART },
    { "123456789", "contoso.com", LIAISON_TYPED_WRONG, LIAISON_TYPED_WELL },
    { "g", "me@contoso.com", LIAISON_TYPED_WRONG, LIAISON_TYPED_WRONG },
    { "\t" ID "\n", " contoso.com ", LIAISON_TYPED_WELL, LIAISON_TYPED_WELL },
    { ID "0", ID, LIAISON_TYPED_WRONG, LIAISON_TYPED_WELL },
    { "１２３４", "北辰.公司", LIAISON_TYPED_WRONG, LIAISON_TYPED_WELL },
    { "{" ID "}", "https://contoso.com", LIAISON_TYPED_WRONG, LIAISON_TYPED_WRONG },
    { ID, "organizations", LIAISON_TYPED_WELL, LIAISON_TYPED_WELL },
    { ID, "two words.com", LIAISON_TYPED_WELL, LIAISON_TYPED_WRONG },
    { ID, "..", LIAISON_TYPED_WELL, LIAISON_TYPED_WRONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("“%s”, “%s”", table[i].client_id, table[i].organisation);
      g_object_set (fixture->form, "client-id", table[i].client_id, "organisation",
                    table[i].organisation, NULL);
      g_assert_cmpint (liaison_account_form_check_client_id (fixture->form), ==, table[i].id_typed);
      g_assert_cmpint (liaison_account_form_check_organisation (fixture->form), ==,
                       table[i].organisation_typed);
      g_assert_cmpint (liaison_account_form_is_complete (fixture->form), ==,
                       table[i].id_typed == LIAISON_TYPED_WELL &&
                         table[i].organisation_typed == LIAISON_TYPED_WELL);
    }
}

static GError *
make_refusal (const char *code)
{
  LiaisonErrorDetails details = { .http_status = 400, .service_code = (char *) code };

  return liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details, "refused");
}

/* Every number that "sign-in.md" puts into human words has some here, and others have the general
 * ones. */
static void
test_sentences (void)
{
  static const char *const codes =
    "50020 50034 16000 51004 90002 50059 90038 90051 50194 9001023 90124 90130 700016 70001 "
    "7000112 "
    "7000218 700025 9002327 50011 500011 650052 650056 650057 65005 70011 700022 28002 28003 65001 "
    "65004 90094 90095 50105 65002 50126 50053 50055 50057 50058 50132 50133 50173 50072 50074 "
    "50076 50078 50079 90072 50158 50097 53000 53001 53002 53003 530032 530034 530035 70008 700082 "
    "700084 70043 54005 501481 9002313 50089 50196 90033 90006 90024 90090 90019 90055 90099 "
    "900420 900421 second_factor_not_enforced other_account personal_account no_token "
    "expired_token access_denied authorization_declined consent_required interaction_required";
  g_auto(GStrv) list = g_strsplit (codes, " ", -1);
  g_autoptr(GError) unknown = make_refusal ("12345");
  g_autofree char *general = liaison_error_to_sentence (unknown);

  g_assert_null (liaison_refusal_to_sentence (unknown));
  for (gsize i = 0; list[i] != NULL; i++)
    {
      g_autoptr(GError) error = make_refusal (list[i]);
      g_autofree char *at_work = liaison_error_to_sentence (error);
      g_autofree char *signing_in = liaison_sign_in_error_to_sentence (error);

      g_test_message ("%s", list[i]);
      g_assert_cmpstr (at_work, !=, general);
      g_assert_cmpstr (signing_in, ==, at_work);
      g_assert_nonnull (liaison_refusal_to_title (error));
    }
}

static void
test_remedies (void)
{
  static const struct
  {
    const char *code;
    LiaisonRemedy remedy;
  } table[] = {
    { "700016", LIAISON_REMEDY_CHANGE_DETAILS }, { "7000218", LIAISON_REMEDY_REGISTRATION },
    { "50076", LIAISON_REMEDY_FRESH_SIGN_IN },   { "900421", LIAISON_REMEDY_FRESH_SIGN_IN },
    { "53003", LIAISON_REMEDY_USE_BROWSER },     { "expired_token", LIAISON_REMEDY_NEW_CODE },
    { "50126", LIAISON_REMEDY_TRY_AGAIN },       { "12345", LIAISON_REMEDY_TRY_AGAIN },
    { "5007", LIAISON_REMEDY_TRY_AGAIN },
  };
  g_autoptr(GError) no_browser = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "no");
  g_autoptr(GError) locked = g_error_new (LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED, "locked");
  g_autoptr(GError) lost = g_error_new (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, "lost");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = make_refusal (table[i].code);

      g_assert_cmpint (liaison_sign_in_error_to_remedy (error), ==, table[i].remedy);
      g_assert_cmpint (liaison_error_to_remedy (error), ==, LIAISON_REMEDY_SIGN_IN);
    }
  g_assert_cmpint (liaison_sign_in_error_to_remedy (no_browser), ==, LIAISON_REMEDY_USE_CODE);
  g_assert_cmpint (liaison_error_to_remedy (locked), ==, LIAISON_REMEDY_UNLOCK);
  g_assert_cmpint (liaison_error_to_remedy (lost), ==, LIAISON_REMEDY_RETRY);
}

/* What is left, where it is, and what was not removed. */
static void
test_removal_sentences (void)
{
  static const struct
  {
    LiaisonRemovalStage stage;
    LiaisonRemoveFlags flags;
    LiaisonError code;
    const char *said;
    const char *also;
  } table[] = {
    { LIAISON_REMOVAL_CLOSING, LIAISON_REMOVE_ALL, LIAISON_ERROR_INVALID_FILE,
      "cannot be understood", "Nothing was removed." },
    { LIAISON_REMOVAL_SIGN_IN, LIAISON_REMOVE_ALL, LIAISON_ERROR_KEY_RING_LOCKED,
      "locked, so nothing was removed", "“Liaison: a”" },
    { LIAISON_REMOVAL_SIGN_IN, LIAISON_REMOVE_KEEP_INVITATIONS, LIAISON_ERROR_NO_KEY_RING,
      "No key ring answers", "“Liaison: a”" },
    { LIAISON_REMOVAL_FILES, LIAISON_REMOVE_ALL, LIAISON_ERROR_INVALID_FILE,
      "The sign-in is removed, but", "“/the/folder”" },
    { LIAISON_REMOVAL_FILES, LIAISON_REMOVE_PAST_KEY_RING, LIAISON_ERROR_INVALID_FILE,
      "could not be deleted, so it stays", "“/the/folder”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = g_error_new (LIAISON_ERROR, (int) table[i].code, "-");
      g_autofree char *text = liaison_removal_to_sentences (table[i].stage, table[i].flags, error,
                                                            "Liaison: a", "/the/folder");

      g_assert_nonnull (strstr (text, table[i].said));
      g_assert_nonnull (strstr (text, table[i].also));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/ui-account-form/clouds", Fixture, NULL, set_up, test_clouds, tear_down);
  g_test_add ("/ui-account-form/ids-by-cloud", Fixture, NULL, set_up, test_ids_by_cloud, tear_down);
  g_test_add ("/ui-account-form/checks", Fixture, NULL, set_up, test_checks, tear_down);
  g_test_add_func ("/ui-account-form/sentences", test_sentences);
  g_test_add_func ("/ui-account-form/remedies", test_remedies);
  g_test_add_func ("/ui-account-form/removal-sentences", test_removal_sentences);

  return g_test_run ();
}
