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
can_happen (LiaisonSandboxEvent event, const LiaisonSandboxCustomer *customer)
{
  if (event == LIAISON_SANDBOX_EVENT_LOSE_RIGHTS ||
      event == LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS)
    return customer->rights == LIAISON_SANDBOX_RIGHTS_YES;
  if (event == LIAISON_SANDBOX_EVENT_GAIN_RIGHTS)
    return customer->rights == LIAISON_SANDBOX_RIGHTS_NO;
  return TRUE;
}

/* From somewhere in the list on. Each thing that happens begins somewhere else. */
static gboolean
choose_somebody (LiaisonSandboxWorld *world, LiaisonSandboxEvent event, guint *index)
{
  guint n_places = liaison_sandbox_world_get_n_places (world);
  guint64 hash = liaison_sandbox_hash (liaison_sandbox_world_get_seed (world),
                                       liaison_sandbox_world_count_event (world), PURPOSE_SOMEBODY);
  guint start = liaison_sandbox_scale (hash, n_places);

  for (guint i = 0; i < n_places; i++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };

      *index = (start + i) % n_places;
      if (liaison_sandbox_world_is_gone (world, *index))
        continue;
      liaison_sandbox_world_read (world, *index, &customer);
      if (can_happen (event, &customer))
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

  happening = liaison_sandbox_happening_new ();
  g_strlcpy (happening->id, before.id, sizeof happening->id);
  happening->name = g_strdup (after.name);
  happening->former_name = g_strdup (before.name);
  return happening;
}

guint
liaison_sandbox_accept (LiaisonSandboxWorld *world,
                        const char *company,
                        const char *domain,
                        const char *country,
                        gboolean rights)
{
  g_auto(LiaisonSandboxCustomer) before = { .rights = LIAISON_SANDBOX_RIGHTS_NO };
  g_auto(LiaisonSandboxCustomer) after = { 0 };
  guint index = 0;
  gboolean was_here = liaison_sandbox_world_find_accepted (world, domain, &index) &&
                      !liaison_sandbox_world_is_gone (world, index);

  if (was_here)
    liaison_sandbox_world_read (world, index, &before);
  index = liaison_sandbox_world_accept (world, company, domain, country, rights);
  liaison_sandbox_world_read (world, index, &after);
  if (!was_here)
    liaison_sandbox_audit_acceptance (world, &after);
  if (after.rights == LIAISON_SANDBOX_RIGHTS_YES && before.rights != LIAISON_SANDBOX_RIGHTS_YES)
    liaison_sandbox_audit_event (world, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, &before, &after);
  return index;
}
