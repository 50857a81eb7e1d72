/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "mail/liaison-link-inspector.h"

/* The input is what somebody pasted. */

#define OWN                                                                                        \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId="           \
  "0a1b2c3d-1111-4222-8333-444455556666&msppId=0&DAP=true#/BillingAccounts/partner-invitation"

static GListModel *
new_clouds (void)
{
  static const char *const hosts[] = { "admin.microsoft.com", "portal.office.com", NULL };
  const LiaisonCloudSpec spec = { .id = "global", .name = "Public", .link_hosts = hosts };
  g_autoptr(LiaisonCloud) cloud = liaison_cloud_new (&spec);
  GListStore *clouds = g_list_store_new (LIAISON_TYPE_CLOUD);

  g_list_store_append (clouds, cloud);
  return G_LIST_MODEL (clouds);
}

static void
check_reading (const LiaisonLinkReading *reading)
{
  fuzz_assert_text (reading->host);
  fuzz_assert_text (reading->partner_id);
  fuzz_assert_text (reading->provider_id);
  fuzz_assert_text (reading->mpn_id);
  fuzz_assert_text (reading->relationship_id);
}

/* Nothing is invented: what was repaired is whole, and stays as it is. */
static void
check_repaired (GListModel *clouds, const char *const *issued, const char *repaired)
{
  g_autoptr(GPtrArray) again = liaison_link_inspect (clouds, issued, repaired);
  const LiaisonInspectedLink *link;

  g_assert_cmpuint (again->len, ==, 1);
  link = g_ptr_array_index (again, 0);
  g_assert_cmpuint (link->damages->len, ==, 0);
  g_assert_cmpstr (link->found, ==, repaired);
  g_assert_nonnull (link->reading->cloud);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const char *const issued[] = { OWN, NULL };
  g_autoptr(GListModel) clouds = new_clouds ();
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr(GPtrArray) links = liaison_link_inspect (clouds, issued, text);
  gsize end = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const LiaisonInspectedLink *link = g_ptr_array_index (links, i);

      fuzz_assert_text (link->found);
      g_assert_cmpuint (end, <=, link->start);
      g_assert_cmpuint (link->start, <, link->end);
      g_assert_cmpuint (link->end, <=, strlen (text));
      end = link->end;
      for (guint j = 0; j < link->damages->len; j++)
        fuzz_assert_text (g_array_index (link->damages, LiaisonLinkDamage, j).piece);
      if (link->reading != NULL)
        check_reading (link->reading);
      if (link->repaired != NULL)
        {
          g_assert_cmpuint (link->damages->len, >, 0);
          check_repaired (clouds, issued, link->repaired);
        }
    }
  return 0;
}
