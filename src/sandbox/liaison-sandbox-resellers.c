/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-resellers.h"

#include <string.h>

enum
{
  PURPOSE_RESELLER = 0x300,
  PURPOSE_TENANT,
  PURPOSE_PROVIDER,
};

#define N_PERCENT 100
#define PERCENT_OWN 55

typedef struct
{
  const char *cloud;
  struct
  {
    const char *name;
    const char *mpn_id;
    const char *country;
  } resellers[LIAISON_SANDBOX_N_RESELLERS], providers[LIAISON_SANDBOX_N_PROVIDERS];
} Channel;

static const Channel channels[] = {
  { "global",
    { { "Duinzicht Digitaal B.V.", "7204418", "NL" },
      { "Quillmere & Daughters IT Ltd", "7204419", "GB" },
      { "Fjordglimt Skytjenester AS", "7204420", "NO" },
      { "Sonnenhügel Systemhaus GmbH", "7204421", "DE" } },
    { { "Brightwater Cloud Distribution AB", "7204501", "SE" },
      { "Nordlys Skydistribusjon AS", "7204502", "NO" } } },
  { "usgov",
    { { "Blue Mesa Federal Systems LLC", "7205101", "US" },
      { "Granite Ferry Technology Inc.", "7205102", "US" },
      { "Pinecone County IT LLC", "7205103", "US" },
      { "Tidewater Ledger Services Inc.", "7205104", "US" } },
    { { "Cedar Gulch Federal Distribution LLC", "7205201", "US" },
      { "Osprey Point Cloud Supply Inc.", "7205202", "US" } } },
  { "china",
    { { "晴川云服务有限公司", "7206201", "CN" },
      { "柳桥信息科技有限公司", "7206202", "CN" },
      { "海棠数据（深圳）有限公司", "7206203", "CN" },
      { "松涛网络技术有限公司", "7206204", "CN" } },
    { { "长汀云分销有限公司", "7206301", "CN" },
      { "白鹭数码（上海）有限公司", "7206302", "CN" } } },
  { "germany",
    { { "Lindenhof Rechenwerk GmbH", "7207301", "DE" },
      { "Möwe & Kiesel IT KG", "7207302", "DE" },
      { "Talbrücke Systeme AG", "7207303", "DE" },
      { "Weidenkätzchen Software GmbH", "7207304", "DE" } },
    { { "Kranichmoor Distribution GmbH", "7207401", "DE" },
      { "Siebenstein Cloudhandel AG", "7207402", "DE" } } },
};

static const Channel *
find_channel (LiaisonSandboxWorld *world)
{
  const char *cloud = liaison_sandbox_world_get_partner (world)->cloud;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_str_equal (channels[i].cloud, cloud))
      return &channels[i];

  g_assert_not_reached ();
}

void
liaison_sandbox_reseller_read (LiaisonSandboxWorld *world,
                               guint n,
                               LiaisonSandboxReseller *reseller)
{
  const Channel *channel = find_channel (world);

  g_assert (n < LIAISON_SANDBOX_N_RESELLERS);
  liaison_sandbox_make_guid (liaison_sandbox_world_get_seed (world), n, PURPOSE_TENANT,
                             reseller->id);
  reseller->name = channel->resellers[n].name;
  reseller->mpn_id = channel->resellers[n].mpn_id;
  reseller->country = channel->resellers[n].country;
}

static gboolean
find_reseller (LiaisonSandboxWorld *world, const char *id, guint *n)
{
  LiaisonSandboxReseller reseller;

  for (*n = 0; id != NULL && *n < LIAISON_SANDBOX_N_RESELLERS; (*n)++)
    {
      liaison_sandbox_reseller_read (world, *n, &reseller);
      if (g_ascii_strcasecmp (reseller.id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Who accepts an invitation of the partner is its own customer unless it came through one. */
gboolean
liaison_sandbox_reseller_find (LiaisonSandboxWorld *world, guint index, guint *n)
{
  guint64 hash =
    liaison_sandbox_hash (liaison_sandbox_world_get_seed (world), index, PURPOSE_RESELLER);
  guint percent = liaison_sandbox_scale (hash, N_PERCENT);

  if (liaison_sandbox_world_is_accepted (world, index))
    return find_reseller (world, liaison_sandbox_world_get_reseller (world, index), n);
  if (percent < PERCENT_OWN)
    return FALSE;

  *n = (percent - PERCENT_OWN) * LIAISON_SANDBOX_N_RESELLERS / (N_PERCENT - PERCENT_OWN);
  return TRUE;
}

static gboolean
has_part (const char *name, const char *part)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded_part = part != NULL ? g_utf8_casefold (part, -1) : NULL;

  return folded_part == NULL || strstr (folded_name, folded_part) != NULL;
}

/* A customer's own list tells neither state nor place. */
static void
write_relationship (LiaisonSandboxBody *body,
                    const LiaisonSandboxReseller *reseller,
                    const char *type,
                    gboolean is_partners)
{
  liaison_sandbox_body_open (body, NULL);
  liaison_sandbox_body_add_text (body, "id", reseller->id);
  liaison_sandbox_body_add_text (body, "name", reseller->name);
  liaison_sandbox_body_add_text (body, "relationshipType", type);
  if (is_partners)
    liaison_sandbox_body_add_text (body, "state", "Active");
  liaison_sandbox_body_add_text (body, "mpnId", reseller->mpn_id);
  if (is_partners)
    liaison_sandbox_body_add_text (body, "location", reseller->country);
  liaison_sandbox_body_add_attributes (body, "PartnerRelationship", NULL);
  liaison_sandbox_body_close (body);
}

guint
liaison_sandbox_write_relationships (LiaisonSandboxBody *body,
                                     LiaisonSandboxWorld *world,
                                     const LiaisonSandboxCustomer *customer,
                                     const char *name)
{
  guint n_items = 0, only = 0;

  if (customer != NULL && !liaison_sandbox_reseller_find (world, customer->index, &only))
    return 0;

  for (guint n = 0; n < LIAISON_SANDBOX_N_RESELLERS; n++)
    {
      LiaisonSandboxReseller reseller;

      liaison_sandbox_reseller_read (world, n, &reseller);
      if ((customer != NULL && n != only) || !has_part (reseller.name, name))
        continue;
      write_relationship (body, &reseller, "is_indirect_cloud_solution_provider_of",
                          customer == NULL);
      n_items++;
    }
  return n_items;
}

static guint
get_n_providers (LiaisonSandboxWorld *world)
{
  return MIN (liaison_sandbox_world_get_n_providers (world), LIAISON_SANDBOX_N_PROVIDERS);
}

static void
read_provider (LiaisonSandboxWorld *world, guint n, LiaisonSandboxReseller *provider)
{
  const Channel *channel = find_channel (world);

  liaison_sandbox_make_guid (liaison_sandbox_world_get_seed (world), n, PURPOSE_PROVIDER,
                             provider->id);
  provider->name = channel->providers[n].name;
  provider->mpn_id = channel->providers[n].mpn_id;
  provider->country = channel->providers[n].country;
}

gboolean
liaison_sandbox_reseller_find_id (LiaisonSandboxWorld *world,
                                  const char *id,
                                  LiaisonSandboxReseller *reseller)
{
  guint n = 0;

  if (!find_reseller (world, id, &n))
    return FALSE;
  liaison_sandbox_reseller_read (world, n, reseller);
  return TRUE;
}

gboolean
liaison_sandbox_provider_find (LiaisonSandboxWorld *world,
                               const char *id,
                               LiaisonSandboxReseller *provider)
{
  for (guint n = 0; n < get_n_providers (world); n++)
    {
      read_provider (world, n, provider);
      if (g_ascii_strcasecmp (provider->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

guint
liaison_sandbox_write_providers (LiaisonSandboxBody *body,
                                 LiaisonSandboxWorld *world,
                                 const char *name)
{
  guint n_items = 0;

  for (guint n = 0; n < get_n_providers (world); n++)
    {
      LiaisonSandboxReseller provider;

      read_provider (world, n, &provider);
      if (!has_part (provider.name, name))
        continue;
      write_relationship (body, &provider, "is_indirect_reseller_of", TRUE);
      n_items++;
    }
  return n_items;
}
