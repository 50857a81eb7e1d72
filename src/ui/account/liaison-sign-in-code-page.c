/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-sign-in-code-page.h"

#include <glib/gi18n.h>

struct _LiaisonSignInCodePage
{
  AdwBin parent_instance;

  GtkLabel *code_label;
  GtkLabel *time_label;
  GtkWidget *copy_button;
  GtkWidget *new_button;
  AdwActionRow *address_row;

  char *code;
  char *address;
  gint64 expires_at; /* monotonic, in µs */
  guint tick;
};

G_DEFINE_FINAL_TYPE (LiaisonSignInCodePage, liaison_sign_in_code_page, ADW_TYPE_BIN)

enum
{
  OPEN,
  NEW_CODE,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Letter by letter: a reader would make a word of it. Transfer full. */
static char *
dup_spelled (const char *code)
{
  GString *spelled = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (spelled->len > 0)
        g_string_append (spelled, ", ");
      g_string_append_unichar (spelled, g_utf8_get_char (p));
    }

  return g_string_free (spelled, FALSE);
}

/* Transfer full. */
static char *
dup_time_left (gint64 left)
{
  int seconds = (int) CLAMP ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, 0, G_MAXINT);
  int minutes = seconds / 60;

  if (seconds == 0)
    return g_strdup (_ ("The time for this code is over."));
  if (minutes > 0)
    /* Translators: how long a code can be used. */
    return g_strdup_printf (ngettext ("Valid for %d min", "Valid for %d min", (gulong) minutes),
                            minutes);

  /* Translators: how long a code can be used, in seconds. */
  return g_strdup_printf (ngettext ("Valid for %d s", "Valid for %d s", (gulong) seconds), seconds);
}

static gboolean
tick_cb (gpointer user_data)
{
  LiaisonSignInCodePage *self = LIAISON_SIGN_IN_CODE_PAGE (user_data);
  gint64 left = self->expires_at - g_get_monotonic_time ();
  g_autofree char *text = dup_time_left (left);

  gtk_label_set_label (self->time_label, text);
  if (left > 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->code_label), FALSE);
  gtk_widget_set_visible (self->new_button, TRUE);
  /* This also tells whoever does not see the time run out. */
  if (gtk_widget_has_focus (self->copy_button))
    gtk_widget_grab_focus (self->new_button);
  gtk_widget_set_visible (self->copy_button, FALSE);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
copy (LiaisonSignInCodePage *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
copy_code_cb (LiaisonSignInCodePage *self)
{
  copy (self, self->code);
}

static void
copy_address_cb (LiaisonSignInCodePage *self)
{
  copy (self, self->address);
}

static void
open_cb (LiaisonSignInCodePage *self)
{
  g_signal_emit (self, signals[OPEN], 0, self->address);
}

static void
new_code_cb (LiaisonSignInCodePage *self)
{
  g_signal_emit (self, signals[NEW_CODE], 0);
}

static void
cancel_cb (LiaisonSignInCodePage *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static gboolean
liaison_sign_in_code_page_grab_focus (GtkWidget *widget)
{
  LiaisonSignInCodePage *self = LIAISON_SIGN_IN_CODE_PAGE (widget);

  return gtk_widget_grab_focus (self->copy_button);
}

static void
liaison_sign_in_code_page_dispose (GObject *object)
{
  LiaisonSignInCodePage *self = LIAISON_SIGN_IN_CODE_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_SIGN_IN_CODE_PAGE);

  G_OBJECT_CLASS (liaison_sign_in_code_page_parent_class)->dispose (object);
}

static void
liaison_sign_in_code_page_finalize (GObject *object)
{
  LiaisonSignInCodePage *self = LIAISON_SIGN_IN_CODE_PAGE (object);

  g_free (self->code);
  g_free (self->address);

  G_OBJECT_CLASS (liaison_sign_in_code_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-sign-in-code-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInCodePage, address_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInCodePage, code_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInCodePage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInCodePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInCodePage, time_label);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_address_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
liaison_sign_in_code_page_class_init (LiaisonSignInCodePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_sign_in_code_page_dispose;
  object_class->finalize = liaison_sign_in_code_page_finalize;
  widget_class->grab_focus = liaison_sign_in_code_page_grab_focus;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NEW_CODE] = g_signal_new ("new-code", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
}

static void
liaison_sign_in_code_page_init (LiaisonSignInCodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_sign_in_code_page_set_code (LiaisonSignInCodePage *self, const LiaisonDeviceCode *code)
{
  g_autofree char *spelled = NULL;

  g_return_if_fail (LIAISON_IS_SIGN_IN_CODE_PAGE (self));

  g_clear_handle_id (&self->tick, g_source_remove);
  if (code == NULL)
    return;

  g_free (self->code);
  g_free (self->address);
  self->code = g_strdup (code->user_code);
  self->address = g_strdup (code->verification_uri);
  self->expires_at = code->expires_at;

  spelled = dup_spelled (self->code);
  gtk_label_set_label (self->code_label, self->code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code_label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spelled, -1);
  adw_action_row_set_subtitle (self->address_row, self->address);
  gtk_widget_set_sensitive (GTK_WIDGET (self->code_label), TRUE);
  gtk_widget_set_visible (self->copy_button, TRUE);
  gtk_widget_set_visible (self->new_button, FALSE);
  if (tick_cb (self) == G_SOURCE_CONTINUE)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}
