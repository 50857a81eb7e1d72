/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-ledger-notices.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-error-sentences.h"
#include "ui/liaison-folder-opener.h"

struct _LiaisonLedgerNotices
{
  GObject parent_instance;

  LiaisonNoticeSlot *slot;
  LiaisonLedger *ledger; /* or NULL */
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (LiaisonLedgerNotices, liaison_ledger_notices, G_TYPE_OBJECT)

static char *
dup_damage_sentence (const LiaisonLedgerDamage *damage)
{
  guint n_all = damage->n_saved + MAX (damage->n_lost, 0);

  if (damage->n_saved == 0)
    return g_strdup (_ ("The file of your invitations and notes was damaged, and nothing in it "
                        "could be read. It is kept, and a new one was begun."));
  if (damage->n_lost == 0)
    return g_strdup (_ ("The file of your invitations and notes was damaged. Everything in it was "
                        "brought into a new one; the damaged file is kept."));
  if (damage->n_lost < 0)
    return g_strdup_printf (
      /* Translators: an entry is an invitation, one time a letter was handed over, a note or a
       * view. */
      ngettext ("The file of your invitations and notes was damaged. %u entry was brought into a "
                "new one, others may be missing. The damaged file is kept.",
                "The file of your invitations and notes was damaged. %u entries were brought into "
                "a new one, others may be missing. The damaged file is kept.",
                damage->n_saved),
      damage->n_saved);
  return g_strdup_printf (
    /* Translators: the plural follows the second number, of all entries. */
    ngettext ("The file of your invitations and notes was damaged. %1$u of %2$u entry was brought "
              "into a new one. The damaged file is kept.",
              "The file of your invitations and notes was damaged. %1$u of %2$u entries were "
              "brought into a new one. The damaged file is kept.",
              n_all),
    damage->n_saved, n_all);
}

/* For the technical details. */
static GError *
make_damage_error (const LiaisonLedgerDamage *damage)
{
  g_autofree char *message = g_strdup_printf ("damaged ledger kept as %s; rows saved: %u, lost: %d",
                                              damage->path, damage->n_saved, damage->n_lost);

  return liaison_error_new (LIAISON_ERROR_INVALID_FILE, NULL, message);
}

static char *
dup_failure_sentence (const GError *failure)
{
  g_autofree char *reason = liaison_error_to_sentence (failure);

  /* Translators: %s is why, one or two sentences. */
  return g_strdup_printf (_ ("What you entered last is not saved yet; Liaison keeps it as long as "
                             "it runs, and tries again. %s"),
                             reason);
}

static void
show (LiaisonLedgerNotices *self)
{
  const LiaisonLedgerDamage *damage =
    self->ledger != NULL ? liaison_ledger_get_damage (self->ledger) : NULL;
  const GError *failure = self->ledger != NULL ? liaison_ledger_get_failure (self->ledger) : NULL;
  g_autofree char *sentence = NULL;

  if (failure != NULL)
    {
      sentence = dup_failure_sentence (failure);
      liaison_notice_slot_reveal (self->slot, sentence, _ ("Try Again"), failure);
    }
  else if (damage != NULL)
    {
      g_autoptr(GError) details = make_damage_error (damage);

      sentence = dup_damage_sentence (damage);
      liaison_notice_slot_reveal (self->slot, sentence,
                                  /* Translators: a button; of the damaged file. */
                                  _ ("Show File"), details);
    }
  else
    liaison_notice_slot_conceal (self->slot);
}

static void
slot_activated_cb (LiaisonLedgerNotices *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->slot));

  if (self->ledger == NULL)
    return; /* it is on its way out */
  if (liaison_ledger_get_failure (self->ledger) != NULL)
    liaison_ledger_retry (self->ledger);
  else if (liaison_ledger_get_damage (self->ledger) != NULL)
    {
      g_autoptr(GFile) damaged =
                   g_file_new_for_path (liaison_ledger_get_damage (self->ledger)->path);

      liaison_folder_opener_show (damaged, GTK_WINDOW (root));
    }
}

static void
liaison_ledger_notices_finalize (GObject *object)
{
  LiaisonLedgerNotices *self = LIAISON_LEDGER_NOTICES (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (liaison_ledger_notices_parent_class)->finalize (object);
}

static void
liaison_ledger_notices_class_init (LiaisonLedgerNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_ledger_notices_finalize;
}

static void
liaison_ledger_notices_init (LiaisonLedgerNotices *self)
{
  self->signals = g_signal_group_new (LIAISON_TYPE_LEDGER);
  g_signal_group_connect_swapped (self->signals, "notify::failure", G_CALLBACK (show), self);
}

LiaisonLedgerNotices *
liaison_ledger_notices_new (LiaisonNoticeSlot *slot)
{
  LiaisonLedgerNotices *self;

  g_return_val_if_fail (LIAISON_IS_NOTICE_SLOT (slot), NULL);

  self = g_object_new (LIAISON_TYPE_LEDGER_NOTICES, NULL);
  self->slot = slot;
  g_signal_connect_object (slot, "activated", G_CALLBACK (slot_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
liaison_ledger_notices_set_session (LiaisonLedgerNotices *self, LiaisonSession *session)
{
  LiaisonLedger *ledger;

  g_return_if_fail (LIAISON_IS_LEDGER_NOTICES (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  ledger = session != NULL ? liaison_session_get_ledger (session) : NULL;
  if (!g_set_object (&self->ledger, ledger))
    return;
  g_signal_group_set_target (self->signals, ledger);
  show (self);
}
