/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-kept-resellers.h"
#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

/* Inviting for oneself and an indirect provider at once. */

static gboolean
are_read (gpointer providers)
{
  return !liaison_providers_is_reading (providers);
}

static LiaisonProviders *
read_providers (LiaisonTestInvite *fixture)
{
  LiaisonProviders *providers = liaison_session_get_providers (fixture->bed->session);

  liaison_providers_read (providers);
  liaison_test_wait_until (are_read, providers);
  return providers;
}

static LiaisonReseller *
dup_provider (LiaisonTestInvite *fixture, guint n)
{
  return g_list_model_get_item (
    liaison_providers_get_list (liaison_session_get_providers (fixture->bed->session)), n);
}

static void
set_up (LiaisonTestInvite *fixture, gconstpointer ignored)
{
  liaison_test_invite_set_up (fixture, NULL);
  liaison_sandbox_server_set_providers (fixture->bed->server, 2, ignored != NULL);
  g_assert_cmpuint (
    g_list_model_get_n_items (liaison_providers_get_list (read_providers (fixture))), ==, 2);
}

static LiaisonInviteLinkState
choose (LiaisonTestInvite *fixture, LiaisonReseller *provider)
{
  liaison_invite_choose_provider (fixture->invite, provider);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  return liaison_invite_get_link_state (fixture->invite);
}

static gboolean
names (LiaisonTestInvite *fixture, LiaisonReseller *provider)
{
  return strstr (liaison_invite_get_link (fixture->invite), liaison_reseller_get_id (provider)) !=
         NULL;
}

static gboolean
says (LiaisonTestInvite *fixture, const char *words)
{
  return strstr (liaison_invitation_get_body (liaison_test_invite_get_invitation (fixture)),
                 words) != NULL;
}

static void
stop_service (LiaisonTestInvite *fixture)
{
  liaison_sandbox_server_fail_next (fixture->bed->server, "relationshiprequests", 503, NULL, 99);
  liaison_sandbox_server_stop (fixture->bed->server);
}

/* The link of shape 3 that a provider would give, of the account's partner unless @other. */
static char *
dup_given_link (LiaisonTestInvite *fixture, LiaisonReseller *provider, gboolean other)
{
  const char *tenant =
    liaison_partner_get_spec (liaison_session_get_partner (fixture->bed->session))->tenant_id;

  return g_strdup_printf ("https://admin.microsoft.com/Adminportal/Home"
                          "?invType=IndirectResellerRelationship&partnerId=%s&msppId=6104772"
                          "&indirectCSPId=%s&DAP=true#/BillingAccounts/partner-invitation",
                          other ? liaison_reseller_get_id (provider) : tenant,
                          liaison_reseller_get_id (provider));
}

/* Link and letter name both, with and without rights, and none after another thought. */
static void
test_link_and_letter (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autoptr(LiaisonReseller) one = dup_provider (fixture, 0);
  g_autoptr(LiaisonReseller) other = dup_provider (fixture, 1);
  const char *partner =
    liaison_partner_get_spec (liaison_session_get_partner (fixture->bed->session))->company_name;

  liaison_test_invite_make_letter (fixture);
  g_assert_false (says (fixture, liaison_reseller_get_name (one)));

  g_assert_cmpint (choose (fixture, one), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, one));
  g_assert_true (says (fixture, partner));
  g_assert_true (says (fixture, liaison_reseller_get_name (one)));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
  liaison_invitation_set_wants_rights (invitation, FALSE);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  g_assert_true (names (fixture, one));
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=false#"));

  g_assert_cmpint (choose (fixture, other), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, other));
  g_assert_false (names (fixture, one));
  g_assert_true (says (fixture, liaison_reseller_get_name (other)));
  g_assert_false (says (fixture, liaison_reseller_get_name (one)));

  g_assert_cmpint (choose (fixture, NULL), ==, LIAISON_INVITE_LINK_READY);
  g_assert_null (strstr (liaison_invite_get_link (fixture->invite), "indirectCSPId"));
  g_assert_null (liaison_invitation_get_provider_name (invitation));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

/* INV-17: each kind is asked for once. */
static void
test_cache (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonReseller) one = dup_provider (fixture, 0);
  g_autoptr(LiaisonReseller) other = dup_provider (fixture, 1);
  LiaisonSandboxServer *server = fixture->bed->server;
  guint before = liaison_sandbox_server_count_requests (server, "relationshiprequests");

  liaison_test_invite_make_letter (fixture);
  for (guint i = 0; i < 2; i++)
    {
      choose (fixture, one);
      g_assert_true (names (fixture, one));
      choose (fixture, other);
      g_assert_true (names (fixture, other));
      choose (fixture, NULL);
      g_assert_null (strstr (liaison_invite_get_link (fixture->invite), "indirectCSPId"));
    }
  g_assert_cmpuint (liaison_sandbox_server_count_requests (server, "relationshiprequests"), ==,
                    before + 3);
}

/* INV-18: without the network the ledger lends a link of the same kind, and no other one. */
static void
test_ledgers_link (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonReseller) one = dup_provider (fixture, 0);
  g_autoptr(LiaisonReseller) other = dup_provider (fixture, 1);

  liaison_test_invite_make_letter (fixture);
  choose (fixture, one);
  liaison_test_invite_restart (fixture);
  liaison_test_invite_begin (fixture, NULL);
  liaison_test_invite_fill_in (fixture);
  stop_service (fixture);

  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_cmpint (choose (fixture, other), ==, LIAISON_INVITE_LINK_FAILED);
  liaison_test_invite_assert_refused (fixture);
  g_assert_cmpint (choose (fixture, one), ==, LIAISON_INVITE_LINK_CACHED);
  g_assert_true (names (fixture, one));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);

  /* The draft has the link with a provider and, by now, none. */
  g_assert_cmpint (choose (fixture, NULL), ==, LIAISON_INVITE_LINK_FAILED);
  liaison_test_invite_assert_refused (fixture);
}

static void
answer_with (LiaisonTestInvite *fixture, const char *link)
{
  g_autofree char *body = g_strdup_printf ("{\"url\":\"%s\"}", link);

  liaison_sandbox_server_answer_next (fixture->bed->server, "relationshiprequests", body,
                                      "application/json", 1);
}

/* A link with another provider, or with one that nobody chose, stands in no letter. */
static void
test_wrong_provider (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonReseller) one = dup_provider (fixture, 0);
  g_autoptr(LiaisonReseller) other = dup_provider (fixture, 1);
  g_autofree char *link = dup_given_link (fixture, other, FALSE);

  liaison_test_invite_fill_in (fixture);
  answer_with (fixture, link);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                  LIAISON_ERROR_OTHER_PARTIES);
  g_assert_null (liaison_invite_get_link (fixture->invite));

  answer_with (fixture, link);
  g_assert_cmpint (choose (fixture, one), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                  LIAISON_ERROR_OTHER_PARTIES);
  liaison_test_invite_assert_refused (fixture);

  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, one));
}

/* The service knows nothing of providers. A link from elsewhere is looked at, and then serves every
 * invitation with that provider. */
static void
test_ignored (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonReseller) one = dup_provider (fixture, 0);
  g_autoptr(LiaisonReseller) other = dup_provider (fixture, 1);
  g_autofree char *right = dup_given_link (fixture, one, FALSE);
  g_autofree char *wrong = dup_given_link (fixture, other, FALSE);
  g_autofree char *foreign = dup_given_link (fixture, one, TRUE);
  g_autofree char *letter = g_strdup_printf ("Hello,\n\nsend them this:\n\n%s\n\nBye\n", right);

  liaison_test_invite_fill_in (fixture);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpint (choose (fixture, one), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                  LIAISON_ERROR_OTHER_PARTIES);
  liaison_test_invite_assert_refused (fixture);

  g_assert_cmpint (liaison_invite_give_link (fixture->invite, wrong), ==,
                   LIAISON_JOINT_LINK_OTHER_PROVIDER);
  g_assert_cmpint (liaison_invite_give_link (fixture->invite, foreign), ==,
                   LIAISON_JOINT_LINK_OTHER_PARTNER);
  g_assert_cmpint (liaison_invite_give_link (fixture->invite, "none"), ==, LIAISON_JOINT_LINK_NONE);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_FAILED);

  g_assert_cmpint (liaison_invite_give_link (fixture->invite, letter), ==,
                   LIAISON_JOINT_LINK_RIGHT);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, right);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);

  /* Another day and another start: what the ledger has is better than what the service says. */
  liaison_test_invite_begin (fixture, liaison_test_invite_restart (fixture));
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, right);
}

/* The last one is offered again, as long as it is a provider of the partner's. */
static void
test_last_used (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonReseller) one = dup_provider (fixture, 0);
  LiaisonInvitation *invitation;

  liaison_test_invite_make_letter (fixture);
  choose (fixture, one);
  liaison_invite_note_other_way (fixture->invite);
  g_assert_true (liaison_invite_finish (fixture->invite));

  liaison_test_invite_restart (fixture);
  read_providers (fixture);
  invitation = liaison_test_invite_begin (fixture, NULL);
  g_assert_cmpstr (liaison_invitation_get_provider (invitation), ==, liaison_reseller_get_id (one));
  g_assert_cmpstr (liaison_invitation_get_provider_name (invitation), ==,
                   liaison_reseller_get_name (one));
  g_assert_true (liaison_invitation_is_blank (invitation));

  /* The partnership has ended. */
  liaison_sandbox_server_set_providers (fixture->bed->server, 0, FALSE);
  liaison_test_invite_restart (fixture);
  read_providers (fixture);
  invitation = liaison_test_invite_begin (fixture, NULL);
  g_assert_null (liaison_invitation_get_provider (invitation));
}

static gboolean
are_kept (gpointer cache)
{
  g_autoptr(GPtrArray) kept = liaison_kept_resellers_load (cache, "providers");

  return kept != NULL && kept->len == 2 &&
         g_str_equal (liaison_reseller_get_name (kept->pdata[0]),
                      "Brightwater Cloud Distribution AB") &&
         g_str_equal (liaison_reseller_get_mpn_id (kept->pdata[1]), "7204502");
}

/* An account has them before it asks the next time. */
static void
test_kept (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_test_wait_until (are_kept, liaison_customer_list_get_cache (
                                       liaison_session_get_customers (fixture->bed->session)));
}

/* A reminder and a letter to another person are with the same provider. */
static void
test_asked_again (LiaisonTestInvite *fixture, gconstpointer unused)
{
  static const LiaisonSender sender = { .name = "Ada Sender" };
  g_autoptr(LiaisonReseller) one = dup_provider (fixture, 0);
  LiaisonInvitation *waiting;
  g_autofree char *link = NULL;
  guint n_requests;

  liaison_test_invite_make_letter (fixture);
  choose (fixture, one);
  link = g_strdup (liaison_invite_get_link (fixture->invite));
  liaison_invite_note_other_way (fixture->invite);
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_true (liaison_test_invite_flush (fixture, NULL));
  waiting = liaison_ledger_lookup (
    liaison_test_invite_get_ledger (fixture),
    liaison_invitation_get_id (liaison_test_invite_get_invitation (fixture)));

  liaison_test_invite_end (fixture);
  n_requests = liaison_sandbox_server_get_n_requests (fixture->bed->server);
  fixture->invite =
    liaison_invite_new_reminder (fixture->bed->session, waiting, "2098-12-31", &sender);
  liaison_invite_fetch_link (fixture->invite);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, link);
  g_assert_true (says (fixture, liaison_reseller_get_name (one)));
  g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->bed->server), ==, n_requests);

  liaison_test_invite_end (fixture);
  liaison_test_invite_begin (fixture, NULL);
  liaison_invite_ask_another (fixture->invite, waiting);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, one));
}

/* Who is refused can ask again; who has none gets none. */
static void
test_providers (LiaisonTestInvite *fixture, gconstpointer cloud)
{
  LiaisonProviders *providers = read_providers (fixture);

  g_assert_no_error (liaison_providers_get_error (providers));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_providers_get_list (providers)), ==, 0);
  g_assert_cmpuint (
    liaison_sandbox_server_count_requests (fixture->bed->server, "/v1/relationships"), ==,
    cloud == NULL ? 1 : 0);
}

static void
test_providers_refused (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonProviders *providers;

  liaison_sandbox_server_set_providers (fixture->bed->server, 1, FALSE);
  liaison_sandbox_server_fail_next (fixture->bed->server, "IsIndirectResellerOf", 403, NULL, 1);
  providers = read_providers (fixture);
  g_assert_error (liaison_providers_get_error (providers), LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_providers_get_list (providers)), ==, 0);
  /* Nothing else depends on it. */
  liaison_test_invite_make_letter (fixture);

  read_providers (fixture);
  g_assert_no_error (liaison_providers_get_error (providers));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_providers_get_list (providers)), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, ignored, function)                                                               \
  g_test_add ("/invite-provider/" path, LiaisonTestInvite, ignored, set_up, function,              \
              liaison_test_invite_tear_down)
  ADD ("link-and-letter", NULL, test_link_and_letter);
  ADD ("cache", NULL, test_cache);
  ADD ("ledger", NULL, test_ledgers_link);
  ADD ("wrong", NULL, test_wrong_provider);
  ADD ("ignored", "ignored", test_ignored);
  ADD ("last-used", NULL, test_last_used);
  ADD ("kept", NULL, test_kept);
  ADD ("asked-again", NULL, test_asked_again);
#undef ADD
#define ADD(path, cloud, function)                                                                 \
  g_test_add ("/invite-provider/" path, LiaisonTestInvite, cloud, liaison_test_invite_set_up,      \
              function, liaison_test_invite_tear_down)
  ADD ("providers/none", NULL, test_providers);
  ADD ("providers/other-cloud", "usgov", test_providers);
  ADD ("providers/refused", NULL, test_providers_refused);
#undef ADD

  return g_test_run ();
}
