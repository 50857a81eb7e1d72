/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-sign-in-view.h"

#include <glib/gi18n.h>

#include "ui/account/liaison-sign-in-code-page.h"
#include "ui/account/liaison-sign-in-sentences.h"
#include "ui/liaison-busy.h"
#include "ui/liaison-failure-page.h"

struct _LiaisonSignInView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GObject *busy;
  GtkSpinner *spinner;
  GtkWidget *no_browser_label;
  GtkWidget *open_again_button;
  LiaisonSignInCodePage *code_page;
  AdwStatusPage *unkept_page;
  GtkWidget *keep_button;
  LiaisonFailurePage *failure_page;
  GtkWidget *again_button;
  GtkWidget *change_button;

  LiaisonBrowser *browser;
  LiaisonSignIn *sign_in;
  GSignalGroup *sign_in_signals;
  gboolean by_code; /* the way chosen last */
  LiaisonRemedy remedy;
};

G_DEFINE_FINAL_TYPE (LiaisonSignInView, liaison_sign_in_view, ADW_TYPE_BIN)

enum
{
  CHANGE_DETAILS,
  GUIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_busy (LiaisonSignInView *self, const char *text)
{
  g_object_set (self->busy, "text", text, NULL);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/* The address is found out first. */
static void
update_address (LiaisonSignInView *self)
{
  gboolean known = self->sign_in != NULL && liaison_sign_in_get_uri (self->sign_in) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.open-again", known);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.copy-address", known);
}

static void
show_browser (LiaisonSignInView *self)
{
  update_address (self);
  gtk_stack_set_visible_child_name (self->stack, "browser");
  gtk_widget_grab_focus (self->open_again_button);
}

static void
show_code (LiaisonSignInView *self)
{
  liaison_sign_in_code_page_set_code (self->code_page, liaison_sign_in_get_code (self->sign_in));
  gtk_stack_set_visible_child_name (self->stack, "code");
  gtk_widget_grab_focus (GTK_WIDGET (self->code_page));
}

static void
show_unkept (LiaisonSignInView *self)
{
  g_autofree char *sentence =
    liaison_unkept_to_sentence (liaison_sign_in_get_error (self->sign_in));
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->unkept_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "unkept");
  gtk_widget_grab_focus (self->keep_button);
}

/* What the browser refused is not cured by the browser. */
static LiaisonRemedy
find_remedy (LiaisonSignInView *self, const GError *error)
{
  LiaisonRemedy remedy = liaison_sign_in_error_to_remedy (error);

  if ((remedy == LIAISON_REMEDY_USE_BROWSER && !self->by_code) ||
      (remedy == LIAISON_REMEDY_USE_CODE && self->by_code))
    return LIAISON_REMEDY_TRY_AGAIN;

  return remedy;
}

static void
show_failure (LiaisonSignInView *self)
{
  const GError *error = liaison_sign_in_get_error (self->sign_in);
  g_autofree char *sentence = liaison_sign_in_error_to_sentence (error);

  self->remedy = find_remedy (self, error);
  liaison_failure_page_show (self->failure_page, liaison_sign_in_error_to_title (error), sentence,
                             liaison_remedy_to_label (self->remedy), error);
  gtk_widget_set_visible (self->again_button, self->remedy == LIAISON_REMEDY_REGISTRATION ||
                                                self->remedy == LIAISON_REMEDY_CHANGE_DETAILS);
  gtk_widget_set_visible (self->change_button, self->remedy != LIAISON_REMEDY_CHANGE_DETAILS);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  gtk_widget_child_focus (GTK_WIDGET (self->failure_page), GTK_DIR_TAB_FORWARD);
}

static void
state_changed_cb (LiaisonSignInView *self)
{
  LiaisonSignInState state = liaison_sign_in_get_state (self->sign_in);

  gtk_spinner_set_spinning (self->spinner, state == LIAISON_SIGN_IN_BROWSER);
  if (state != LIAISON_SIGN_IN_BROWSER)
    gtk_widget_set_visible (self->no_browser_label, FALSE);
  if (state != LIAISON_SIGN_IN_CODE)
    liaison_sign_in_code_page_set_code (self->code_page, NULL);

  switch (state)
    {
    case LIAISON_SIGN_IN_BROWSER:
      self->by_code = FALSE;
      show_browser (self);
      break;
    case LIAISON_SIGN_IN_ASKING_CODE:
      self->by_code = TRUE;
      show_busy (self, _ ("Asking for a code…"));
      break;
    case LIAISON_SIGN_IN_CODE:
      show_code (self);
      break;
    case LIAISON_SIGN_IN_KEEPING:
      show_busy (self, _ ("Keeping the sign-in in the key ring…"));
      break;
    case LIAISON_SIGN_IN_UNKEPT:
      show_unkept (self);
      break;
    case LIAISON_SIGN_IN_FAILED:
      show_failure (self);
      break;
    case LIAISON_SIGN_IN_IDLE:
    case LIAISON_SIGN_IN_DONE:
    default:
      break;
    }
}

static void
try_again (LiaisonSignInView *self)
{
  if (self->by_code)
    liaison_sign_in_by_code (self->sign_in);
  else
    liaison_sign_in_by_browser (self->sign_in);
}

static void
remedy_cb (LiaisonSignInView *self)
{
  switch (self->remedy)
    {
    case LIAISON_REMEDY_CHANGE_DETAILS:
      g_signal_emit (self, signals[CHANGE_DETAILS], 0);
      break;
    case LIAISON_REMEDY_REGISTRATION:
      g_signal_emit (self, signals[GUIDE], 0);
      break;
    case LIAISON_REMEDY_FRESH_SIGN_IN:
    case LIAISON_REMEDY_USE_BROWSER:
      liaison_sign_in_by_browser (self->sign_in);
      break;
    case LIAISON_REMEDY_USE_CODE:
    case LIAISON_REMEDY_NEW_CODE:
      liaison_sign_in_by_code (self->sign_in);
      break;
    case LIAISON_REMEDY_RETRY:
    case LIAISON_REMEDY_SIGN_IN:
    case LIAISON_REMEDY_UNLOCK:
    case LIAISON_REMEDY_TRY_AGAIN:
    default:
      try_again (self);
    }
}

static void
open_cb (LiaisonSignInView *self, const char *uri)
{
  liaison_browser_open (self->browser, uri);
}

static void
new_code_cb (LiaisonSignInView *self)
{
  liaison_sign_in_by_code (self->sign_in);
}

static void
cancel_cb (LiaisonSignInView *self)
{
  liaison_sign_in_cancel (self->sign_in);
}

static void
browser_opened_cb (LiaisonSignInView *self)
{
  gtk_widget_set_visible (self->no_browser_label, FALSE);
  update_address (self);
}

static void
browser_failed_cb (LiaisonSignInView *self)
{
  gtk_widget_set_visible (self->no_browser_label, TRUE);
}

static void
sign_in_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonSignInView *self = LIAISON_SIGN_IN_VIEW (widget);
  const char *uri = liaison_sign_in_get_uri (self->sign_in);

  if (g_str_equal (action_name, "sign-in.open-again") && uri != NULL)
    liaison_browser_open (self->browser, uri);
  else if (g_str_equal (action_name, "sign-in.copy-address") && uri != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), uri);
  else if (g_str_equal (action_name, "sign-in.by-code"))
    liaison_sign_in_by_code (self->sign_in);
  else if (g_str_equal (action_name, "sign-in.cancel"))
    liaison_sign_in_cancel (self->sign_in);
  else if (g_str_equal (action_name, "sign-in.try-again"))
    try_again (self);
  else if (g_str_equal (action_name, "sign-in.change-details"))
    g_signal_emit (self, signals[CHANGE_DETAILS], 0);
  else if (g_str_equal (action_name, "sign-in.keep-again"))
    liaison_sign_in_keep_again (self->sign_in);
  else if (g_str_equal (action_name, "sign-in.go-on-unkept"))
    liaison_sign_in_go_on_unkept (self->sign_in);
}

static void
liaison_sign_in_view_dispose (GObject *object)
{
  LiaisonSignInView *self = LIAISON_SIGN_IN_VIEW (object);

  g_clear_object (&self->sign_in_signals);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->browser);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_SIGN_IN_VIEW);

  G_OBJECT_CLASS (liaison_sign_in_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-sign-in-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, again_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, busy);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, change_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, code_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, failure_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, keep_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, no_browser_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, open_again_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, spinner);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSignInView, unkept_page);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remedy_cb);
}

static void
liaison_sign_in_view_class_init (LiaisonSignInViewClass *klass)
{
  static const char *const actions[] = { "sign-in.by-code",        "sign-in.cancel",
                                         "sign-in.change-details", "sign-in.copy-address",
                                         "sign-in.go-on-unkept",   "sign-in.keep-again",
                                         "sign-in.open-again",     "sign-in.try-again" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_sign_in_view_dispose;

  signals[CHANGE_DETAILS] = g_signal_new ("change-details", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GUIDE] = g_signal_new ("guide", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIAISON_TYPE_BUSY);
  g_type_ensure (LIAISON_TYPE_FAILURE_PAGE);
  g_type_ensure (LIAISON_TYPE_SIGN_IN_CODE_PAGE);
  bind_template (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, sign_in_action_cb);
}

static void
liaison_sign_in_view_init (LiaisonSignInView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sign_in_signals = g_signal_group_new (LIAISON_TYPE_SIGN_IN);
  g_signal_group_connect_swapped (self->sign_in_signals, "notify::state",
                                  G_CALLBACK (state_changed_cb), self);
}

void
liaison_sign_in_view_set_browser (LiaisonSignInView *self, LiaisonBrowser *browser)
{
  g_return_if_fail (LIAISON_IS_SIGN_IN_VIEW (self));
  g_return_if_fail (LIAISON_IS_BROWSER (browser));
  g_return_if_fail (self->browser == NULL);

  self->browser = g_object_ref (browser);
  g_signal_connect_object (browser, "opened", G_CALLBACK (browser_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (browser, "failed", G_CALLBACK (browser_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
liaison_sign_in_view_set_sign_in (LiaisonSignInView *self, LiaisonSignIn *sign_in)
{
  g_return_if_fail (LIAISON_IS_SIGN_IN_VIEW (self));
  g_return_if_fail (sign_in == NULL || LIAISON_IS_SIGN_IN (sign_in));

  if (!g_set_object (&self->sign_in, sign_in))
    return;

  g_signal_group_set_target (self->sign_in_signals, sign_in);
  if (sign_in != NULL)
    state_changed_cb (self);
}
