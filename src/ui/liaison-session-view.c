/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-session-view.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-invitations-page.h"
#include "ui/liaison-error-sentences.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-ledger-notices.h"
#include "ui/liaison-notice-slot.h"
#include "ui/liaison-remedy.h"

struct _LiaisonSessionView
{
  AdwBin parent_instance;

  LiaisonNoticeSlot *refusal_bar;
  LiaisonNoticeSlot *uncached_bar;
  LiaisonNoticeSlot *unkept_bar;
  LiaisonNoticeSlot *ledger_bar;
  AdwViewStack *stack;
  LiaisonCustomersPage *customers_page;
  AdwViewStackPage *invitations_entry;
  AdwBin *invitations_place;
  LiaisonInvitationsPage *invitations_page; /* not owned; NULL before the first frame */

  gboolean narrow;
  char *obstacle;
  gboolean first_painted;
  LiaisonSession *session;
  GSignalGroup *session_signals;
  LiaisonLedgerNotices *ledger_notices;
};

G_DEFINE_FINAL_TYPE (LiaisonSessionView, liaison_session_view, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  PROP_OBSTACLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CONTINUE_DRAFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Invitations */

static void
attention_changed_cb (LiaisonSessionView *self)
{
  guint n_attention;

  g_object_get (self->invitations_page, "n-attention", &n_attention, NULL);
  adw_view_stack_page_set_badge_number (self->invitations_entry, n_attention);
  adw_view_stack_page_set_needs_attention (self->invitations_entry, n_attention > 0);
}

static void
continue_draft_cb (LiaisonSessionView *self, LiaisonInvitation *invitation)
{
  g_signal_emit (self, signals[CONTINUE_DRAFT], 0, invitation);
}

static void
ensure_invitations_page (LiaisonSessionView *self)
{
  if (self->invitations_page != NULL)
    return;

  self->invitations_page = g_object_new (LIAISON_TYPE_INVITATIONS_PAGE, NULL);
  g_signal_connect_object (self->invitations_page, "notify::n-attention",
                           G_CALLBACK (attention_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->invitations_page, "continue-draft", G_CALLBACK (continue_draft_cb),
                           self, G_CONNECT_SWAPPED);
  liaison_invitations_page_set_obstacle (self->invitations_page, self->obstacle);
  liaison_invitations_page_set_session (self->invitations_page, self->session);
  adw_bin_set_child (self->invitations_place, GTK_WIDGET (self->invitations_page));
}

/* A tick comes before its frame. The first frame is for the customers: of the invitations, of which
 * there may be many, it would show a number at most. */
static gboolean
first_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  LiaisonSessionView *self = LIAISON_SESSION_VIEW (widget);

  if (!self->first_painted)
    {
      self->first_painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  ensure_invitations_page (self);
  return G_SOURCE_REMOVE;
}

/* A list without a row has the whole page for it. */
static gboolean
tells_by_itself (LiaisonSessionView *self)
{
  gboolean failed;

  g_object_get (self->customers_page, "failed", &failed, NULL);

  return failed && liaison_session_view_is_searchable (self);
}

/* What is on the screen stays usable; the bar says what nothing new comes without. */
static void
show_refusal (LiaisonSessionView *self)
{
  const GError *refusal =
    self->session != NULL ? liaison_session_get_refusal (self->session) : NULL;
  g_autofree char *sentence = NULL;
  LiaisonRemedy remedy;

  if (refusal == NULL || tells_by_itself (self))
    {
      liaison_notice_slot_conceal (self->refusal_bar);
      return;
    }

  /* The demonstration signs in by itself. */
  remedy = liaison_session_get_profile (self->session) != NULL ? liaison_error_to_remedy (refusal)
                                                               : LIAISON_REMEDY_RETRY;
  sentence = liaison_error_to_sentence (refusal);
  liaison_notice_slot_reveal (self->refusal_bar, sentence, liaison_remedy_to_label (remedy),
                              refusal);
}

static void
show_unkept (LiaisonSessionView *self)
{
  if (self->session != NULL && liaison_session_is_unkept (self->session))
    liaison_notice_slot_reveal (
      self->unkept_bar, _ ("This sign-in ends when Liaison is closed: no key ring keeps it."),
                           _ ("Try Again"), NULL);
  else
    liaison_notice_slot_conceal (self->unkept_bar);
}

/* The list is there all the same, as long as the account is open. */
static void
show_uncached (LiaisonSessionView *self)
{
  const GError *error = self->session != NULL ? liaison_session_get_uncached (self->session) : NULL;

  if (error != NULL)
    liaison_notice_slot_reveal (
      self->uncached_bar,
      _ ("Customers cannot be kept on this computer, so they are read anew each "
                                   "time. Check the disk and its permissions."),
         NULL, error);
  else
    liaison_notice_slot_conceal (self->uncached_bar);
}

/* The person's roles may be told long after the session has started. */
static void
show_obstacle (LiaisonSessionView *self)
{
  g_autofree char *old = self->obstacle;

  self->obstacle = self->session != NULL ? liaison_inviting_dup_obstacle (self->session) : NULL;
  if (g_strcmp0 (old, self->obstacle) == 0)
    return;
  liaison_customers_page_set_obstacle (self->customers_page, self->obstacle);
  if (self->invitations_page != NULL)
    liaison_invitations_page_set_obstacle (self->invitations_page, self->obstacle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OBSTACLE]);
}

static void
visible_child_changed_cb (LiaisonSessionView *self)
{
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->invitations_place))
    ensure_invitations_page (self);
  show_refusal (self);
}

static void
solve_cb (LiaisonSessionView *self)
{
  if (self->session != NULL) /* else the bar is on its way out */
    gtk_widget_activate_action (GTK_WIDGET (self), "app.solve", "s",
                                liaison_session_get_account (self->session));
}

static void
keep_cb (LiaisonSessionView *self)
{
  if (self->session != NULL)
    liaison_session_keep_again (self->session);
}

static void
liaison_session_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, LIAISON_SESSION_VIEW (object)->narrow);
  else if (id == PROP_OBSTACLE)
    g_value_set_string (value, LIAISON_SESSION_VIEW (object)->obstacle);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_session_view_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  LiaisonSessionView *self = LIAISON_SESSION_VIEW (object);

  if (id != PROP_NARROW)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->narrow != g_value_get_boolean (value))
    {
      self->narrow = !self->narrow;
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
liaison_session_view_dispose (GObject *object)
{
  LiaisonSessionView *self = LIAISON_SESSION_VIEW (object);

  g_clear_object (&self->ledger_notices);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  self->invitations_page = NULL;
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_SESSION_VIEW);

  G_OBJECT_CLASS (liaison_session_view_parent_class)->dispose (object);
}

static void
liaison_session_view_finalize (GObject *object)
{
  g_free (LIAISON_SESSION_VIEW (object)->obstacle);

  G_OBJECT_CLASS (liaison_session_view_parent_class)->finalize (object);
}

static void
liaison_session_view_class_init (LiaisonSessionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_session_view_dispose;
  object_class->finalize = liaison_session_view_finalize;
  object_class->get_property = liaison_session_view_get_property;
  object_class->set_property = liaison_session_view_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OBSTACLE] =
    g_param_spec_string ("obstacle", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONTINUE_DRAFT] =
    g_signal_new ("continue-draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);

  g_type_ensure (LIAISON_TYPE_CUSTOMERS_PAGE);
  g_type_ensure (LIAISON_TYPE_NOTICE_SLOT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, customers_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, invitations_entry);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, invitations_place);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, ledger_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, refusal_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, uncached_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, unkept_bar);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, solve_cb);
}

static void
liaison_session_view_init (LiaisonSessionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_tick_cb, NULL, NULL);
  g_signal_connect_object (self->customers_page, "notify::failed", G_CALLBACK (show_refusal), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child",
                           G_CALLBACK (visible_child_changed_cb), self, G_CONNECT_SWAPPED);
  self->ledger_notices = liaison_ledger_notices_new (self->ledger_bar);
  self->session_signals = g_signal_group_new (LIAISON_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::refusal",
                                  G_CALLBACK (show_refusal), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::roles",
                                  G_CALLBACK (show_obstacle), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::uncached",
                                  G_CALLBACK (show_uncached), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::unkept", G_CALLBACK (show_unkept),
                                  self);
}

LiaisonSessionView *
liaison_session_view_new (void)
{
  return g_object_new (LIAISON_TYPE_SESSION_VIEW, NULL);
}

void
liaison_session_view_set_session (LiaisonSessionView *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  if (self->invitations_page != NULL)
    liaison_invitations_page_set_session (self->invitations_page, session);
  liaison_customers_page_set_session (self->customers_page, session);

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  liaison_ledger_notices_set_session (self->ledger_notices, session);
  show_refusal (self);
  show_uncached (self);
  show_unkept (self);
  show_obstacle (self);
}

const char *
liaison_session_view_get_obstacle (LiaisonSessionView *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_VIEW (self), NULL);

  return self->obstacle;
}

AdwViewStack *
liaison_session_view_get_stack (LiaisonSessionView *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_VIEW (self), NULL);

  return self->stack;
}

LiaisonCustomersPage *
liaison_session_view_get_customers_page (LiaisonSessionView *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_VIEW (self), NULL);

  return self->customers_page;
}

void
liaison_session_view_begin_search (LiaisonSessionView *self)
{
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (self));

  if (!liaison_session_view_is_searchable (self) &&
      liaison_invitations_page_begin_search (self->invitations_page))
    return;
  adw_view_stack_set_visible_child_name (self->stack, "customers");
  liaison_customers_page_begin_search (self->customers_page);
}

void
liaison_session_view_search_for (LiaisonSessionView *self, const char *words)
{
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (self));
  g_return_if_fail (words != NULL);

  adw_view_stack_set_visible_child_name (self->stack, "customers");
  liaison_customers_page_search_for (self->customers_page, words);
}

void
liaison_session_view_open_tool (LiaisonSessionView *self, const char *name)
{
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (self));

  adw_view_stack_set_visible_child_name (self->stack, "customers");
  liaison_customers_page_open_tool (self->customers_page, name);
}

void
liaison_session_view_show_customer (LiaisonSessionView *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (self));
  g_return_if_fail (id != NULL);

  adw_view_stack_set_visible_child_name (self->stack, "customers");
  liaison_customers_page_show_customer (self->customers_page, id);
}

void
liaison_session_view_focus_customer (LiaisonSessionView *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (self));
  g_return_if_fail (id != NULL);

  if (liaison_session_view_is_searchable (self))
    liaison_customers_page_focus_customer (self->customers_page, id);
}

void
liaison_session_view_open_record (LiaisonSessionView *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (self));
  g_return_if_fail (id != NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", id);
}

gboolean
liaison_session_view_is_searchable (LiaisonSessionView *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_VIEW (self), FALSE);

  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "customers") == 0;
}
