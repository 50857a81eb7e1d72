/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-demo-bar.h"

#include <glib/gi18n.h>

#include "ui/liaison-demo-tour.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"
#include "ui/liaison-window.h"

/* More would not fit on the screen. */
#define MAX_WAITING 4

struct _LiaisonDemoBar
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkMenuButton *menu_button;
  GtkLabel *label;
  GtkWidget *tour; /* in the box, or NULL */

  LiaisonDemo *demo;
};

G_DEFINE_FINAL_TYPE (LiaisonDemoBar, liaison_demo_bar, ADW_TYPE_BIN)

enum
{
  START_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* @id: of the customer that can be shown, or NULL. */
static void
tell (LiaisonDemoBar *self, const char *text, const char *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LIAISON_IS_WINDOW (root))
    liaison_account_pane_add_toast (liaison_window_get_pane (LIAISON_WINDOW (root)), text,
                                    id != NULL ? _("Show") : NULL, "win.show-customer", id);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonDemoBar) self = LIAISON_DEMO_BAR (user_data);
  g_autofree char *company = NULL, *id = NULL, *text = NULL;
  g_autoptr(GError) error = NULL;

  if (!liaison_demo_accept_finish (LIAISON_DEMO (source), result, &company, &id, &error))
    text = liaison_error_to_sentence (error);
  else
    /* Translators: %s is a company. */
    text = g_strdup_printf (_ ("%s accepted and is now in your customer list."), company);

  tell (self, text, id);
}

/* "story.accept": how, and the id of an invitation or an empty string for an unknown company. */
static void
accept_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonDemoBar *self = LIAISON_DEMO_BAR (widget);
  LiaisonLedger *ledger = liaison_session_get_ledger (liaison_demo_get_session (self->demo));
  LiaisonInvitation *invitation = NULL;
  const char *id = NULL;
  guint how = 0;

  g_variant_get (parameter, "(u&s)", &how, &id);

  if (*id != '\0' && ledger != NULL)
    invitation = liaison_ledger_lookup (ledger, id);

  liaison_demo_accept_async (self->demo, invitation, (LiaisonDemoAnswer) how, accepted_cb,
                             g_object_ref (self));
}

/* What happens without an invitation. */
static const struct
{
  const char *event;
  const char *label;
} turns[] = {
  { "lose-rights", N_ ("A Customer Removes Your Admin Rights") },
    { "gain-rights", N_ ("A Customer Gives You Admin Rights") },
      { "microsoft-ends-rights", N_ ("Microsoft Ends Unused Admin Rights") },
        { "rename", N_ ("A Customer Changes Its Name") },
          { "leave", N_ ("A Customer Leaves") },
        };

/* Transfer full. */
static char *
dup_told (const char *event, const char *company, const char *former)
{
  if (g_str_equal (event, "rename"))
    /* Translators: both are names of one company. */
    return g_strdup_printf (_ ("%1$s is now called %2$s."), former, company);
  if (g_str_equal (event, "lose-rights"))
    /* Translators: %s is a company. */
    return g_strdup_printf (_ ("%s removed your admin rights."), company);
  if (g_str_equal (event, "gain-rights"))
    /* Translators: %s is a company. */
    return g_strdup_printf (_ ("%s gave you admin rights."), company);
  if (g_str_equal (event, "microsoft-ends-rights"))
    /* Translators: %s is a company. */
    return g_strdup_printf (_ ("Microsoft ended your admin rights at %s."), company);

  /* Translators: %s is a company. */
  return g_strdup_printf (_ ("%s is not your customer any more."), company);
}

/* Today in the demonstration. Transfer full. */
static char *
dup_day (LiaisonSession *session)
{
  g_autoptr(GDateTime) now =
               g_date_time_new_from_unix_utc (liaison_session_get_now (session) / G_USEC_PER_SEC);

  return liaison_date_to_text (now);
}

typedef struct
{
  LiaisonDemoBar *self;
  char *event;
} Happening;

static void
happened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Happening *happening = user_data;
  g_autoptr(LiaisonDemoBar) self = happening->self;
  g_autofree char *event = happening->event;
  g_autofree char *company = NULL, *former = NULL, *id = NULL, *text = NULL;
  g_autoptr(GError) error = NULL;

  if (liaison_demo_happen_finish (LIAISON_DEMO (source), result, &company, &former, &id, &error))
    text = dup_told (event, company, former);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    text = g_strdup (_ ("There is no customer to whom this could happen."));
  else
    text = liaison_error_to_sentence (error);
  tell (self, text, g_str_equal (event, "leave") ? NULL : id);
}

/* "story.happen": what. */
static void
happen_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonDemoBar *self = LIAISON_DEMO_BAR (widget);
  Happening *happening = g_new0 (Happening, 1);

  happening->self = g_object_ref (self);
  happening->event = g_variant_dup_string (parameter, NULL);
  liaison_demo_happen_async (self->demo, happening->event, happened_cb, happening);
}

/* The demonstration's own day, once it is not ours. */
static void
show_day (LiaisonDemoBar *self)
{
  LiaisonSession *session = liaison_demo_get_session (self->demo);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (liaison_session_get_ahead (session) == 0)
    return;
  day = dup_day (session);
  /* Translators: %s is a date; in the demonstration days can be skipped. */
  text = g_strdup_printf (_ ("Demo: nothing here is real, and it is %s"), day);
  gtk_label_set_label (self->label, text);
}

static void
travelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonDemoBar) self = LIAISON_DEMO_BAR (user_data);
  g_autofree char *day = NULL, *text = NULL;
  g_autoptr(GError) error = NULL;

  if (liaison_demo_travel_finish (LIAISON_DEMO (source), result, &error))
    {
      day = dup_day (liaison_demo_get_session (self->demo));
      /* Translators: %s is a date; in the demonstration days can be skipped. */
      text = g_strdup_printf (_ ("It is %s now."), day);
    }
  else
    text = liaison_error_to_sentence (error);
  tell (self, text, NULL);
}

/* "story.travel": how many days pass. */
static void
travel_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonDemoBar *self = LIAISON_DEMO_BAR (widget);

  liaison_demo_travel_async (self->demo, g_variant_get_uint32 (parameter), travelled_cb,
                             g_object_ref (self));
}

static void
end_tour (LiaisonDemoBar *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) == self->tour;

  if (self->tour == NULL)
    return;
  /* Or nothing behind it could be reached by the Tab key. */
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
  gtk_box_remove (self->box, g_steal_pointer (&self->tour));
}

static void
begin_tour (LiaisonDemoBar *self, gboolean offered)
{
  end_tour (self);
  self->tour = liaison_demo_tour_new (self->demo, offered);
  g_signal_connect_object (self->tour, "ended", G_CALLBACK (end_tour), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, self->tour);
}

/* Whoever sees the demonstration for the first time is asked. */
static void
offer_tour (LiaisonDemoBar *self)
{
  g_autoptr(GSettings) settings = g_settings_new (LIAISON_APP_ID);

  if (g_settings_get_boolean (settings, "tour-offered"))
    return;
  g_settings_set_boolean (settings, "tour-offered", TRUE);
  begin_tour (self, TRUE);
}

/* "story.tour" */
static void
tour_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonDemoBar *self = LIAISON_DEMO_BAR (widget);

  begin_tour (self, FALSE);
  gtk_widget_child_focus (self->tour, GTK_DIR_TAB_FORWARD);
}

static void
start_over_response_cb (LiaisonDemoBar *self, const char *response)
{
  if (g_str_equal (response, "start-over"))
    g_signal_emit (self, signals[START_OVER], 0);
}

static void
start_over_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (widget)),
    _ ("Start the Demo Over?"),
       _ ("The invitations you made in the demo are deleted, and its customers are as "
                   "they were at first."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    _ ("_Cancel"), "start-over", _ ("_Start Over"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "start-over",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (start_over_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
append_acceptance (GMenu *menu, const char *label, LiaisonDemoAnswer how, const char *id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "story.accept", "(us)", how, id);
  g_menu_append_item (menu, item);
}

/* @format: of a label that names who was invited. */
static void
append_answer (GMenu *menu,
               const char *format,
               LiaisonDemoAnswer how,
               LiaisonInvitation *invitation)
{
  g_autofree char *name = liaison_inviting_dup_name (invitation);
  g_autofree char *escaped = liaison_name_to_menu_text (name);
  g_autoptr(GString) label = g_string_new (format);

  g_string_replace (label, "%s", escaped, 1);
  append_acceptance (menu, label->str, how, liaison_invitation_get_id (invitation));
}

static gboolean
is_waiting (LiaisonInvitation *invitation)
{
  LiaisonInvitationState state = liaison_invitation_get_state (invitation);

  return state == LIAISON_INVITATION_WAITING || state == LIAISON_INVITATION_HANDED_OFF;
}

/* What else whoever was invited last may do; nothing for one that is a customer already. */
static void
append_other_answers (GMenu *menu, LiaisonInvitation *invitation)
{
  if (liaison_invitation_get_customer (invitation) != NULL)
    return;
  if (liaison_invitation_get_wants_rights (invitation) &&
      liaison_invitation_get_reseller (invitation) == NULL)
    /* Translators: %s is a company that was invited. */
    append_answer (menu, _ ("%s Accepts Without Admin Rights"), LIAISON_DEMO_WITHOUT_RIGHTS,
                            invitation);
  /* Translators: %s is a company that was invited. */
  append_answer (menu, _ ("%s Accepts From Another Domain"), LIAISON_DEMO_OTHER_DOMAIN, invitation);
}

/* Newest first. */
static GMenu *
make_waiting_section (LiaisonDemoBar *self)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (liaison_demo_get_session (self->demo));
  GListModel *invitations = ledger != NULL ? liaison_ledger_get_invitations (ledger) : NULL;
  guint n_items = invitations != NULL ? g_list_model_get_n_items (invitations) : 0;
  GMenu *section = g_menu_new ();
  guint n_waiting = 0;

  for (guint i = 0; i < n_items && n_waiting < MAX_WAITING; i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (!is_waiting (invitation))
        continue;

      /* Translators: %s is a company that was invited; choosing it lets it accept. */
      append_answer (section, _ ("%s Accepts"), LIAISON_DEMO_AS_ASKED, invitation);
      if (n_waiting == 0)
        append_other_answers (section, invitation);
      n_waiting++;
    }

  return section;
}

static GMenu *
make_time_section (void)
{
  static const struct
  {
    guint days;
    const char *label;
  } journeys[] = {
    { 3, N_ ("Three Days Later") },
      { 30, N_ ("Thirty Days Later") },
    };
  GMenu *section = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (journeys); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_ (journeys[i].label), NULL);

      g_menu_item_set_action_and_target (item, "story.travel", "u", journeys[i].days);
      g_menu_append_item (section, item);
    }
  return section;
}

static void
append_turns (GMenu *menu)
{
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_ (turns[i].label), NULL);

      g_menu_item_set_action_and_target (item, "story.happen", "s", turns[i].event);
      g_menu_append_item (menu, item);
    }
}

/* The invitations change, so the menu is made when it is wanted. */
static void
create_popup_cb (GtkMenuButton *menu_button, gpointer user_data)
{
  LiaisonDemoBar *self = LIAISON_DEMO_BAR (user_data);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) waiting = make_waiting_section (self);
  g_autoptr(GMenu) others = g_menu_new ();
  g_autoptr(GMenu) times = make_time_section ();
  g_autoptr(GMenu) ends = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (waiting));
  append_acceptance (others, _ ("An Unknown Company Accepts"), LIAISON_DEMO_AS_ASKED, "");
  append_turns (others);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (times));
  /* Translators: a tour of the demo. */
  g_menu_append (ends, _ ("Show Me _Around"), "story.tour");
  g_menu_append (ends, _ ("_Start Over…"), "story.start-over");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));

  gtk_menu_button_set_menu_model (menu_button, G_MENU_MODEL (menu));
}

static void
liaison_demo_bar_dispose (GObject *object)
{
  LiaisonDemoBar *self = LIAISON_DEMO_BAR (object);

  g_clear_object (&self->demo);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_DEMO_BAR);

  G_OBJECT_CLASS (liaison_demo_bar_parent_class)->dispose (object);
}

static void
liaison_demo_bar_class_init (LiaisonDemoBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_demo_bar_dispose;

  signals[START_OVER] = g_signal_new ("start-over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-demo-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoBar, box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoBar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDemoBar, label);
  gtk_widget_class_install_action (widget_class, "story.accept", "(us)", accept_action_cb);
  gtk_widget_class_install_action (widget_class, "story.happen", "s", happen_action_cb);
  gtk_widget_class_install_action (widget_class, "story.travel", "u", travel_action_cb);
  gtk_widget_class_install_action (widget_class, "story.tour", NULL, tour_action_cb);
  gtk_widget_class_install_action (widget_class, "story.start-over", NULL, start_over_action_cb);
}

static void
liaison_demo_bar_init (LiaisonDemoBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self, NULL);
}

GtkWidget *
liaison_demo_bar_new (LiaisonDemo *demo)
{
  LiaisonDemoBar *self;

  g_return_val_if_fail (LIAISON_IS_DEMO (demo), NULL);

  self = g_object_new (LIAISON_TYPE_DEMO_BAR, NULL);
  self->demo = g_object_ref (demo);
  g_signal_connect_object (liaison_demo_get_session (demo), "notify::ahead", G_CALLBACK (show_day),
                           self, G_CONNECT_SWAPPED);
  show_day (self);
  offer_tour (self);

  return GTK_WIDGET (self);
}
