/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-demo-tour.h"

#include <glib/gi18n.h>

#include "ui/liaison-window.h"

#define DAYS 3
#define SAMPLE_DOMAIN "harbour-bakery"

struct _LiaisonDemoTour
{
  AdwBin parent_instance;

  GtkLabel *place_label;
  GtkLabel *text_label;
  GtkButton *end_button;
  GtkButton *next_button;
  GtkButton *show_button;

  LiaisonDemo *demo;
  LiaisonInvitation *invitation; /* that is followed, or NULL */
  LiaisonInvitation *draft;      /* that was begun here and left, or NULL */
  LiaisonInviteOpener *opener;   /* whose signals it listens to, or NULL */
  guint step;
  gint64 ahead; /* of the real time, when it began */
};

G_DEFINE_FINAL_TYPE (LiaisonDemoTour, liaison_demo_tour, ADW_TYPE_BIN)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  STEP_OFFER,
  STEP_CUSTOMERS,
  STEP_INVITE,
  STEP_WAITING,
  STEP_LATER,
  STEP_ANSWER,
  STEP_CUSTOMER,
  STEP_LAST,
  N_STEPS
} Step;

static const char *const texts[N_STEPS] = {
  [STEP_OFFER] = N_ ("New here? A tour of two minutes shows what Liaison does. Nothing in the demo is "
                        "real, so nothing can go wrong."),
    [STEP_CUSTOMERS] = N_ ("All your customers are here at once, offline as well. Part of a name finds "
                         "one; the arrow of a row opens its record in place."),
      [STEP_INVITE] = N_ ("Invite a new customer: whom, with or without admin rights, and a letter whose "
                      "link cannot be damaged. A made-up company is filled in for you."),
        [STEP_WAITING] = N_ ("The service keeps no list of open invitations; Liaison does. The journal in the "
                       "row’s menu keeps each letter as it left."),
          [STEP_LATER] = N_ ("Three days pass. Whoever has not answered by the due date needs you: remind them, "
                     "or ask another person."),
            [STEP_ANSWER] = N_ ("Now the customer accepts. Liaison looks for that by itself, and finds out which "
                      "invitation it answers."),
              [STEP_CUSTOMER] =
                N_ ("You were notified, the invitation has turned accepted, and the customer is "
                        "marked as new in the list."),
                    [STEP_LAST] =
                      N_ ("The record has the customer’s account, subscriptions, users, licences and services. "
                    "“Story…” lets more happen here; “Sign In…” adds your own account."),
                    };

/* For the pages of the request. */
static const char *const tips[] = {
  N_ ("Whom you write to. Their country is compared with your own market."),
      N_ ("Whether you ask for admin rights, and what each choice means. The letter follows."),
          N_ ("Change any word you like; the link is guarded."),
              N_ ("Copy the letter, or open it in your mail program: Liaison itself sends nothing. Then press "
      "Done."),
                  NULL,
          };

static LiaisonSession *
get_session (LiaisonDemoTour *self)
{
  return liaison_demo_get_session (self->demo);
}

static gboolean
waits (LiaisonInvitation *invitation)
{
  return liaison_invitation_get_state (invitation) == LIAISON_INVITATION_WAITING;
}

static gboolean
is_answered (LiaisonDemoTour *self)
{
  LiaisonInvitationState state;

  if (self->invitation == NULL)
    return FALSE;
  state = liaison_invitation_get_state (self->invitation);
  return state == LIAISON_INVITATION_ACCEPTED || state == LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED;
}

static void update (LiaisonDemoTour *self);

static void
follow (LiaisonDemoTour *self, LiaisonInvitation *invitation)
{
  if (self->invitation != NULL)
    g_signal_handlers_disconnect_by_func (self->invitation, update, self);
  if (g_set_object (&self->invitation, invitation) && invitation != NULL)
    g_signal_connect_object (invitation, "notify::state", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
}

/* The invitation of this tour, as long as it goes on; or the newest one that waits. */
static void
find_invitation (LiaisonDemoTour *self)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (get_session (self));
  GListModel *invitations = ledger != NULL ? liaison_ledger_get_invitations (ledger) : NULL;

  if (self->invitation != NULL && !waits (self->invitation) && !is_answered (self))
    follow (self, NULL);
  for (guint i = 0; self->invitation == NULL && invitations != NULL &&
                    i < g_list_model_get_n_items (invitations);
       i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (waits (invitation))
        follow (self, invitation);
    }
}

/* Whether what the step asks for is done already. */
static gboolean
is_done (LiaisonDemoTour *self)
{
  switch ((Step) self->step)
    {
    case STEP_INVITE:
      return self->invitation != NULL;
    case STEP_LATER:
      return is_answered (self) || liaison_session_get_ahead (get_session (self)) > self->ahead;
    case STEP_ANSWER:
      return is_answered (self);
    case STEP_OFFER:
    case STEP_CUSTOMERS:
    case STEP_WAITING:
    case STEP_CUSTOMER:
    case STEP_LAST:
    case N_STEPS:
    default:
      return FALSE;
    }
}

/* Whether there is anything to be shown. */
static gboolean
has_show (LiaisonDemoTour *self)
{
  return self->step != STEP_CUSTOMERS && self->step != STEP_LAST;
}

static gboolean
can_show (LiaisonDemoTour *self)
{
  switch ((Step) self->step)
    {
    case STEP_ANSWER:
      return self->invitation != NULL && waits (self->invitation);
    case STEP_CUSTOMER:
      return self->invitation != NULL;
    case STEP_OFFER:
    case STEP_INVITE:
    case STEP_WAITING:
    case STEP_LATER:
      return TRUE;
    case STEP_CUSTOMERS:
    case STEP_LAST:
    case N_STEPS:
    default:
      return FALSE;
    }
}

static void
show_step (LiaisonDemoTour *self)
{
  gboolean offer = self->step == STEP_OFFER;
  gboolean last = self->step == STEP_LAST;
  const char *text = _ (texts[self->step]);
  g_autofree char *place = NULL;

  /* Translators: “Tour, 2 of 7”. */
  place = g_strdup_printf (_ ("Tour, %1$d of %2$d"), (int) self->step, N_STEPS - 1);
  gtk_label_set_label (self->place_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), !offer);
  gtk_label_set_label (self->text_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_button_set_label (self->end_button, offer ? _ ("No, Thanks") : _ ("End Tour"));
  gtk_button_set_label (self->show_button, offer ? _ ("Show Me Around") : _ ("Show Me"));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), !offer && !last);
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), has_show (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tour.show", can_show (self));
}

/* Steps that the person took alone are passed, and what did not come about is not told. */
static void
update (LiaisonDemoTour *self)
{
  /* Before that, an older invitation is not the one that the tour is about. */
  if (self->step >= STEP_WAITING)
    find_invitation (self);
  while (is_done (self) || (self->step == STEP_CUSTOMER && !is_answered (self)))
    self->step++;
  show_step (self);
}

static void
go_on (LiaisonDemoTour *self)
{
  self->step++;
  update (self);
}

static void
invitation_finished_cb (LiaisonDemoTour *self, LiaisonInvitation *invitation)
{
  if (self->step > STEP_INVITE)
    return;
  follow (self, invitation);
  update (self);
}

static void
invitation_kept_cb (LiaisonDemoTour *self, LiaisonInvitation *invitation)
{
  if (self->step == STEP_INVITE)
    g_set_object (&self->draft, invitation);
}

static LiaisonInviteOpener *
get_opener (LiaisonDemoTour *self)
{
  LiaisonWindow *window = LIAISON_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  return liaison_account_pane_get_opener (liaison_window_get_pane (window));
}

/* How many of the made-up company's invitations there are: each run has one of its own, or the
 * customer would be ours already. */
static guint
count_samples (LiaisonDemoTour *self)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (get_session (self));
  GListModel *invitations = ledger != NULL ? liaison_ledger_get_invitations (ledger) : NULL;
  guint n = 0;

  for (guint i = 0; invitations != NULL && i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      const char *mail = liaison_invitation_get_contact_mail (invitation);

      n += mail != NULL && strstr (mail, SAMPLE_DOMAIN) != NULL;
    }
  return n;
}

static void
invite (LiaisonDemoTour *self)
{
  const char *company = C_ ("sample", "Harbour Bakery Ltd");
  guint n = count_samples (self);
  g_autofree char *name = NULL;
  g_autofree char *mail = NULL;

  if (self->draft != NULL &&
      liaison_invitation_can_move (self->draft, LIAISON_INVITATION_HANDED_OFF))
    {
      liaison_invite_opener_continue (get_opener (self), self->draft);
      return;
    }
  name = n > 0 ? g_strdup_printf ("%s %u", company, n + 1) : g_strdup (company);
  mail = n > 0 ? g_strdup_printf ("dana.whitfield@" SAMPLE_DOMAIN "-%u.example", n + 1)
               : g_strdup ("dana.whitfield@" SAMPLE_DOMAIN ".example");
  liaison_invite_opener_begin_sample (get_opener (self), name,
                                      C_ ("sample", "Dana Whitfield"), mail, tips);
}

/* What the person does alone is noticed, too. */
static void
liaison_demo_tour_root (GtkWidget *widget)
{
  LiaisonDemoTour *self = LIAISON_DEMO_TOUR (widget);

  GTK_WIDGET_CLASS (liaison_demo_tour_parent_class)->root (widget);
  if (!LIAISON_IS_WINDOW (gtk_widget_get_root (widget)) ||
      !g_set_object (&self->opener, get_opener (self)))
    return;
  g_signal_connect_object (self->opener, "finished", G_CALLBACK (invitation_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "kept", G_CALLBACK (invitation_kept_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Whoever pressed one button goes on with the next. */
static void
keep_focus (LiaisonDemoTour *self)
{
  GtkWidget *buttons[] = { GTK_WIDGET (self->show_button), GTK_WIDGET (self->next_button),
                           GTK_WIDGET (self->end_button) };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (buttons[i]) && gtk_widget_is_sensitive (buttons[i]))
      {
        gtk_widget_grab_focus (buttons[i]);
        return;
      }
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonDemoTour *self = LIAISON_DEMO_TOUR (widget);

  switch ((Step) self->step)
    {
    case STEP_OFFER:
      go_on (self);
      keep_focus (self);
      break;
    case STEP_INVITE:
      invite (self);
      break;
    case STEP_WAITING:
      gtk_widget_activate_action (widget, "win.view", "s", "invitations");
      go_on (self);
      keep_focus (self);
      break;
    case STEP_LATER:
      gtk_widget_activate_action (widget, "story.travel", "u", DAYS);
      break;
    case STEP_ANSWER:
      gtk_widget_activate_action (widget, "story.accept", "(us)", LIAISON_DEMO_AS_ASKED,
                                  liaison_invitation_get_id (self->invitation));
      break;
    case STEP_CUSTOMER:
      if (liaison_invitation_get_customer (self->invitation) != NULL)
        gtk_widget_activate_action (widget, "win.show-customer", "s",
                                    liaison_invitation_get_customer (self->invitation));
      go_on (self);
      break;
    case STEP_CUSTOMERS:
    case STEP_LAST:
    case N_STEPS:
    default:
      break;
    }
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_on (LIAISON_DEMO_TOUR (widget));
  keep_focus (LIAISON_DEMO_TOUR (widget));
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ENDED], 0);
}

static void
liaison_demo_tour_dispose (GObject *object)
{
  LiaisonDemoTour *self = LIAISON_DEMO_TOUR (object);

  g_clear_object (&self->opener);
  g_clear_object (&self->draft);
  g_clear_object (&self->invitation);
  g_clear_object (&self->demo);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_DEMO_TOUR);

  G_OBJECT_CLASS (liaison_demo_tour_parent_class)->dispose (object);
}

static void
liaison_demo_tour_class_init (LiaisonDemoTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_demo_tour_dispose;
  widget_class->root = liaison_demo_tour_root;

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "tour.end", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "tour.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "tour.show", NULL, show_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "tour.end", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-demo-tour.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoTour, place_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoTour, text_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoTour, end_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoTour, next_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoTour, show_button);
}

static void
liaison_demo_tour_init (LiaisonDemoTour *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_demo_tour_new (LiaisonDemo *demo, gboolean offered)
{
  LiaisonDemoTour *self;

  g_return_val_if_fail (LIAISON_IS_DEMO (demo), NULL);

  self = g_object_new (LIAISON_TYPE_DEMO_TOUR, NULL);
  self->demo = g_object_ref (demo);
  self->ahead = liaison_session_get_ahead (liaison_demo_get_session (demo));
  self->step = offered ? STEP_OFFER : STEP_CUSTOMERS;
  g_signal_connect_object (liaison_demo_get_session (demo), "notify::ahead", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  show_step (self);

  return GTK_WIDGET (self);
}
