/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/follow/liaison-follow-sentences.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"

const char *
liaison_evidence_to_text (LiaisonEvidence evidence)
{
  switch (evidence)
    {
    case LIAISON_EVIDENCE_AUDIT:
      return _ ("Known from the service’s activity log");
    case LIAISON_EVIDENCE_LIST:
      return _ ("Known from the list of customers");
    case LIAISON_EVIDENCE_RIGHTS:
      return _ ("Known from the customer’s privileges");
    case LIAISON_EVIDENCE_HAND:
      return _ ("Confirmed by hand");
    case LIAISON_EVIDENCE_NONE:
    case LIAISON_N_EVIDENCES:
    default:
      return "";
    }
}

char *
liaison_acceptance_to_time_text (const LiaisonAcceptanceFacts *facts)
{
  g_autofree char *time = liaison_time_to_text (facts->time);

  if (facts->exact && facts->kind == LIAISON_ACCEPTANCE_RIGHTS)
    /* Translators: %s is a time. The customer gave administration privileges. */
    return g_strdup_printf (_ ("Gave privileges %s"), time);
  if (facts->exact)
    /* Translators: %s is a time. The customer accepted the relationship. */
    return g_strdup_printf (_ ("Accepted %s"), time);
  if (facts->kind == LIAISON_ACCEPTANCE_RIGHTS)
    /* Translators: %s is a time; when the customer gave them is not known. */
    return g_strdup_printf (_ ("Privileges noticed %s"), time);
  /* Translators: %s is a time; when the customer accepted is not known. */
  return g_strdup_printf (_ ("Noticed in the list of customers %s"), time);
}

char *
liaison_acceptance_to_name (const LiaisonAcceptanceFacts *facts)
{
  if (facts->customer_name != NULL && *facts->customer_name != '\0')
    return g_strdup (facts->customer_name);
  return g_strdup (facts->domain != NULL ? facts->domain : facts->customer);
}

/* Which day: the reason of such a step. */
static char *
dup_day_text (const LiaisonInvitationStep *step)
{
  g_autofree char *day = liaison_day_to_text (step->reason);

  if (step->kind == LIAISON_STEP_POSTPONED)
    /* Translators: %s is a date. */
    return day != NULL ? g_strdup_printf (_ ("Answer wanted by %s"), day)
                       : g_strdup (_ ("Answer wanted by no certain day"));
  /* Translators: %s is a date. The user looks after the invitation again on that day. */
  return day != NULL ? g_strdup_printf (_ ("Put off until %s"), day)
                     : g_strdup (_ ("No longer put off"));
}

char *
liaison_step_to_text (const LiaisonInvitationStep *step)
{
  const char *from = liaison_invitation_state_to_text (step->from);
  const char *to = liaison_invitation_state_to_text (step->to);

  switch (step->kind)
    {
    case LIAISON_STEP_UNDONE:
      if (step->from == step->to)
        /* Translators: what proved a state was taken back, the state stays: “Proof taken back:
         * Accepted”. */
        return g_strdup_printf (_ ("Proof taken back: %s"), to);
      /* Translators: a change was taken back; both are states of an invitation: “Taken back:
       * Declined → Waiting”. */
      return g_strdup_printf (_ ("Taken back: %1$s → %2$s"), from, to);
    case LIAISON_STEP_REMINDED:
      return g_strdup (_ ("Reminder handed over"));
    case LIAISON_STEP_POSTPONED:
    case LIAISON_STEP_SNOOZED:
      return dup_day_text (step);
    case LIAISON_STEP_REPLACES:
      if (step->reason == NULL)
        return g_strdup (_ ("Asked instead of an earlier invitation"));
      /* Translators: %s is a person who was invited before, for the same company. */
      return g_strdup_printf (_ ("Asked instead of %s"), step->reason);
    case LIAISON_STEP_MOVED:
    case LIAISON_STEP_DETECTED:
    case LIAISON_N_STEPS:
    default:
      if (step->from == step->to)
        return g_strdup (to);
      /* Translators: both are states of an invitation: “Waiting → Accepted”. */
      return g_strdup_printf (_ ("%1$s → %2$s"), from, to);
    }
}

static void
add_line (GString *lines, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

static gboolean
is_in_words (const LiaisonInvitationStep *step)
{
  return step->kind != LIAISON_STEP_POSTPONED && step->kind != LIAISON_STEP_SNOOZED &&
         step->kind != LIAISON_STEP_REPLACES;
}

char *
liaison_step_to_reason (const LiaisonInvitationStep *step)
{
  if (step->reason == NULL || !is_in_words (step))
    return NULL;
  if (step->to == LIAISON_INVITATION_SUPERSEDED && step->evidence == LIAISON_EVIDENCE_NONE)
    /* Translators: %s is the person who is invited now, for the same company. */
    return g_strdup_printf (_ ("Asked instead: %s"), step->reason);
  return g_strdup (step->reason);
}

static void
add_evidence (GString *lines, const LiaisonInvitationStep *step)
{
  g_autofree char *time = NULL;
  g_autofree char *happened = NULL;

  if (step->evidence == LIAISON_EVIDENCE_NONE)
    return;
  add_line (lines, liaison_evidence_to_text (step->evidence));
  add_line (lines, step->customer_name);
  add_line (lines, step->customer);
  if (step->record_time == 0)
    return;
  time = liaison_time_to_text (step->record_time);
  /* Translators: %s is a time, as the service told it. */
  happened = g_strdup_printf (_ ("It happened %s"), time);
  add_line (lines, happened);
  add_line (lines, step->record);
}

char *
liaison_step_to_details (const LiaisonInvitationStep *step)
{
  g_autofree char *why = liaison_step_to_reason (step);
  GString *lines = g_string_new (NULL);

  add_line (lines, step->who != NULL ? step->who
                                     : step->kind == LIAISON_STEP_DETECTED
                     ? _ ("Noticed by Liaison")
                     : NULL);
  add_line (lines, why);
  add_evidence (lines, step);
  return g_string_free (lines, FALSE);
}

char *
liaison_handoff_to_text (const LiaisonHandoff *handoff)
{
  g_autofree char *time = liaison_time_to_text (handoff->time);
  g_autofree char *name = NULL;

  switch (handoff->method)
    {
    case LIAISON_HANDOFF_MAIL_APP:
      if (handoff->destination == NULL)
        /* Translators: %s is a time. */
        return g_strdup_printf (_ ("Draft opened in your mail program, %s"), time);
      /* Translators: %1$s is the name of a mail program, %2$s a time. */
      return g_strdup_printf (_ ("Draft opened in %1$s, %2$s"), handoff->destination, time);
    case LIAISON_HANDOFF_MAIL_APP_SHORT:
      /* Translators: %s is a time. */
      return g_strdup_printf (_ ("Short draft opened, full text put on the clipboard, %s"), time);
    case LIAISON_HANDOFF_CLIPBOARD:
      /* Translators: %s is a time. */
      return g_strdup_printf (_ ("Copied to the clipboard, %s"), time);
    case LIAISON_HANDOFF_FILE:
      name = g_filename_display_basename (handoff->destination != NULL ? handoff->destination : "");
      /* Translators: %1$s is a file's name, %2$s a time. */
      return g_strdup_printf (_ ("Saved as %1$s, %2$s"), name, time);
    case LIAISON_HANDOFF_OTHER_WAY:
    default:
      /* Translators: %s is a time. */
      return g_strdup_printf (_ ("Text taken another way, %s"), time);
    }
}
