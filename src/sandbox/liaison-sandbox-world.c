/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-world.h"

#include "sandbox/liaison-sandbox-overlay.h"

#define N_PERCENT 100
#define PLACE_HALF_BITS 4 /* 256 places, for the hundred of a percentage */
#define WORD_HALF_BITS 3  /* 64, the longest list of heads or of names made by hand */
#define WHOLE_NAME_STEP 3

enum
{
  PURPOSE_TENANT = 0x100,
  PURPOSE_PERSON,
  PURPOSE_PLACE,
  PURPOSE_HEAD,
  PURPOSE_TAIL,
  PURPOSE_LEGAL_FORM,
  PURPOSE_CITY,
  PURPOSE_RELATIONSHIP,
  PURPOSE_RIGHTS,
  PURPOSE_SUBSCRIPTIONS,
  PURPOSE_USERS,
  PURPOSE_SIZE,
  PURPOSE_OTHER_NAME, /* and above */
};

struct _LiaisonSandboxWorld
{
  guint n_generated;
  guint32 seed;
  const LiaisonSandboxPartner *partner;
  const LiaisonSandboxShare *shares;
  GDateTime *today;
  gint64 ahead; /* microseconds by which its clock is before ours */
  char tenant[LIAISON_SANDBOX_GUID_SIZE];
  char person[LIAISON_SANDBOX_GUID_SIZE];
  GPtrArray *accepted; /* of LiaisonSandboxAcceptance */
  GArray *doubles;     /* places of who is told twice */
  guint n_providers;
  gboolean ignores_parties;
  LiaisonSandboxOverlay *overlay;
  LiaisonSandboxAuditLog *audit_log;
  guint n_events;
  guint hero; /* 1 + index of who acted last, or 0 */
};

static guint
count (const char *const *entries)
{
  return g_strv_length ((char **) entries);
}

static guint
draw (LiaisonSandboxWorld *world, guint index, guint purpose, guint n)
{
  return liaison_sandbox_scale (liaison_sandbox_hash (world->seed, index, purpose), n);
}

/* The entry at @place of a list in @seed's own order. */
static const char *
choose_entry (guint64 seed, const char *const *entries, guint place)
{
  guint n = count (entries);
  guint64 number = place % n;

  g_assert (n <= 1 << (2 * WORD_HALF_BITS));
  do
    number = liaison_sandbox_permute (seed, number, WORD_HALF_BITS);
  while (number >= n);
  return entries[number];
}

/* Each hundred of customers holds every language's percentage, shuffled. @place becomes the
 * customer's among all that speak its language. */
static const LiaisonSandboxLanguage *
choose_language (LiaisonSandboxWorld *world, guint index, guint *place)
{
  guint hundred = index / N_PERCENT;
  guint64 number = index % N_PERCENT;
  const LiaisonSandboxShare *share = world->shares;

  do
    number = liaison_sandbox_permute (liaison_sandbox_hash (world->seed, hundred, PURPOSE_PLACE),
                                      number, PLACE_HALF_BITS);
  while (number >= N_PERCENT);

  while (number >= share->percent)
    {
      number -= share->percent;
      share++;
    }
  *place = hundred * share->percent + number;
  return share->language;
}

/* All heads come before one comes again, with another tail; all pairs before one opens a branch.
 * Among them are the names made by hand, once each. */
static void
generate_name (LiaisonSandboxWorld *world,
               guint place,
               const char *legal_form,
               LiaisonSandboxCustomer *customer)
{
  const LiaisonSandboxLanguage *language = customer->language;
  guint n_heads = count (language->heads);
  guint n_tails = count (language->tails);
  guint whole = place / WHOLE_NAME_STEP;
  guint64 seed = liaison_sandbox_hash (world->seed, 0, PURPOSE_HEAD);
  g_autoptr(GString) name = g_string_sized_new (64);
  g_autoptr(GString) slug = g_string_sized_new (64);

  if (place % WHOLE_NAME_STEP == 1 && whole < count (language->whole_names))
    {
      const char *entry = choose_entry (seed, language->whole_names, whole);

      liaison_sandbox_append_shown (entry, name);
      liaison_sandbox_append_slug (entry, slug);
    }
  else
    {
      guint64 tail_seed = liaison_sandbox_hash (world->seed, place % n_heads, PURPOSE_TAIL);
      guint branch = place / n_heads / n_tails;

      liaison_sandbox_append_company (language, choose_entry (seed, language->heads, place),
                                      choose_entry (tail_seed, language->tails, place / n_heads),
                                      legal_form, customer->city->name, name, slug);
      if (branch > 0)
        liaison_sandbox_append_branch (language, branch, name, slug);
    }
  customer->name = g_string_free (g_steal_pointer (&name), FALSE);
  customer->domain = g_strconcat (slug->str, world->partner->domain_ending, NULL);
}

static const char *
generate_relationship (LiaisonSandboxWorld *world, guint index)
{
  guint n = draw (world, index, PURPOSE_RELATIONSHIP, 200);

  if (n == 0)
    return "migrating"; /* no documented value */
  if (n < 5)
    return "advisor";
  return "reseller";
}

static LiaisonSandboxRights
generate_rights (LiaisonSandboxWorld *world, guint index)
{
  guint n = draw (world, index, PURPOSE_RIGHTS, 100);

  if (n < 70)
    return LIAISON_SANDBOX_RIGHTS_YES;
  return n < 96 ? LIAISON_SANDBOX_RIGHTS_NO : LIAISON_SANDBOX_RIGHTS_UNTOLD;
}

/* Many small ones, some with more users than one page holds, a few empty. */
static guint
generate_n_users (LiaisonSandboxWorld *world, guint index)
{
  guint kind = draw (world, index, PURPOSE_SIZE, 100);

  if (kind < 3)
    return 0;
  if (kind < 78)
    return 2 + draw (world, index, PURPOSE_USERS, 40);
  if (kind < 97)
    return 40 + draw (world, index, PURPOSE_USERS, 300);
  return 501 + draw (world, index, PURPOSE_USERS, 900);
}

static void
generate (LiaisonSandboxWorld *world, guint index, LiaisonSandboxCustomer *customer)
{
  guint place = 0;
  const char *const *legal_forms;

  customer->language = choose_language (world, index, &place);
  legal_forms = customer->language->legal_forms;
  customer->city = &customer->language->cities[draw (
    world, index, PURPOSE_CITY, liaison_sandbox_count_cities (customer->language))];
  customer->country = customer->city->country;
  generate_name (world, place,
                 legal_forms[draw (world, index, PURPOSE_LEGAL_FORM, count (legal_forms))],
                 customer);
  customer->relationship = generate_relationship (world, index);
  customer->rights = generate_rights (world, index);
  customer->n_subscriptions = draw (world, index, PURPOSE_SUBSCRIPTIONS, 6);
  customer->n_users = generate_n_users (world, index);
}

static void
read_accepted (LiaisonSandboxWorld *world, guint index, LiaisonSandboxCustomer *customer)
{
  const LiaisonSandboxAcceptance *accepted =
    g_ptr_array_index (world->accepted, index - world->n_generated);

  if (!liaison_sandbox_find_city (accepted->country, &customer->language, &customer->city))
    {
      customer->language = world->shares->language;
      customer->city = customer->language->cities;
    }
  customer->name = g_strdup (accepted->company);
  customer->domain = g_strdup (accepted->domain);
  customer->domains = (const char *const *) accepted->domains;
  customer->country = accepted->country;
  customer->relationship = "reseller";
  customer->rights = accepted->rights ? LIAISON_SANDBOX_RIGHTS_YES : LIAISON_SANDBOX_RIGHTS_NO;
  customer->n_users = 1; /* the one who accepted */
}

void
liaison_sandbox_customer_clear (LiaisonSandboxCustomer *customer)
{
  g_clear_pointer (&customer->name, g_free);
  g_clear_pointer (&customer->domain, g_free);
}

static void
begin_day (LiaisonSandboxWorld *world)
{
  gint64 now = liaison_sandbox_world_get_now (world);

  g_clear_pointer (&world->today, g_date_time_unref);
  world->today = g_date_time_new_from_unix_utc ((now - now % G_TIME_SPAN_DAY) / G_USEC_PER_SEC);
}

LiaisonSandboxWorld *
liaison_sandbox_world_new (guint n_customers, guint32 seed, const char *cloud, gint64 now)
{
  LiaisonSandboxWorld *world = g_new0 (LiaisonSandboxWorld, 1);

  g_assert (liaison_sandbox_find_partner (cloud) != NULL);
  world->n_generated = MIN (n_customers, LIAISON_SANDBOX_MAX_CUSTOMERS);
  world->seed = seed;
  world->partner = liaison_sandbox_find_partner (cloud);
  world->shares = liaison_sandbox_get_shares (cloud);
  world->ahead = now != 0 ? now * G_USEC_PER_SEC - g_get_real_time () : 0;
  begin_day (world);
  world->accepted =
    g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_sandbox_acceptance_free);
  world->doubles = g_array_new (FALSE, FALSE, sizeof (guint));
  world->overlay = liaison_sandbox_overlay_new ();
  world->audit_log = liaison_sandbox_audit_log_new ();
  liaison_sandbox_make_guid (seed, 0, PURPOSE_TENANT, world->tenant);
  liaison_sandbox_make_guid (seed, 0, PURPOSE_PERSON, world->person);
  return world;
}

void
liaison_sandbox_world_free (LiaisonSandboxWorld *world)
{
  liaison_sandbox_audit_log_free (world->audit_log);
  liaison_sandbox_overlay_free (world->overlay);
  g_ptr_array_unref (world->accepted);
  g_array_unref (world->doubles);
  g_date_time_unref (world->today);
  g_free (world);
}

guint32
liaison_sandbox_world_get_seed (LiaisonSandboxWorld *world)
{
  return world->seed;
}

GDateTime *
liaison_sandbox_world_get_today (LiaisonSandboxWorld *world)
{
  return world->today;
}

gint64
liaison_sandbox_world_get_now (LiaisonSandboxWorld *world)
{
  return g_get_real_time () + world->ahead;
}

void
liaison_sandbox_world_travel (LiaisonSandboxWorld *world, gint64 seconds)
{
  world->ahead += seconds * G_USEC_PER_SEC;
  begin_day (world);
}

LiaisonSandboxAuditLog *
liaison_sandbox_world_get_audit_log (LiaisonSandboxWorld *world)
{
  return world->audit_log;
}

const LiaisonSandboxPartner *
liaison_sandbox_world_get_partner (LiaisonSandboxWorld *world)
{
  return world->partner;
}

const char *
liaison_sandbox_world_get_tenant (LiaisonSandboxWorld *world)
{
  return world->tenant;
}

const char *
liaison_sandbox_world_get_person (LiaisonSandboxWorld *world)
{
  return world->person;
}

guint
liaison_sandbox_world_get_n_customers (LiaisonSandboxWorld *world)
{
  return liaison_sandbox_world_get_n_places (world) -
         liaison_sandbox_overlay_get_n_gone (world->overlay);
}

guint
liaison_sandbox_world_get_n_places (LiaisonSandboxWorld *world)
{
  return world->n_generated + world->accepted->len;
}

gboolean
liaison_sandbox_world_is_gone (LiaisonSandboxWorld *world, guint index)
{
  return liaison_sandbox_overlay_is_gone (world->overlay, index);
}

guint
liaison_sandbox_world_get_n_generated (LiaisonSandboxWorld *world)
{
  return world->n_generated;
}

guint
liaison_sandbox_world_get_n_accepted (LiaisonSandboxWorld *world)
{
  return world->accepted->len;
}

gboolean
liaison_sandbox_world_is_accepted (LiaisonSandboxWorld *world, guint index)
{
  return index >= world->n_generated;
}

void
liaison_sandbox_world_read (LiaisonSandboxWorld *world,
                            guint index,
                            LiaisonSandboxCustomer *customer)
{
  g_assert (index < liaison_sandbox_world_get_n_places (world));

  customer->index = index;
  liaison_sandbox_make_indexed_guid (world->seed, index, customer->id);
  if (index < world->n_generated)
    generate (world, index, customer);
  else
    read_accepted (world, index, customer);
  liaison_sandbox_overlay_apply (world->overlay, customer);
}

gboolean
liaison_sandbox_world_find (LiaisonSandboxWorld *world, const char *id, guint *index)
{
  guint64 found = 0;

  if (!liaison_sandbox_read_indexed_guid (world->seed, id, &found) ||
      found >= liaison_sandbox_world_get_n_places (world) ||
      liaison_sandbox_world_is_gone (world, found))
    return FALSE;

  *index = found;
  return TRUE;
}

gboolean
liaison_sandbox_world_find_acceptor (LiaisonSandboxWorld *world,
                                     const LiaisonSandboxAcceptance *acceptance,
                                     guint *index)
{
  if (acceptance->id != NULL)
    return liaison_sandbox_world_find (world, acceptance->id, index);

  for (guint i = 0; acceptance->domain != NULL && i < world->accepted->len; i++)
    {
      const LiaisonSandboxAcceptance *accepted = g_ptr_array_index (world->accepted, i);

      *index = world->n_generated + i;
      if (g_ascii_strcasecmp (accepted->domain, acceptance->domain) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Transfer full. */
static LiaisonSandboxAcceptance *
make_accepted (LiaisonSandboxWorld *world, const LiaisonSandboxAcceptance *acceptance)
{
  LiaisonSandboxAcceptance *accepted = liaison_sandbox_acceptance_copy (acceptance);

  g_free (accepted->domain);
  if (acceptance->domain != NULL && *acceptance->domain != '\0')
    accepted->domain = g_ascii_strdown (acceptance->domain, -1);
  else
    accepted->domain =
      g_strdup_printf ("customer%u%s", world->accepted->len + 1, world->partner->domain_ending);
  if (accepted->country == NULL || *accepted->country == '\0')
    {
      g_free (accepted->country);
      accepted->country = g_strdup (world->partner->country);
    }
  return accepted;
}

/* Rights that were given once stay, unless the relationship had ended. */
static void
accept_again (LiaisonSandboxWorld *world, guint index, gboolean rights)
{
  if (rights || liaison_sandbox_world_is_gone (world, index))
    liaison_sandbox_world_set_rights (
      world, index, rights ? LIAISON_SANDBOX_RIGHTS_YES : LIAISON_SANDBOX_RIGHTS_NO);
  liaison_sandbox_overlay_set_gone (world->overlay, index, FALSE);
}

guint
liaison_sandbox_world_accept (LiaisonSandboxWorld *world,
                              const LiaisonSandboxAcceptance *acceptance)
{
  guint index = 0;

  if (liaison_sandbox_world_find_acceptor (world, acceptance, &index))
    {
      accept_again (world, index, acceptance->rights);
      return index;
    }
  g_ptr_array_add (world->accepted, make_accepted (world, acceptance));
  return liaison_sandbox_world_get_n_places (world) - 1;
}

const char *
liaison_sandbox_world_get_reseller (LiaisonSandboxWorld *world, guint index)
{
  const LiaisonSandboxAcceptance *accepted;

  if (index < world->n_generated)
    return NULL;
  accepted = g_ptr_array_index (world->accepted, index - world->n_generated);
  return accepted->reseller;
}

void
liaison_sandbox_world_double (LiaisonSandboxWorld *world, guint index)
{
  if (!liaison_sandbox_world_is_double (world, index))
    g_array_append_val (world->doubles, index);
}

gboolean
liaison_sandbox_world_is_double (LiaisonSandboxWorld *world, guint index)
{
  for (guint i = 0; i < world->doubles->len; i++)
    if (g_array_index (world->doubles, guint, i) == index)
      return TRUE;
  return FALSE;
}

guint
liaison_sandbox_world_get_n_rows (LiaisonSandboxWorld *world)
{
  return liaison_sandbox_world_get_n_places (world) + world->doubles->len;
}

guint
liaison_sandbox_world_get_place (LiaisonSandboxWorld *world, guint row)
{
  guint n_places = liaison_sandbox_world_get_n_places (world);

  return row < n_places ? row : g_array_index (world->doubles, guint, row - n_places);
}

void
liaison_sandbox_world_set_n_providers (LiaisonSandboxWorld *world, guint n_providers)
{
  world->n_providers = n_providers;
}

guint
liaison_sandbox_world_get_n_providers (LiaisonSandboxWorld *world)
{
  return world->n_providers;
}

void
liaison_sandbox_world_set_ignores_parties (LiaisonSandboxWorld *world, gboolean ignores)
{
  world->ignores_parties = ignores;
}

gboolean
liaison_sandbox_world_ignores_parties (LiaisonSandboxWorld *world)
{
  return world->ignores_parties;
}

void
liaison_sandbox_world_rename (LiaisonSandboxWorld *world, guint index, const char *name)
{
  liaison_sandbox_overlay_rename (world->overlay, index, name);
}

void
liaison_sandbox_world_set_rights (LiaisonSandboxWorld *world,
                                  guint index,
                                  LiaisonSandboxRights rights)
{
  liaison_sandbox_overlay_set_rights (world->overlay, index, rights);
}

void
liaison_sandbox_world_remove (LiaisonSandboxWorld *world, guint index)
{
  liaison_sandbox_overlay_set_gone (world->overlay, index, TRUE);
}

char *
liaison_sandbox_world_dup_other_name (LiaisonSandboxWorld *world,
                                      const LiaisonSandboxCustomer *customer)
{
  const LiaisonSandboxLanguage *language = customer->language;
  guint n_pairs = count (language->heads) * count (language->tails);
  g_auto(LiaisonSandboxCustomer) other = { .language = language, .city = customer->city };

  for (guint purpose = PURPOSE_OTHER_NAME;
       other.name == NULL || g_str_equal (other.name, customer->name); purpose++)
    {
      liaison_sandbox_customer_clear (&other);
      generate_name (world, draw (world, customer->index, purpose, n_pairs),
                     language->legal_forms[0], &other);
    }
  return g_steal_pointer (&other.name);
}

guint
liaison_sandbox_world_count_event (LiaisonSandboxWorld *world)
{
  return world->n_events++;
}

void
liaison_sandbox_world_set_hero (LiaisonSandboxWorld *world, guint index)
{
  world->hero = index + 1;
}

gboolean
liaison_sandbox_world_get_hero (LiaisonSandboxWorld *world, guint *index)
{
  if (world->hero == 0)
    return FALSE;

  *index = world->hero - 1;
  return TRUE;
}
