/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which invitation does an acceptance answer? By cases, and in made-up worlds where it is known. */

#include "model/liaison-acceptance-match.h"
#include "model/liaison-company-name.h"

#define DAY (G_TIME_SPAN_DAY)
#define NOW (G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC)

static gboolean
is_public (const char *domain, gpointer user_data)
{
  return g_ascii_strcasecmp (domain, "mail.example") == 0;
}

static LiaisonInvitation *
add (GListStore *invitations,
     const char *id,
     const char *company,
     const char *domain,
     const char *mail,
     gint64 handed_off)
{
  g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new (id, "account", "demo", 1);
  const LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_CLIPBOARD, .time = handed_off };

  liaison_invitation_set_company (invitation, company);
  liaison_invitation_set_domain (invitation, domain);
  liaison_invitation_set_contact_mail (invitation, mail);
  liaison_invitation_set_wants_rights (invitation, TRUE);
  liaison_invitation_add_handoff (invitation, &handoff);
  liaison_invitation_set_state (invitation, LIAISON_INVITATION_WAITING);
  g_list_store_append (invitations, invitation);
  return invitation; /* the list keeps it */
}

static LiaisonAcceptanceFacts
accept (const char *customer, const char *name, const char *domain, gint64 time)
{
  return (LiaisonAcceptanceFacts){ .kind = LIAISON_ACCEPTANCE_RELATIONSHIP,
                                   .customer = customer,
                                   .customer_name = name,
                                   .domain = domain,
                                   .evidence = LIAISON_EVIDENCE_AUDIT,
                                   .time = time,
                                   .exact = TRUE,
                                   .noticed = time };
}

/* @expected: the verdict's letter and the candidates' ids: "S a b", "? a", "-". */
static void
assert_match (GListStore *invitations, const LiaisonAcceptanceFacts *facts, const char *expected)
{
  g_autoptr(LiaisonMatch) match =
               liaison_acceptance_match (facts, G_LIST_MODEL (invitations), is_public, NULL);
  g_autoptr(GString) text = g_string_new (match->verdict == LIAISON_MATCH_SURE  ? "S"
                                           : match->verdict == LIAISON_MATCH_ASK ? "?"
                                                                                 : "-");

  for (guint i = 0; i < match->candidates->len; i++)
    g_string_append_printf (text, " %s",
                            liaison_invitation_get_id (g_ptr_array_index (match->candidates, i)));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_noted_domain (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "Anything", "Adatum.example", NOW);

  add (all, "a", "Adatum", "adatum.example", "li@mail.example", NOW - 2 * DAY);
  add (all, "b", "Other", "other.example", "li@mail.example", NOW - DAY);
  assert_match (all, &facts, "S a");

  /* It has several. */
  facts.domain = "adatum.onmicrosoft.com adatum.example adatum-group.example";
  assert_match (all, &facts, "S a");

  /* A second letter: the later one is answered, the first one superseded (ACC-8). */
  add (all, "c", "Adatum", "adatum.example", "wang@mail.example", NOW - DAY);
  assert_match (all, &facts, "S c a");

  /* Too late, or not at all. */
  add (all, "d", "Adatum", "adatum.example", NULL, NOW + 1);
  assert_match (all, &facts, "S c a");
  facts.time = NOW - 3 * DAY;
  assert_match (all, &facts, "-");
}

static void
test_noted_customer (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("ID-1", "Adatum", "adatum.example", NOW);

  liaison_invitation_set_customer (
    add (all, "a", "Adatum", "old.example", "li@old.example", NOW - DAY), "id-1");
  assert_match (all, &facts, "S a");

  /* Somebody else by that name, and even domain. */
  facts.customer = "id-2";
  facts.domain = "old.example";
  assert_match (all, &facts, "-");
}

static void
test_recipient (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "Beichen", "beichen.example", NOW);

  add (all, "a", "北辰贸易有限公司", NULL, "Li.Lei@Beichen.example", NOW - 2 * DAY);
  assert_match (all, &facts, "S a");
  add (all, "b", "北辰", NULL, "li.lei@beichen.example", NOW - DAY);
  assert_match (all, &facts, "S b a");
  /* Two people of the company were written to: whose letter it was cannot be told. */
  add (all, "c", "北辰", NULL, "han@beichen.example", NOW - DAY);
  assert_match (all, &facts, "? b c a");
}

static void
test_recipient_of_another_company (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "Consult", "consult.example", NOW);

  /* A consultant received the letter for a client; then the consultant's own company accepts. */
  add (all, "a", "Client", "client.example", "eva@consult.example", NOW - DAY);
  assert_match (all, &facts, "? a");
  /* Name and domain point to different ones. */
  g_list_store_remove_all (all);
  add (all, "a", "Client", NULL, "eva@consult.example", NOW - DAY);
  add (all, "b", "Consult Ltd.", NULL, "max@mail.example", NOW - DAY);
  assert_match (all, &facts, "? a b");
}

/* LNK-5: one link connects the customer with a reseller too, the other does not. */
static void
test_different_parties (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "Adatum", "adatum.example", NOW);
  LiaisonInvitation *a = add (all, "a", "Adatum", "adatum.example", NULL, NOW - 2 * DAY);
  LiaisonInvitation *b = add (all, "b", "Adatum", "adatum.example", NULL, NOW - DAY);

  liaison_invitation_set_joint_party (a, (LiaisonJointParty){ LIAISON_JOINT_RESELLER, "one" },
                                      "Quillmere");
  assert_match (all, &facts, "? b a");
  liaison_invitation_set_joint_party (b, (LiaisonJointParty){ LIAISON_JOINT_RESELLER, "ONE" },
                                      NULL);
  assert_match (all, &facts, "S b a");
  liaison_invitation_set_joint_party (b, (LiaisonJointParty){ LIAISON_JOINT_RESELLER, "two" },
                                      NULL);
  assert_match (all, &facts, "? b a");
  liaison_invitation_set_joint_party (b, (LiaisonJointParty){ LIAISON_JOINT_PROVIDER, "one" },
                                      NULL);
  assert_match (all, &facts, "? b a");
  /* The link of a withdrawn one is still good. */
  liaison_invitation_set_state (b, LIAISON_INVITATION_WITHDRAWN);
  assert_match (all, &facts, "? a b");

  /* By the address as well, beside a noted domain or alone. */
  g_list_store_remove (all, 1);
  b = add (all, "b", NULL, NULL, "li@adatum.example", NOW - DAY);
  assert_match (all, &facts, "? a b");
  g_list_store_remove (all, 0);
  a = add (all, "a", NULL, NULL, "li@adatum.example", NOW - 2 * DAY);
  assert_match (all, &facts, "S b a");
  liaison_invitation_set_joint_party (a, (LiaisonJointParty){ LIAISON_JOINT_PROVIDER, "one" },
                                      NULL);
  assert_match (all, &facts, "? b a");
}

static void
test_public_provider (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "Somebody", "mail.example", NOW);

  add (all, "a", "Another", NULL, "li@mail.example", NOW - DAY);
  assert_match (all, &facts, "-");
}

static void
test_name_only_proposes (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "CONTOSO GmbH", "c-o.example", NOW);

  add (all, "a", "Contoso Ltd", NULL, "x@mail.example", NOW - DAY);
  assert_match (all, &facts, "? a");
  facts.customer_name = NULL;
  assert_match (all, &facts, "-");
  facts.domain = "contoso.onmicrosoft.com";
  add (all, "b", NULL, NULL, "ada@contoso.example", NOW - DAY);
  assert_match (all, &facts, "? b");
}

static void
test_what_is_over (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "Adatum", "adatum.example", NOW);
  LiaisonInvitation *a = add (all, "a", "Adatum", "adatum.example", NULL, NOW - 2 * DAY);
  LiaisonInvitation *b = add (all, "b", "Adatum", "adatum.example", NULL, NOW - DAY);

  /* The link of a withdrawn one is still good, but one that waits comes first and does not make
   * the withdrawn one superseded. */
  liaison_invitation_set_state (b, LIAISON_INVITATION_WITHDRAWN);
  assert_match (all, &facts, "S a");
  liaison_invitation_set_state (a, LIAISON_INVITATION_ACCEPTED);
  assert_match (all, &facts, "S b");
  liaison_invitation_set_state (b, LIAISON_INVITATION_SUPERSEDED);
  assert_match (all, &facts, "-");
}

static void
test_rights (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonAcceptanceFacts facts = accept ("id-1", "Adatum", "adatum.example", NOW);
  LiaisonInvitation *a = add (all, "a", "Adatum", "adatum.example", NULL, NOW - DAY);
  const LiaisonJointParty reseller = { LIAISON_JOINT_RESELLER, "reseller" };

  facts.kind = LIAISON_ACCEPTANCE_RIGHTS;
  assert_match (all, &facts, "-");
  liaison_invitation_set_existing_customer (a, TRUE);
  assert_match (all, &facts, "S a");
  liaison_invitation_set_wants_rights (a, FALSE);
  assert_match (all, &facts, "-");

  /* Those that were asked for belong to the reseller: IND-5. */
  liaison_invitation_set_wants_rights (a, TRUE);
  liaison_invitation_set_joint_party (a, reseller, "Quillmere");
  assert_match (all, &facts, "-");
  facts.kind = LIAISON_ACCEPTANCE_RELATIONSHIP;
  assert_match (all, &facts, "S a");
}

static void
test_company_names (void)
{
  static const struct
  {
    const char *name;
    const char *key;
  } names[] = {
    { "Contoso", "contoso" },
    { "CONTOSO, Ltd.", "contoso" },
    { "Contoso S.A.", "contoso" },
    { "Café Müller GmbH & Co. KG", "cafemuller" },
    { "北辰贸易有限公司", "北辰贸易" },
    { "北辰贸易股份有限公司", "北辰贸易" },
    { "株式会社アダタム", "アダタム" },
    { "ＣＯＮＴＯＳＯ", "contoso" },
    { "Company", "company" },
    { "", "" },
    { NULL, "" },
    { "\xff", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = liaison_company_name_to_key (names[i].name);

      g_assert_cmpstr (key, ==, names[i].key);
    }
}

/* Worlds: companies, the letters they got, and what they did. The number at the end of an
 * invitation's reference is its company's. */

#define N_WORLDS 30
#define N_COMPANIES 150

typedef struct
{
  GRand *rand;
  GListStore *invitations;
  guint n_sure;
  guint n_asked;
  guint n_answers; /* acceptances that do answer an invitation */
  guint n_strangers;
} World;

static gboolean
chance (World *world, double probability)
{
  return g_rand_double (world->rand) < probability;
}

static void
write_to (World *world, guint company, gint64 time)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name =
    g_strdup_printf ("Firm %u %s", company / 2, chance (world, 0.5) ? "Ltd" : "AG");
  g_autofree char *domain = g_strdup_printf ("firm%u.example", company);
  g_autofree char *elsewhere =
    g_strdup_printf ("firm%u.example", (guint) g_rand_int_range (world->rand, 0, N_COMPANIES));
  g_autofree char *reference = g_strdup_printf ("%u", company);
  g_autofree char *mail = NULL;
  double kind = g_rand_double (world->rand);
  LiaisonInvitation *invitation;

  if (kind < 0.4) /* the domain was noted, whoever got the letter */
    mail = g_strdup_printf ("p%u@%s", (guint) g_rand_int_range (world->rand, 0, 3),
                            chance (world, 0.5)   ? domain
                            : chance (world, 0.5) ? elsewhere
                                                  : "mail.example");
  else if (kind < 0.8)
    mail = g_strdup_printf ("p%u@%s", (guint) g_rand_int_range (world->rand, 0, 3), domain);
  else
    mail = g_strdup_printf ("firm%u@mail.example", company);
  invitation = add (world->invitations, id, chance (world, 0.9) ? name : NULL,
                    kind < 0.4 ? domain : NULL, mail, time);
  liaison_invitation_set_reference (invitation, reference);
  if (chance (world, 0.1))
    liaison_invitation_set_joint_party (
      invitation,
      (LiaisonJointParty){ LIAISON_JOINT_RESELLER, chance (world, 0.5) ? "one" : "two" }, NULL);
  if (chance (world, 0.1))
    liaison_invitation_set_state (invitation, chance (world, 0.5) ? LIAISON_INVITATION_DECLINED
                                                                  : LIAISON_INVITATION_WITHDRAWN);
}

/* TRUE: some letter to the company had gone out by then. */
static gboolean
was_written_to (World *world, guint company, gint64 time)
{
  g_autofree char *reference = g_strdup_printf ("%u", company);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->invitations)); i++)
    {
      g_autoptr(LiaisonInvitation) invitation =
                   g_list_model_get_item (G_LIST_MODEL (world->invitations), i);

      if (g_strcmp0 (liaison_invitation_get_reference (invitation), reference) == 0 &&
          liaison_invitation_get_first_handed_off (invitation) <= time)
        return TRUE;
    }
  return FALSE;
}

static void
company_accepts (World *world, guint company, gint64 time)
{
  g_autofree char *id = g_strdup_printf ("00000000-0000-0000-0000-%012u", company);
  g_autofree char *name = g_strdup_printf ("FIRM %u Inc.", company / 2);
  gboolean hidden = chance (world, 0.1); /* under the domain that every tenant has */
  g_autofree char *domain =
    g_strdup_printf (hidden ? "firm%u.onmicrosoft.com" : "firm%u.example", company);
  g_autofree char *reference = g_strdup_printf ("%u", company);
  LiaisonAcceptanceFacts facts = accept (id, chance (world, 0.8) ? name : NULL, domain, time);
  g_autoptr(LiaisonMatch) match = liaison_acceptance_match (
    &facts, G_LIST_MODEL (world->invitations), is_public, NULL);
  gboolean answers = was_written_to (world, company, time);

  world->n_answers += answers;
  world->n_strangers += !answers;
  world->n_asked += match->verdict == LIAISON_MATCH_ASK;
  if (match->verdict != LIAISON_MATCH_SURE)
    return;

  world->n_sure++;
  g_assert_true (answers);
  /* Neither what is accepted nor what is superseded was written to anybody else. */
  for (guint i = 0; i < match->candidates->len; i++)
    {
      LiaisonInvitation *candidate = g_ptr_array_index (match->candidates, i);

      g_assert_cmpstr (liaison_invitation_get_reference (candidate), ==, reference);
      /* Nor for anybody else. */
      g_assert_cmpstr (liaison_invitation_get_reseller (candidate), ==,
                       liaison_invitation_get_reseller (g_ptr_array_index (match->candidates, 0)));
    }
}

static void
run_world (World *world, guint32 seed)
{
  world->rand = g_rand_new_with_seed (seed);
  world->invitations = g_list_store_new (LIAISON_TYPE_INVITATION);
  for (guint company = 0; company < N_COMPANIES; company++)
    for (int letters = g_rand_int_range (world->rand, 0, 3); letters > 0; letters--)
      write_to (world, company, NOW + (gint64) (g_rand_double (world->rand) * 60 * DAY));
  for (guint company = 0; company < N_COMPANIES; company++)
    if (chance (world, 0.8))
      company_accepts (world, company, NOW + (gint64) (g_rand_double (world->rand) * 90 * DAY));
  g_clear_object (&world->invitations);
  g_clear_pointer (&world->rand, g_rand_free);
}

static void
test_worlds (void)
{
  World world = { 0 };

  for (guint32 seed = 1; seed <= N_WORLDS; seed++)
    run_world (&world, seed);
  g_test_message ("%u acceptances answer a letter: %u sure, all of them right; %u asked about; "
                  "%u strangers",
                  world.n_answers, world.n_sure, world.n_asked, world.n_strangers);
  g_test_message ("recall of sure: %.1f %%", 100.0 * world.n_sure / world.n_answers);
  g_assert_cmpuint (world.n_answers, >, 1000);
  g_assert_cmpuint (world.n_sure * 2, >, world.n_answers);
}

static gboolean
is_same (const LiaisonAcceptanceFacts *first, const LiaisonAcceptanceFacts *then)
{
  g_autoptr(LiaisonAcceptance) acceptance = liaison_acceptance_new (NULL, first);

  return liaison_acceptance_is_same (acceptance, then);
}

/* A list or a flag shows again what was told; but what was lost meanwhile is given anew. */
static void
test_second_acceptance (void)
{
  LiaisonAcceptanceFacts record = accept ("id", NULL, NULL, NOW);
  LiaisonAcceptanceFacts first = accept ("id", NULL, NULL, NOW);
  LiaisonAcceptanceFacts then = accept ("ID", NULL, NULL, NOW + 20 * DAY);

  first.exact = then.exact = FALSE;
  g_assert_true (is_same (&first, &then));
  g_assert_true (is_same (&record, &then));
  then.lost = NOW - DAY;
  g_assert_true (is_same (&first, &then));
  g_assert_true (is_same (&record, &then));
  then.lost = NOW + 10 * DAY;
  g_assert_false (is_same (&first, &then));
  g_assert_false (is_same (&record, &then));
  /* The computer's clock is slow, but not by that much. */
  then = first;
  then.time = NOW - 40 * G_TIME_SPAN_MINUTE;
  g_assert_true (is_same (&record, &then));
  g_assert_true (is_same (&then, &record));
  then.time = NOW - 2 * G_TIME_SPAN_HOUR;
  g_assert_false (is_same (&record, &then));
  g_assert_false (is_same (&then, &record));
  /* The list was late. */
  then.time = NOW + 20 * DAY;
  then.lost = NOW + 10 * G_TIME_SPAN_MINUTE;
  g_assert_true (is_same (&record, &then));
}

/* A name is folded once only, but again when it is another. */
static void
test_renamed (void)
{
  g_autoptr(GListStore) all = g_list_store_new (LIAISON_TYPE_INVITATION);
  LiaisonInvitation *invitation = add (all, "a", "Contoso GmbH", NULL, "x@mail.example", NOW - DAY);
  LiaisonAcceptanceFacts facts = accept ("id", "Fabrikam Ltd", "fabrikam.example", NOW);

  assert_match (all, &facts, "-");
  liaison_invitation_set_company (invitation, "FABRIKAM");
  assert_match (all, &facts, "? a");
  liaison_invitation_set_company (invitation, NULL);
  assert_match (all, &facts, "-");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/acceptance-match/noted-domain", test_noted_domain);
  g_test_add_func ("/acceptance-match/renamed", test_renamed);
  g_test_add_func ("/acceptance-match/second-acceptance", test_second_acceptance);
  g_test_add_func ("/acceptance-match/noted-customer", test_noted_customer);
  g_test_add_func ("/acceptance-match/recipient", test_recipient);
  g_test_add_func ("/acceptance-match/recipient-of-another", test_recipient_of_another_company);
  g_test_add_func ("/acceptance-match/different-parties", test_different_parties);
  g_test_add_func ("/acceptance-match/public-provider", test_public_provider);
  g_test_add_func ("/acceptance-match/name-only-proposes", test_name_only_proposes);
  g_test_add_func ("/acceptance-match/what-is-over", test_what_is_over);
  g_test_add_func ("/acceptance-match/rights", test_rights);
  g_test_add_func ("/acceptance-match/company-names", test_company_names);
  g_test_add_func ("/acceptance-match/worlds", test_worlds);
  return g_test_run ();
}
