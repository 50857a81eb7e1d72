/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-story.h"

#include "sandbox/liaison-sandbox-audit-story.h"

#define PURPOSE_SOMEBODY 0x400

gboolean
liaison_sandbox_event_read (const char *word, LiaisonSandboxEvent *event)
{
  static const char *const words[] = {
    [LIAISON_SANDBOX_EVENT_RENAME] = "rename",
    [LIAISON_SANDBOX_EVENT_LEAVE] = "leave",
    [LIAISON_SANDBOX_EVENT_LOSE_RIGHTS] = "lose-rights",
    [LIAISON_SANDBOX_EVENT_GAIN_RIGHTS] = "gain-rights",
    [LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS] = "microsoft-ends-rights",
    [LIAISON_SANDBOX_EVENT_DOUBLE] = "double",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *event = i;
        return TRUE;
      }
  return FALSE;
}

LiaisonSandboxHappening *
liaison_sandbox_happening_new (void)
{
  return g_new0 (LiaisonSandboxHappening, 1);
}

void
liaison_sandbox_happening_free (LiaisonSandboxHappening *happening)
{
  g_free (happening->name);
  g_free (happening->former_name);
  g_free (happening);
}

/* Rights that nobody tells of can be neither lost nor gained to anybody's knowledge. */
static gboolean
can_happen (LiaisonSandboxWorld *world,
            LiaisonSandboxEvent event,
            const LiaisonSandboxCustomer *customer)
{
  if (event == LIAISON_SANDBOX_EVENT_DOUBLE)
    return !liaison_sandbox_world_is_double (world, customer->index);
  if (event == LIAISON_SANDBOX_EVENT_LOSE_RIGHTS ||
      event == LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS)
    return customer->rights == LIAISON_SANDBOX_RIGHTS_YES;
  if (event == LIAISON_SANDBOX_EVENT_GAIN_RIGHTS)
    return customer->rights == LIAISON_SANDBOX_RIGHTS_NO;
  return TRUE;
}

static gboolean
can_happen_at (LiaisonSandboxWorld *world, LiaisonSandboxEvent event, guint index)
{
  g_auto(LiaisonSandboxCustomer) customer = { 0 };

  if (liaison_sandbox_world_is_gone (world, index))
    return FALSE;
  liaison_sandbox_world_read (world, index, &customer);
  return can_happen (world, event, &customer);
}

static gboolean
is_of_rights (LiaisonSandboxEvent event)
{
  return event == LIAISON_SANDBOX_EVENT_LOSE_RIGHTS || event == LIAISON_SANDBOX_EVENT_GAIN_RIGHTS ||
         event == LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS;
}

/* From somewhere in the list on. Each thing that happens begins somewhere else, but rights come and
 * go with one and the same as long as it can be. */
static gboolean
choose_somebody (LiaisonSandboxWorld *world, LiaisonSandboxEvent event, guint *index)
{
  guint n_places = liaison_sandbox_world_get_n_places (world);
  guint64 hash = liaison_sandbox_hash (liaison_sandbox_world_get_seed (world),
                                       liaison_sandbox_world_count_event (world), PURPOSE_SOMEBODY);
  guint start = liaison_sandbox_scale (hash, n_places);

  if (is_of_rights (event) && liaison_sandbox_world_get_hero (world, index) &&
      can_happen_at (world, event, *index))
    return TRUE;
  for (guint i = 0; i < n_places; i++)
    {
      *index = (start + i) % n_places;
      if (can_happen_at (world, event, *index))
        return TRUE;
    }
  return FALSE;
}

static void
change (LiaisonSandboxWorld *world,
        LiaisonSandboxEvent event,
        const LiaisonSandboxCustomer *customer,
        const char *name)
{
  g_autofree char *made = NULL;

  switch (event)
    {
    case LIAISON_SANDBOX_EVENT_RENAME:
      if (name == NULL)
        name = made = liaison_sandbox_world_dup_other_name (world, customer);
      liaison_sandbox_world_rename (world, customer->index, name);
      break;
    case LIAISON_SANDBOX_EVENT_LEAVE:
      liaison_sandbox_world_remove (world, customer->index);
      break;
    case LIAISON_SANDBOX_EVENT_DOUBLE:
      liaison_sandbox_world_double (world, customer->index);
      break;
    case LIAISON_SANDBOX_EVENT_LOSE_RIGHTS:
    case LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS:
      liaison_sandbox_world_set_rights (world, customer->index, LIAISON_SANDBOX_RIGHTS_NO);
      break;
    case LIAISON_SANDBOX_EVENT_GAIN_RIGHTS:
    default:
      liaison_sandbox_world_set_rights (world, customer->index, LIAISON_SANDBOX_RIGHTS_YES);
      break;
    }
}

LiaisonSandboxHappening *
liaison_sandbox_happen (LiaisonSandboxWorld *world,
                        LiaisonSandboxEvent event,
                        const char *id,
                        const char *name)
{
  g_auto(LiaisonSandboxCustomer) before = { 0 };
  g_auto(LiaisonSandboxCustomer) after = { 0 };
  LiaisonSandboxHappening *happening;
  guint index = 0;

  if (id != NULL ? !liaison_sandbox_world_find (world, id, &index)
                 : !choose_somebody (world, event, &index))
    return NULL;

  liaison_sandbox_world_read (world, index, &before);
  change (world, event, &before, name);
  liaison_sandbox_world_read (world, index, &after);
  liaison_sandbox_audit_event (world, event, &before, &after);
  if (is_of_rights (event))
    liaison_sandbox_world_set_hero (world, index);

  happening = liaison_sandbox_happening_new ();
  g_strlcpy (happening->id, before.id, sizeof happening->id);
  happening->name = g_strdup (after.name);
  happening->former_name = g_strdup (before.name);
  return happening;
}

gboolean
liaison_sandbox_accept (LiaisonSandboxWorld *world,
                        const LiaisonSandboxAcceptance *acceptance,
                        guint *index)
{
  g_auto(LiaisonSandboxCustomer) before = { .rights = LIAISON_SANDBOX_RIGHTS_NO };
  g_auto(LiaisonSandboxCustomer) after = { 0 };
  gboolean is_known = liaison_sandbox_world_find_acceptor (world, acceptance, index);
  gboolean was_here = is_known && !liaison_sandbox_world_is_gone (world, *index);

  if (acceptance->id != NULL && !is_known)
    return FALSE;
  if (was_here)
    liaison_sandbox_world_read (world, *index, &before);
  *index = liaison_sandbox_world_accept (world, acceptance);
  liaison_sandbox_world_read (world, *index, &after);
  if (!was_here)
    liaison_sandbox_audit_acceptance (world, &after);
  if (after.rights == LIAISON_SANDBOX_RIGHTS_YES && before.rights != LIAISON_SANDBOX_RIGHTS_YES)
    liaison_sandbox_audit_event (world, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, &before, &after);
  liaison_sandbox_world_set_hero (world, *index);
  return TRUE;
}
