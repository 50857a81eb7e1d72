/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-kept-resellers.h"

#include "model/liaison-reseller.h"

#define KEPT_TYPE "a(ssms)"

void
liaison_kept_resellers_save (LiaisonCache *cache, const char *name, GListModel *resellers)
{
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (KEPT_TYPE));
  g_autoptr(GVariant) body = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (cache == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (resellers); i++)
    {
      g_autoptr(LiaisonReseller) reseller = g_list_model_get_item (resellers, i);

      g_variant_builder_add (&builder, "(ssms)", liaison_reseller_get_id (reseller),
                             liaison_reseller_get_name (reseller),
                             liaison_reseller_get_mpn_id (reseller));
    }
  body = g_variant_ref_sink (g_variant_builder_end (&builder));
  bytes = g_variant_get_data_as_bytes (body);
  liaison_cache_keep (cache, name, bytes);
}

GPtrArray *
liaison_kept_resellers_load (LiaisonCache *cache, const char *name)
{
  g_autoptr(GBytes) bytes = cache != NULL ? liaison_cache_read_kept (cache, name) : NULL;
  g_autoptr(GVariant) body = NULL;
  GPtrArray *resellers = NULL;
  const char *id, *company, *mpn_id;
  GVariantIter iter;

  if (bytes == NULL)
    return NULL;
  body = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (KEPT_TYPE), bytes, FALSE));
  if (!g_variant_is_normal_form (body))
    return NULL;
  resellers = g_ptr_array_new_with_free_func (g_object_unref);
  g_variant_iter_init (&iter, body);
  while (g_variant_iter_next (&iter, "(&s&sm&s)", &id, &company, &mpn_id))
    g_ptr_array_add (resellers, liaison_reseller_new (id, company, mpn_id));
  return resellers;
}
