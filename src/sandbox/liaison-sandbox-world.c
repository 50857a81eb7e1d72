/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-world.h"

#define NAME_HALF_BITS 6
#define HARD_NAME_FIRST 5
#define HARD_NAME_STEP 11

enum
{
  PURPOSE_TENANT = 0x100,
  PURPOSE_PERSON,
  PURPOSE_NAME,
  PURPOSE_LEGAL_FORM,
  PURPOSE_CITY,
  PURPOSE_LOOKS,
  PURPOSE_COUNTRY,
  PURPOSE_RELATIONSHIP,
  PURPOSE_RIGHTS,
  PURPOSE_SUBSCRIPTIONS,
  PURPOSE_USERS,
  PURPOSE_SIZE,
};

typedef struct
{
  char *name;
  char *domain;
  char *country;
  gboolean rights;
} Accepted;

struct _LiaisonSandboxWorld
{
  guint n_generated;
  guint32 seed;
  const LiaisonSandboxPartner *partner;
  const LiaisonSandboxLanguage *const *languages;
  guint n_names; /* different names before the first one is used again */
  char tenant[LIAISON_SANDBOX_GUID_SIZE];
  char person[LIAISON_SANDBOX_GUID_SIZE];
  GPtrArray *accepted;
};

static guint
count (const char *const *entries)
{
  return g_strv_length ((char **) entries);
}

static void
accepted_free (gpointer pointer)
{
  Accepted *accepted = pointer;

  g_free (accepted->name);
  g_free (accepted->domain);
  g_free (accepted->country);
  g_free (accepted);
}

static guint
draw (LiaisonSandboxWorld *world, guint index, guint purpose, guint n)
{
  return liaison_sandbox_scale (liaison_sandbox_hash (world->seed, index, purpose), n);
}

/* Places 5, 16, 27 … belong to the names that are hard to show, so that small worlds have them. */
static const LiaisonSandboxHardName *
find_hard_name (guint index)
{
  guint place = (index - HARD_NAME_FIRST) / HARD_NAME_STEP;

  if (index < HARD_NAME_FIRST || (index - HARD_NAME_FIRST) % HARD_NAME_STEP != 0 ||
      place >= liaison_sandbox_n_hard_names)
    return NULL;
  return &liaison_sandbox_hard_names[place];
}

/* The @place-th name of the shuffled names of all languages. */
static const LiaisonSandboxLanguage *
choose_words (LiaisonSandboxWorld *world, guint place, guint *head, guint *tail)
{
  guint64 number = place;

  do
    number = liaison_sandbox_permute (world->seed ^ PURPOSE_NAME, number, NAME_HALF_BITS);
  while (number >= world->n_names);

  for (guint i = 0; world->languages[i] != NULL; i++)
    {
      const LiaisonSandboxLanguage *language = world->languages[i];
      guint n_tails = count (language->tails);
      guint n = count (language->heads) * n_tails;

      if (number < n)
        {
          *head = number / n_tails;
          *tail = number % n_tails;
          return language;
        }
      number -= n;
    }
  g_assert_not_reached ();
}

/* All names are used up: the @round-th branch of a company that is there already. */
static void
append_branch (const LiaisonSandboxLanguage *language, guint round, GString *name, GString *slug)
{
  guint n_cities = count (language->cities);
  const char *city = language->cities[(round - 1) % n_cities];
  guint again = (round - 1) / n_cities + 1;

  g_string_append_c (slug, '-');
  for (const char *c = language->branch; *c != '\0'; c++)
    {
      if (*c != '{')
        {
          g_string_append_c (name, *c);
          continue;
        }
      if (c[1] == 'c')
        {
          liaison_sandbox_append_shown (city, name);
          liaison_sandbox_append_slug (city, slug);
          if (again > 1)
            {
              g_string_append_printf (name, " %u", again);
              g_string_append_printf (slug, "%u", again);
            }
        }
      else
        {
          g_string_append_printf (name, "%u", round + 1);
          g_string_append_printf (slug, "%u", round + 1);
        }
      c += 2;
    }
}

/* Some names are in quotation marks, some are as long as the trade register allows. */
static void
change_looks (LiaisonSandboxWorld *world,
              guint index,
              const LiaisonSandboxLanguage *language,
              GString *name)
{
  switch (draw (world, index, PURPOSE_LOOKS, 40))
    {
    case 0:
      g_string_prepend_c (name, '"');
      g_string_append_c (name, '"');
      break;
    case 1:
      if (language->long_tail != NULL)
        g_string_append (name, language->long_tail);
      break;
    default:
      break;
    }
}

static void
generate_name (LiaisonSandboxWorld *world, guint index, LiaisonSandboxCustomer *customer)
{
  const LiaisonSandboxHardName *hard = find_hard_name (index);
  g_autoptr(GString) name = g_string_sized_new (64);
  g_autoptr(GString) slug = g_string_sized_new (64);
  guint round = index / world->n_names;

  if (hard != NULL)
    {
      customer->language = liaison_sandbox_find_language (hard->language);
      g_string_append (name, hard->name);
      g_string_append (slug, hard->slug);
    }
  else
    {
      guint head = 0, tail = 0;

      customer->language = choose_words (world, index % world->n_names, &head, &tail);
      liaison_sandbox_append_company (
        customer->language, head, tail,
        draw (world, index, PURPOSE_LEGAL_FORM, count (customer->language->legal_forms)),
        draw (world, index, PURPOSE_CITY, count (customer->language->cities)), name, slug);
      change_looks (world, index, customer->language, name);
      if (round > 0)
        append_branch (customer->language, round, name, slug);
    }
  customer->name = g_string_free (g_steal_pointer (&name), FALSE);
  customer->domain = g_strconcat (slug->str, world->partner->domain_ending, NULL);
}

/* Nearly all in the partner's market; a few were taken on before the rule. */
static const char *
generate_country (LiaisonSandboxWorld *world, guint index, const LiaisonSandboxLanguage *language)
{
  static const char *const elsewhere[] = { "MA", "HK", "TR", "SG", "AE", "TW", "BR" };

  if (!g_str_equal (world->partner->cloud, "global"))
    return world->partner->country;
  if (draw (world, index, PURPOSE_COUNTRY, 40) == 0)
    return elsewhere[draw (world, index, PURPOSE_SIZE, G_N_ELEMENTS (elsewhere))];
  return language->countries[draw (world, index, PURPOSE_COUNTRY, count (language->countries))];
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
  generate_name (world, index, customer);
  customer->country = generate_country (world, index, customer->language);
  customer->relationship = generate_relationship (world, index);
  customer->rights = generate_rights (world, index);
  customer->n_subscriptions = draw (world, index, PURPOSE_SUBSCRIPTIONS, 6);
  customer->n_users = generate_n_users (world, index);
}

static void
read_accepted (LiaisonSandboxWorld *world, guint index, LiaisonSandboxCustomer *customer)
{
  const Accepted *accepted = g_ptr_array_index (world->accepted, index - world->n_generated);

  customer->language = liaison_sandbox_find_language (world->partner->language);
  customer->name = g_strdup (accepted->name);
  customer->domain = g_strdup (accepted->domain);
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

LiaisonSandboxWorld *
liaison_sandbox_world_new (guint n_customers, guint32 seed, const char *cloud)
{
  LiaisonSandboxWorld *world = g_new0 (LiaisonSandboxWorld, 1);

  g_assert (liaison_sandbox_find_partner (cloud) != NULL);
  world->n_generated = MIN (n_customers, LIAISON_SANDBOX_MAX_CUSTOMERS);
  world->seed = seed;
  world->partner = liaison_sandbox_find_partner (cloud);
  world->languages = liaison_sandbox_get_languages (cloud);
  world->accepted = g_ptr_array_new_with_free_func (accepted_free);
  for (guint i = 0; world->languages[i] != NULL; i++)
    world->n_names += count (world->languages[i]->heads) * count (world->languages[i]->tails);
  g_assert (world->n_names <= 1 << (2 * NAME_HALF_BITS));
  liaison_sandbox_make_guid (seed, 0, PURPOSE_TENANT, world->tenant);
  liaison_sandbox_make_guid (seed, 0, PURPOSE_PERSON, world->person);
  return world;
}

void
liaison_sandbox_world_free (LiaisonSandboxWorld *world)
{
  g_ptr_array_unref (world->accepted);
  g_free (world);
}

guint32
liaison_sandbox_world_get_seed (LiaisonSandboxWorld *world)
{
  return world->seed;
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
  return world->n_generated + world->accepted->len;
}

guint
liaison_sandbox_world_get_n_accepted (LiaisonSandboxWorld *world)
{
  return world->accepted->len;
}

void
liaison_sandbox_world_read (LiaisonSandboxWorld *world,
                            guint index,
                            LiaisonSandboxCustomer *customer)
{
  g_assert (index < liaison_sandbox_world_get_n_customers (world));

  customer->index = index;
  liaison_sandbox_make_indexed_guid (world->seed, index, customer->id);
  if (index < world->n_generated)
    generate (world, index, customer);
  else
    read_accepted (world, index, customer);
}

gboolean
liaison_sandbox_world_find (LiaisonSandboxWorld *world, const char *id, guint *index)
{
  guint64 found = 0;

  if (!liaison_sandbox_read_indexed_guid (world->seed, id, &found) ||
      found >= liaison_sandbox_world_get_n_customers (world))
    return FALSE;

  *index = found;
  return TRUE;
}

guint
liaison_sandbox_world_accept (LiaisonSandboxWorld *world,
                              const char *company,
                              const char *domain,
                              const char *country,
                              gboolean rights)
{
  g_autofree char *made = NULL;
  Accepted *accepted;

  if (domain == NULL || *domain == '\0')
    domain = made =
      g_strdup_printf ("customer%u%s", world->accepted->len + 1, world->partner->domain_ending);
  for (guint i = 0; i < world->accepted->len; i++)
    {
      accepted = g_ptr_array_index (world->accepted, i);
      if (g_ascii_strcasecmp (accepted->domain, domain) != 0)
        continue;
      accepted->rights = accepted->rights || rights;
      return world->n_generated + i;
    }

  accepted = g_new0 (Accepted, 1);
  accepted->name = g_strdup (company);
  accepted->domain = g_ascii_strdown (domain, -1);
  accepted->country =
    g_strdup (country != NULL && *country != '\0' ? country : world->partner->country);
  accepted->rights = rights;
  g_ptr_array_add (world->accepted, accepted);
  return world->n_generated + world->accepted->len - 1;
}
