/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-letter-window.h"

#include <glib/gi18n.h>

#include "app/liaison-invite.h"
#include "ui/invite/liaison-letter-clipboard.h"
#include "ui/liaison-sentences.h"
#include "ui/liaison-toast.h"

struct _LiaisonLetterWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkLabel *subject_label;
  GtkLabel *time_label;
  GtkLabel *body_label;

  char *body;
  char *link;
};

G_DEFINE_FINAL_TYPE (LiaisonLetterWindow, liaison_letter_window, ADW_TYPE_WINDOW)

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonLetterWindow *self = LIAISON_LETTER_WINDOW (widget);
  g_autofree char *html = liaison_letter_to_html (self->body, self->link);

  liaison_letter_clipboard_set (widget, self->body, html);
  liaison_toast_show (
    self->toasts, liaison_toast_new (_ ("Letter copied"), NULL, GTK_WIDGET (self->toasts)), FALSE);
}

static void
liaison_letter_window_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_LETTER_WINDOW);
  G_OBJECT_CLASS (liaison_letter_window_parent_class)->dispose (object);
}

static void
liaison_letter_window_finalize (GObject *object)
{
  LiaisonLetterWindow *self = LIAISON_LETTER_WINDOW (object);

  g_free (self->body);
  g_free (self->link);
  G_OBJECT_CLASS (liaison_letter_window_parent_class)->finalize (object);
}

static void
liaison_letter_window_class_init (LiaisonLetterWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_letter_window_dispose;
  object_class->finalize = liaison_letter_window_finalize;

  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "letter.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-letter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterWindow, subject_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterWindow, time_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterWindow, body_label);
}

static void
liaison_letter_window_init (LiaisonLetterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_letter (LiaisonLetterWindow *self, const char *subject, const char *body, const char *link)
{
  self->body = g_strdup (body != NULL ? body : "");
  self->link = g_strdup (link);
  gtk_label_set_label (self->subject_label, subject != NULL ? subject : "");
  gtk_label_set_label (self->body_label, self->body);
}

LiaisonLetterWindow *
liaison_letter_window_new (LiaisonInvitation *invitation, GtkWindow *parent)
{
  LiaisonLetterWindow *self = NULL;
  const char *company = NULL;
  const char *mail = NULL;
  guint n = 0;

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  self = g_object_new (LIAISON_TYPE_LETTER_WINDOW, "transient-for", parent, NULL);
  company = liaison_invitation_get_company (invitation);
  mail = liaison_invitation_get_contact_mail (invitation);
  adw_window_title_set_title (self->title, company != NULL ? company : _ ("Letter"));
  adw_window_title_set_subtitle (self->title, mail != NULL ? mail : "");

  n = liaison_invitation_get_n_handoffs (invitation);
  if (n > 0)
    {
      const LiaisonHandoff *last = liaison_invitation_get_handoff (invitation, n - 1);
      g_autofree char *time = liaison_time_to_text (last->time);
      /* Translators: %s is a date and time. */
      g_autofree char *sentence = g_strdup_printf (_ ("As handed over, %s"), time);

      gtk_label_set_label (self->time_label, sentence);
      show_letter (self, last->subject, last->body, last->link);
    }
  else
    {
      gtk_label_set_label (self->time_label, _ ("Draft, not handed over yet"));
      show_letter (self, liaison_invitation_get_subject (invitation),
                   liaison_invitation_get_body (invitation),
                   liaison_invitation_get_link (invitation));
    }
  return self;
}
