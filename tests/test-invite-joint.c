/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-kept-resellers.h"
#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

/* Inviting for oneself and an indirect provider at once, or, as a provider, for a reseller. */

typedef struct
{
  LiaisonJoint kind;
  gboolean ignored; /* the service takes no notice of whom the link is to name */
  const char *list; /* what the service is asked for who they are */
  const char *kept;
} Case;

static const Case provider_case = {
  .kind = LIAISON_JOINT_PROVIDER,
  .list = "IsIndirectResellerOf",
  .kept = "providers",
};
static const Case reseller_case = {
  .kind = LIAISON_JOINT_RESELLER,
  .list = "IsIndirectCloudSolutionProviderOf",
  .kept = "resellers",
};
static const Case ignored_provider_case = {
  .kind = LIAISON_JOINT_PROVIDER,
  .ignored = TRUE,
};
static const Case ignored_reseller_case = {
  .kind = LIAISON_JOINT_RESELLER,
  .ignored = TRUE,
};

static gboolean
are_read (gpointer parties)
{
  return !liaison_joint_parties_is_reading (parties);
}

static LiaisonJointParties *
read_parties (LiaisonTestInvite *fixture, LiaisonJoint kind)
{
  LiaisonJointParties *parties = liaison_session_get_joint_parties (fixture->bed->session, kind);

  liaison_joint_parties_read (parties);
  liaison_test_wait_until (are_read, parties);
  return parties;
}

static LiaisonReseller *
dup_party (LiaisonTestInvite *fixture, const Case *test, guint n)
{
  return g_list_model_get_item (liaison_joint_parties_get_list (liaison_session_get_joint_parties (
                                  fixture->bed->session, test->kind)),
                                n);
}

static void
set_up (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;

  liaison_test_invite_set_up (fixture, NULL);
  liaison_sandbox_server_set_providers (fixture->bed->server, 2, test->ignored);
  g_assert_cmpuint (
    g_list_model_get_n_items (liaison_joint_parties_get_list (read_parties (fixture, test->kind))),
    >=, 2);
}

static LiaisonInviteLinkState
choose (LiaisonTestInvite *fixture, const Case *test, LiaisonReseller *party)
{
  liaison_invite_choose_party (fixture->invite, party != NULL ? test->kind : LIAISON_JOINT_NONE,
                               party);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  return liaison_invite_get_link_state (fixture->invite);
}

static const char *
get_own_tenant (LiaisonTestInvite *fixture)
{
  return liaison_partner_get_spec (liaison_session_get_partner (fixture->bed->session))->tenant_id;
}

/* As what it is, and the account's partner as the other one. */
static gboolean
names (LiaisonTestInvite *fixture, const Case *test, LiaisonReseller *party)
{
  const char *link = liaison_invite_get_link (fixture->invite);
  const char *id = liaison_reseller_get_id (party);
  const char *own = get_own_tenant (fixture);
  gboolean is_reseller = test->kind == LIAISON_JOINT_RESELLER;
  g_autofree char *reseller = g_strdup_printf ("partnerId=%s&", is_reseller ? id : own);
  g_autofree char *provider = g_strdup_printf ("indirectCSPId=%s&", is_reseller ? own : id);

  return strstr (link, reseller) != NULL && strstr (link, provider) != NULL;
}

static gboolean
names_nobody (LiaisonTestInvite *fixture)
{
  const char *link = liaison_invite_get_link (fixture->invite);

  return strstr (link, get_own_tenant (fixture)) != NULL && strstr (link, "indirectCSP") == NULL;
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

/* The link of shape 3 that @party or the portal would give, of the account's partner unless @other.
 */
static char *
dup_given_link (LiaisonTestInvite *fixture,
                const Case *test,
                LiaisonReseller *party,
                gboolean other)
{
  const char *id = liaison_reseller_get_id (party);
  const char *own = other ? "0f2c7a11-3b52-4f0e-9c1d-6a7b8c9d0e1f" : get_own_tenant (fixture);
  gboolean is_reseller = test->kind == LIAISON_JOINT_RESELLER;

  return g_strdup_printf ("https://admin.microsoft.com/Adminportal/Home"
                          "?invType=IndirectResellerRelationship&partnerId=%s&msppId=6104772"
                          "&indirectCSPId=%s&DAP=true#/BillingAccounts/partner-invitation",
                          is_reseller ? id : own, is_reseller ? own : id);
}

/* Link and letter name both, with and without rights, and none after another thought. */
static void
test_link_and_letter (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  g_autoptr(LiaisonReseller) other = dup_party (fixture, test, 1);
  const char *partner =
    liaison_partner_get_spec (liaison_session_get_partner (fixture->bed->session))->company_name;

  liaison_test_invite_make_letter (fixture);
  g_assert_false (says (fixture, liaison_reseller_get_name (one)));

  g_assert_cmpint (choose (fixture, test, one), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, test, one));
  g_assert_true (says (fixture, partner));
  g_assert_true (says (fixture, liaison_reseller_get_name (one)));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
  liaison_invitation_set_wants_rights (invitation, FALSE);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  g_assert_true (names (fixture, test, one));
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=false#"));

  g_assert_cmpint (choose (fixture, test, other), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, test, other));
  g_assert_false (names (fixture, test, one));
  g_assert_true (says (fixture, liaison_reseller_get_name (other)));
  g_assert_false (says (fixture, liaison_reseller_get_name (one)));

  g_assert_cmpint (choose (fixture, test, NULL), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names_nobody (fixture));
  g_assert_null (liaison_invitation_get_joint_name (invitation));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

/* What the person wrote stays, and is told to name nobody. */
static void
test_own_words (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  g_autofree char *own = NULL;
  g_autofree char *naming = NULL;

  liaison_test_invite_make_letter (fixture);
  own = g_strdup_printf ("Hello!\n%s\nBye", liaison_invite_get_link (fixture->invite));
  liaison_invite_set_text (fixture->invite, "Subject", own);
  g_assert_null (liaison_invite_find_unnamed_party (fixture->invite));

  choose (fixture, test, one);
  g_assert_true (says (fixture, "Hello!"));
  g_assert_true (says (fixture, liaison_invite_get_link (fixture->invite)));
  g_assert_cmpstr (liaison_invite_find_unnamed_party (fixture->invite), ==,
                   liaison_reseller_get_name (one));

  naming = g_strdup_printf ("Hello, it is %s!\n%s\nBye", liaison_reseller_get_name (one),
                            liaison_invite_get_link (fixture->invite));
  liaison_invite_set_text (fixture->invite, "Subject", naming);
  g_assert_null (liaison_invite_find_unnamed_party (fixture->invite));
}

/* INV-17: each kind is asked for once. */
static void
test_cache (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  g_autoptr(LiaisonReseller) other = dup_party (fixture, test, 1);
  LiaisonSandboxServer *server = fixture->bed->server;
  guint before = liaison_sandbox_server_count_requests (server, "relationshiprequests");

  liaison_test_invite_make_letter (fixture);
  for (guint i = 0; i < 2; i++)
    {
      choose (fixture, test, one);
      g_assert_true (names (fixture, test, one));
      choose (fixture, test, other);
      g_assert_true (names (fixture, test, other));
      choose (fixture, test, NULL);
      g_assert_true (names_nobody (fixture));
    }
  g_assert_cmpuint (liaison_sandbox_server_count_requests (server, "relationshiprequests"), ==,
                    before + 3);
}

/* INV-18: without the network the ledger lends a link of the same kind, and no other one. */
static void
test_ledgers_link (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  g_autoptr(LiaisonReseller) other = dup_party (fixture, test, 1);

  liaison_test_invite_make_letter (fixture);
  choose (fixture, test, one);
  liaison_test_invite_restart (fixture);
  liaison_test_invite_begin (fixture, NULL);
  liaison_test_invite_fill_in (fixture);
  stop_service (fixture);

  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_cmpint (choose (fixture, test, other), ==, LIAISON_INVITE_LINK_FAILED);
  liaison_test_invite_assert_refused (fixture);
  g_assert_cmpint (choose (fixture, test, one), ==, LIAISON_INVITE_LINK_CACHED);
  g_assert_true (names (fixture, test, one));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);

  /* The draft has the link with somebody and, by now, none. */
  g_assert_cmpint (choose (fixture, test, NULL), ==, LIAISON_INVITE_LINK_FAILED);
  liaison_test_invite_assert_refused (fixture);
}

static void
answer_with (LiaisonTestInvite *fixture, const char *link)
{
  g_autofree char *body = g_strdup_printf ("{\"url\":\"%s\"}", link);

  liaison_sandbox_server_answer_next (fixture->bed->server, "relationshiprequests", body,
                                      "application/json", 1);
}

/* A link with another party, or with one that nobody chose, stands in no letter. */
static void
test_wrong_party (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  g_autoptr(LiaisonReseller) other = dup_party (fixture, test, 1);
  g_autofree char *link = dup_given_link (fixture, test, other, FALSE);
  g_autofree char *foreign = dup_given_link (fixture, test, one, TRUE);

  liaison_test_invite_fill_in (fixture);
  answer_with (fixture, link);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                  LIAISON_ERROR_OTHER_PARTIES);
  g_assert_null (liaison_invite_get_link (fixture->invite));

  answer_with (fixture, link);
  g_assert_cmpint (choose (fixture, test, one), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                  LIAISON_ERROR_OTHER_PARTIES);
  liaison_test_invite_assert_refused (fixture);

  /* The right one, but not with us. */
  answer_with (fixture, foreign);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                  LIAISON_ERROR_OTHER_PARTIES);
  liaison_test_invite_assert_refused (fixture);

  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, test, one));
}

/* The service takes no notice. A link from elsewhere is looked at, and then serves every invitation
 * with that party. */
static void
test_ignored (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  g_autoptr(LiaisonReseller) other = dup_party (fixture, test, 1);
  g_autofree char *right = dup_given_link (fixture, test, one, FALSE);
  g_autofree char *wrong = dup_given_link (fixture, test, other, FALSE);
  g_autofree char *foreign = dup_given_link (fixture, test, one, TRUE);
  g_autofree char *letter = g_strdup_printf ("Hello,\n\nsend them this:\n\n%s\n\nBye\n", right);

  liaison_test_invite_fill_in (fixture);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpint (choose (fixture, test, one), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                  LIAISON_ERROR_OTHER_PARTIES);
  liaison_test_invite_assert_refused (fixture);

  g_assert_cmpint (liaison_invite_give_link (fixture->invite, wrong), ==,
                   test->kind == LIAISON_JOINT_PROVIDER ? LIAISON_JOINT_LINK_OTHER_PROVIDER
                                                        : LIAISON_JOINT_LINK_OTHER_RESELLER);
  g_assert_cmpint (liaison_invite_give_link (fixture->invite, foreign), ==,
                   test->kind == LIAISON_JOINT_PROVIDER ? LIAISON_JOINT_LINK_OTHER_RESELLER
                                                        : LIAISON_JOINT_LINK_OTHER_PROVIDER);
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

/* The last one is offered again, as long as the partner has it. */
static void
test_last_used (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  LiaisonInvitation *invitation;

  liaison_test_invite_make_letter (fixture);
  choose (fixture, test, one);
  liaison_invite_note_other_way (fixture->invite);
  g_assert_true (liaison_invite_finish (fixture->invite));

  liaison_test_invite_restart (fixture);
  read_parties (fixture, test->kind);
  invitation = liaison_test_invite_begin (fixture, NULL);
  g_assert_cmpint (liaison_invitation_get_joint_party (invitation).kind, ==, test->kind);
  g_assert_cmpstr (liaison_invitation_get_joint_party (invitation).id, ==,
                   liaison_reseller_get_id (one));
  g_assert_cmpstr (liaison_invitation_get_joint_name (invitation), ==,
                   liaison_reseller_get_name (one));
  g_assert_true (liaison_invitation_is_blank (invitation));

  /* The partnership has ended. */
  liaison_sandbox_server_answer_next (fixture->bed->server, test->list,
                                      "{\"totalCount\":0,\"items\":[]}", "application/json", 1);
  liaison_test_invite_restart (fixture);
  read_parties (fixture, test->kind);
  invitation = liaison_test_invite_begin (fixture, NULL);
  g_assert_cmpint (liaison_invitation_get_joint_party (invitation).kind, ==, LIAISON_JOINT_NONE);
}

static gboolean
are_kept (gpointer user_data)
{
  g_autoptr(GPtrArray) providers = liaison_kept_resellers_load (user_data, provider_case.kept);
  g_autoptr(GPtrArray) resellers = liaison_kept_resellers_load (user_data, reseller_case.kept);

  return providers != NULL && providers->len == 2 && resellers != NULL && resellers->len == 4 &&
         g_str_equal (liaison_reseller_get_name (providers->pdata[0]),
                      "Brightwater Cloud Distribution AB") &&
         g_str_equal (liaison_reseller_get_mpn_id (providers->pdata[1]), "7204502") &&
         g_str_equal (liaison_reseller_get_mpn_id (resellers->pdata[1]), "7204419");
}

/* In the cache of an account they are there before the service is asked the next time. */
static void
test_kept (LiaisonTestInvite *fixture, gconstpointer unused)
{
  read_parties (fixture, LIAISON_JOINT_RESELLER);
  liaison_test_wait_until (are_kept, liaison_customer_list_get_cache (
                                       liaison_session_get_customers (fixture->bed->session)));
}

static void
asked_again_cb (GListModel *list, guint position, guint n_before, guint n_now, gpointer parties)
{
  g_assert_true (liaison_joint_parties_get_list (parties) == list);
}

static gboolean
has_kept (gpointer cache)
{
  g_autoptr(GPtrArray) kept = liaison_kept_resellers_load (cache, provider_case.kept);

  return kept != NULL && kept->len == 0;
}

/* That nobody is known is kept as well; whoever is told of it may ask at once. */
static void
test_kept_none (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonCustomerList *customers = liaison_session_get_customers (fixture->bed->session);
  LiaisonJointParties *parties =
    liaison_joint_parties_new (LIAISON_JOINT_PROVIDER, fixture->bed->client, customers);
  GListModel *list;

  read_parties (fixture, LIAISON_JOINT_PROVIDER);
  liaison_test_wait_until (has_kept, liaison_customer_list_get_cache (customers));
  list = liaison_joint_parties_get_list (parties);
  g_signal_connect (list, "items-changed", G_CALLBACK (asked_again_cb), parties);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_joint_parties_get_list (parties)), ==, 0);
  liaison_joint_parties_read (parties);
  liaison_test_wait_until (are_read, parties);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  liaison_test_drop (parties);
}

/* One or the other, never both. */
static void
test_one_of_both (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autoptr(LiaisonReseller) reseller = NULL;
  g_autoptr(LiaisonReseller) provider = NULL;

  read_parties (fixture, LIAISON_JOINT_RESELLER);
  reseller = dup_party (fixture, &reseller_case, 0);
  provider = dup_party (fixture, &provider_case, 0);
  liaison_test_invite_make_letter (fixture);
  choose (fixture, &provider_case, provider);
  g_assert_cmpint (choose (fixture, &reseller_case, reseller), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, &reseller_case, reseller));
  g_assert_null (liaison_invitation_get_provider (invitation));
  g_assert_false (says (fixture, liaison_reseller_get_name (provider)));
  g_assert_cmpint (choose (fixture, &provider_case, provider), ==, LIAISON_INVITE_LINK_READY);
  g_assert_true (names (fixture, &provider_case, provider));
  g_assert_null (liaison_invitation_get_reseller (invitation));
  g_assert_false (says (fixture, liaison_reseller_get_name (reseller)));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

/* A reminder and a letter to another person are with the same party. */
static void
test_asked_again (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  static const LiaisonSender sender = { .name = "Ada Sender" };
  g_autoptr(LiaisonReseller) one = dup_party (fixture, test, 0);
  LiaisonInvitation *waiting;
  g_autofree char *link = NULL;
  guint n_requests;

  liaison_test_invite_make_letter (fixture);
  choose (fixture, test, one);
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
  g_assert_true (names (fixture, test, one));
}

/* Who has none gets none; where there is no such model nobody is asked. */
static void
test_none (LiaisonTestInvite *fixture, gconstpointer cloud)
{
  LiaisonJointParties *parties = read_parties (fixture, LIAISON_JOINT_PROVIDER);

  g_assert_no_error (liaison_joint_parties_get_error (parties));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_joint_parties_get_list (parties)), ==, 0);
  if (cloud != NULL)
    {
      parties = read_parties (fixture, LIAISON_JOINT_RESELLER);
      g_assert_cmpuint (g_list_model_get_n_items (liaison_joint_parties_get_list (parties)), ==, 0);
    }
  g_assert_cmpuint (
    liaison_sandbox_server_count_requests (fixture->bed->server, "/v1/relationships"), ==,
    cloud == NULL ? 1 : 0);
}

/* Who is refused can ask again. */
static void
test_refused (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Case *test = user_data;
  LiaisonJointParties *parties;

  liaison_sandbox_server_set_providers (fixture->bed->server, 1, FALSE);
  liaison_sandbox_server_fail_next (fixture->bed->server, test->list, 403, NULL, 1);
  parties = read_parties (fixture, test->kind);
  g_assert_error (liaison_joint_parties_get_error (parties), LIAISON_ERROR,
                  LIAISON_ERROR_FORBIDDEN);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_joint_parties_get_list (parties)), ==, 0);
  /* Nothing else depends on it. */
  liaison_test_invite_make_letter (fixture);

  read_parties (fixture, test->kind);
  g_assert_no_error (liaison_joint_parties_get_error (parties));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_joint_parties_get_list (parties)), >, 0);
}

static void
set_up_refused (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_test_invite_set_up (fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test, function)                                                                  \
  g_test_add ("/invite-joint/" path, LiaisonTestInvite, test, set_up, function,                    \
              liaison_test_invite_tear_down)
#define ADD_BOTH(path, function)                                                                   \
  ADD ("provider/" path, &provider_case, function);                                                \
  ADD ("reseller/" path, &reseller_case, function)
  ADD_BOTH ("link-and-letter", test_link_and_letter);
  ADD_BOTH ("own-words", test_own_words);
  ADD_BOTH ("cache", test_cache);
  ADD_BOTH ("ledger", test_ledgers_link);
  ADD_BOTH ("wrong", test_wrong_party);
  ADD_BOTH ("last-used", test_last_used);
  ADD_BOTH ("asked-again", test_asked_again);
  ADD ("provider/ignored", &ignored_provider_case, test_ignored);
  ADD ("reseller/ignored", &ignored_reseller_case, test_ignored);
  ADD ("kept", &provider_case, test_kept);
  ADD ("one-of-both", &provider_case, test_one_of_both);
#undef ADD_BOTH
#undef ADD
#define ADD(path, user_data, set_up_function, function)                                            \
  g_test_add ("/invite-joint/" path, LiaisonTestInvite, user_data, set_up_function, function,      \
              liaison_test_invite_tear_down)
  ADD ("none", NULL, liaison_test_invite_set_up, test_none);
  ADD ("kept-none", NULL, liaison_test_invite_set_up, test_kept_none);
  ADD ("other-cloud", "usgov", liaison_test_invite_set_up, test_none);
  ADD ("provider/refused", &provider_case, set_up_refused, test_refused);
  ADD ("reseller/refused", &reseller_case, set_up_refused, test_refused);
#undef ADD

  return g_test_run ();
}
