/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-people.h"

/* All personal Microsoft accounts share this tenant ("sign-in.md": id_token claims). */
#define PERSONAL_TENANT "9188040d-6c67-4c5b-b112-36a304b66dad"
#define PURPOSE_PERSON 0x9e0b1e
#define PURPOSE_OTHER_TENANT 0x9e0b1f

typedef enum
{
  HOME_PARTNER,
  HOME_ABROAD, /* another organisation, a guest here */
  HOME_OTHER,  /* another organisation that this client could serve as well */
  HOME_PERSONAL,
} Home;

/* Their order is that of the names below. */
static const struct
{
  const char *key;
  const char *note;
  LiaisonSandboxRoles roles;
  LiaisonSandboxMfa mfa;
  Home home;
  guint refusal;
} kinds[] = {
  { "admin", "Admin agent", .roles = LIAISON_SANDBOX_ADMIN_AGENT },
  { "sales", "Sales agent", .roles = LIAISON_SANDBOX_SALES_AGENT },
  { "helpdesk", "Helpdesk agent", .roles = LIAISON_SANDBOX_HELPDESK_AGENT },
  { "global", "Global administrator", .roles = LIAISON_SANDBOX_GLOBAL_ADMIN },
  { "useradmin", "User administrator", .roles = LIAISON_SANDBOX_USER_ADMIN },
  { "billing", "Billing administrator", .roles = LIAISON_SANDBOX_BILLING_ADMIN },
  { "nomfa", "Admin agent; a second factor only when asked for",
    .roles = LIAISON_SANDBOX_ADMIN_AGENT, .mfa = LIAISON_SANDBOX_MFA_WHEN_ASKED },
  { "alwaysnomfa", "Admin agent without a second factor", .roles = LIAISON_SANDBOX_ADMIN_AGENT,
    .mfa = LIAISON_SANDBOX_MFA_NEVER },
  { "disabled", "Disabled account", .refusal = 50057 },
  { "guest", "Account of another organization", .home = HOME_ABROAD, .refusal = 50020 },
  { "personal", "Personal account", .home = HOME_PERSONAL },
  { "other", "Admin agent of another partner", .roles = LIAISON_SANDBOX_ADMIN_AGENT,
    .home = HOME_OTHER },
  { "policy", "Blocked by Conditional Access", .roles = LIAISON_SANDBOX_ADMIN_AGENT,
    .refusal = LIAISON_SANDBOX_BLOCKED_BY_POLICY },
};

typedef struct
{
  const char *given;
  const char *family;
  const char *slug;
} Name;

/* Of all but the first, whom the partner brings along. */
static const struct
{
  const char *cloud;
  Name names[G_N_ELEMENTS (kinds) - 1];
} casts[] = {
  { "global",
    { { "Joris", "Vermeulen", "joris" },
      { "Aylin", "Demir", "aylin" },
      { "Hendrik", "Postma", "hendrik" },
      { "Sanne", "Bakker", "sanne" },
      { "Pieter", "Hoekstra", "pieter" },
      { "Noor", "Jansen", "noor" },
      { "Bram", "Kuipers", "bram" },
      { "Lotte", "Smit", "lotte" },
      { "Émile", "Laurent", "emile" },
      { "Fenna", "Dijkstra", "fenna" },
      { "Ravi", "Nair", "ravi" },
      { "Willemijn", "Bos", "willemijn" } } },
  { "usgov",
    { { "Carla", "Jennings", "carla" },
      { "Marcus", "Odum", "marcus" },
      { "Ellen", "Whitaker", "ellen" },
      { "Troy", "Bannister", "troy" },
      { "Grace", "Holloway", "grace" },
      { "Leon", "Pruitt", "leon" },
      { "Nadia", "Farris", "nadia" },
      { "Victor", "Lang", "victor" },
      { "Rosa", "Delgado", "rosa" },
      { "Hazel", "Monroe", "hazel" },
      { "Owen", "Brandt", "owen" },
      { "Judith", "Crane", "judith" } } },
  { "china",
    { { "思远", "周", "zhousiyuan" },
      { "佳怡", "吴", "wujiayi" },
      { "国栋", "郑", "zhengguodong" },
      { "晓雯", "孙", "sunxiaowen" },
      { "俊杰", "马", "majunjie" },
      { "丽娟", "朱", "zhulijuan" },
      { "志强", "胡", "huzhiqiang" },
      { "婷婷", "郭", "guotingting" },
      { "建国", "何", "hejianguo" },
      { "雅琴", "高", "gaoyaqin" },
      { "文博", "罗", "luowenbo" },
      { "静", "梁", "liangjing" } } },
  { "germany",
    { { "Katrin", "Sommer", "katrin" },
      { "Mehmet", "Yıldız", "mehmet" },
      { "Dieter", "Lorenz", "dieter" },
      { "Svenja", "Brandt", "svenja" },
      { "Uwe", "Hartmann", "uwe" },
      { "Lena", "Vogt", "lena" },
      { "Torsten", "Krüger", "torsten" },
      { "Birgit", "Ahrens", "birgit" },
      { "Piotr", "Nowak", "piotr" },
      { "Jana", "Seidel", "jana" },
      { "Amir", "Rahimi", "amir" },
      { "Heike", "Böttcher", "heike" } } },
};

struct _LiaisonSandboxPeople
{
  LiaisonSandboxPerson persons[G_N_ELEMENTS (kinds)];
};

static char *
make_sign_in_name (const LiaisonSandboxPartner *partner, const char *slug, Home home)
{
  switch (home)
    {
    case HOME_ABROAD:
      return g_strdup_printf ("%s@lantern.example", slug);
    case HOME_PERSONAL:
      return g_strdup_printf ("%s@post.example", slug);
    case HOME_OTHER:
      return g_strdup_printf ("%s@tidemark%s", slug, partner->domain_ending);
    case HOME_PARTNER:
    default:
      return g_strdup_printf ("%s@%s", slug, partner->domain);
    }
}

/* The Chinese say the family's name first. */
static char *
make_full_name (const LiaisonSandboxPartner *partner, const Name *name)
{
  if (g_str_equal (partner->country, "CN"))
    return g_strconcat (name->family, name->given, NULL);
  return g_strconcat (name->given, " ", name->family, NULL);
}

static const Name *
find_names (const char *cloud)
{
  for (guint i = 0; i < G_N_ELEMENTS (casts); i++)
    if (g_str_equal (casts[i].cloud, cloud))
      return casts[i].names;
  return NULL;
}

static void
fill_default (LiaisonSandboxPerson *person, LiaisonSandboxWorld *world)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);

  person->given_name = partner->given_name;
  person->family_name = partner->family_name;
  person->full_name = g_strdup (partner->full_name);
  person->sign_in_name = g_strdup (partner->sign_in_name);
  g_strlcpy (person->id, liaison_sandbox_world_get_person (world), sizeof person->id);
}

static void
fill (LiaisonSandboxPerson *person, LiaisonSandboxWorld *world, guint n, Home home)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);
  const Name *name = &find_names (partner->cloud)[n - 1];

  person->given_name = name->given;
  person->family_name = name->family;
  person->full_name = make_full_name (partner, name);
  person->sign_in_name = make_sign_in_name (partner, name->slug, home);
  liaison_sandbox_make_guid (liaison_sandbox_world_get_seed (world), n, PURPOSE_PERSON, person->id);
}

static void
settle (LiaisonSandboxPerson *person, LiaisonSandboxWorld *world, Home home)
{
  if (home == HOME_PERSONAL)
    g_strlcpy (person->tenant, PERSONAL_TENANT, sizeof person->tenant);
  else if (home == HOME_PARTNER)
    g_strlcpy (person->tenant, liaison_sandbox_world_get_tenant (world), sizeof person->tenant);
  else
    liaison_sandbox_make_guid (liaison_sandbox_world_get_seed (world), home, PURPOSE_OTHER_TENANT,
                               person->tenant);
}

LiaisonSandboxPeople *
liaison_sandbox_people_new (LiaisonSandboxWorld *world)
{
  LiaisonSandboxPeople *people = g_new0 (LiaisonSandboxPeople, 1);

  for (guint n = 0; n < G_N_ELEMENTS (kinds); n++)
    {
      LiaisonSandboxPerson *person = &people->persons[n];

      person->key = kinds[n].key;
      person->note = kinds[n].note;
      person->roles = kinds[n].roles;
      person->mfa = kinds[n].mfa;
      person->refusal = kinds[n].refusal;
      if (n == 0)
        fill_default (person, world);
      else
        fill (person, world, n, kinds[n].home);
      settle (person, world, kinds[n].home);
    }
  return people;
}

void
liaison_sandbox_people_free (LiaisonSandboxPeople *people)
{
  for (guint n = 0; n < G_N_ELEMENTS (kinds); n++)
    {
      g_free (people->persons[n].full_name);
      g_free (people->persons[n].sign_in_name);
    }
  g_free (people);
}

const LiaisonSandboxPerson *
liaison_sandbox_people_get (LiaisonSandboxPeople *people, guint n)
{
  return n < G_N_ELEMENTS (kinds) ? &people->persons[n] : NULL;
}

const LiaisonSandboxPerson *
liaison_sandbox_people_find (LiaisonSandboxPeople *people, const char *key)
{
  for (guint n = 0; n < G_N_ELEMENTS (kinds); n++)
    if (key == NULL || g_str_equal (kinds[n].key, key))
      return &people->persons[n];
  return NULL;
}

const LiaisonSandboxPerson *
liaison_sandbox_people_identify (LiaisonSandboxPeople *people, const char *name_or_id)
{
  for (guint n = 0; name_or_id != NULL && n < G_N_ELEMENTS (kinds); n++)
    if (g_ascii_strcasecmp (people->persons[n].sign_in_name, name_or_id) == 0 ||
        g_ascii_strcasecmp (people->persons[n].id, name_or_id) == 0)
      return &people->persons[n];
  return NULL;
}

gboolean
liaison_sandbox_people_have_tenant (LiaisonSandboxPeople *people, const char *tenant)
{
  for (guint n = 0; n < G_N_ELEMENTS (kinds); n++)
    if (g_ascii_strcasecmp (people->persons[n].tenant, tenant) == 0)
      return TRUE;
  return FALSE;
}

const char *
liaison_sandbox_person_explain (const LiaisonSandboxPerson *person)
{
  switch (person->refusal)
    {
    case 50057:
      return "The user account is disabled.";
    case 50020:
      return "The user account does not exist in the organization.";
    case LIAISON_SANDBOX_BLOCKED_BY_POLICY:
      return "Access has been blocked by Conditional Access policies.";
    default:
      return "The person may not sign in.";
    }
}
