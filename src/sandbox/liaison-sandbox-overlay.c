/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-overlay.h"

typedef struct
{
  char *name; /* NULL: as it was */
  gboolean has_rights;
  LiaisonSandboxRights rights; /* with has_rights */
  gboolean gone;
} Change;

struct _LiaisonSandboxOverlay
{
  GHashTable *changes; /* by index */
  guint n_gone;
};

static void
change_free (gpointer change)
{
  g_free (((Change *) change)->name);
  g_free (change);
}

static Change *
look_up (LiaisonSandboxOverlay *overlay, guint index)
{
  return g_hash_table_lookup (overlay->changes, GUINT_TO_POINTER (index));
}

static Change *
ensure (LiaisonSandboxOverlay *overlay, guint index)
{
  Change *change = look_up (overlay, index);

  if (change != NULL)
    return change;

  change = g_new0 (Change, 1);
  g_hash_table_insert (overlay->changes, GUINT_TO_POINTER (index), change);
  return change;
}

LiaisonSandboxOverlay *
liaison_sandbox_overlay_new (void)
{
  LiaisonSandboxOverlay *overlay = g_new0 (LiaisonSandboxOverlay, 1);

  overlay->changes = g_hash_table_new_full (NULL, NULL, NULL, change_free);
  return overlay;
}

void
liaison_sandbox_overlay_free (LiaisonSandboxOverlay *overlay)
{
  g_hash_table_unref (overlay->changes);
  g_free (overlay);
}

void
liaison_sandbox_overlay_rename (LiaisonSandboxOverlay *overlay, guint index, const char *name)
{
  Change *change = ensure (overlay, index);

  g_free (change->name);
  change->name = g_strdup (name);
}

void
liaison_sandbox_overlay_set_rights (LiaisonSandboxOverlay *overlay,
                                    guint index,
                                    LiaisonSandboxRights rights)
{
  Change *change = ensure (overlay, index);

  change->has_rights = TRUE;
  change->rights = rights;
}

void
liaison_sandbox_overlay_set_gone (LiaisonSandboxOverlay *overlay, guint index, gboolean gone)
{
  if (liaison_sandbox_overlay_is_gone (overlay, index) == gone)
    return;

  ensure (overlay, index)->gone = gone;
  if (gone)
    overlay->n_gone++;
  else
    overlay->n_gone--;
}

gboolean
liaison_sandbox_overlay_is_gone (LiaisonSandboxOverlay *overlay, guint index)
{
  Change *change = look_up (overlay, index);

  return change != NULL && change->gone;
}

guint
liaison_sandbox_overlay_get_n_gone (LiaisonSandboxOverlay *overlay)
{
  return overlay->n_gone;
}

void
liaison_sandbox_overlay_apply (LiaisonSandboxOverlay *overlay, LiaisonSandboxCustomer *customer)
{
  Change *change = look_up (overlay, customer->index);

  if (change == NULL)
    return;
  if (change->name != NULL)
    {
      g_free (customer->name);
      customer->name = g_strdup (change->name);
    }
  if (change->has_rights)
    customer->rights = change->rights;
}
