/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-record-view.h"

#include <glib/gi18n.h>

#include "ui/liaison-account-grid.h"
#include "ui/liaison-lost-rights-bar.h"
#include "ui/liaison-note-summary.h"
#include "ui/liaison-portal-links.h"
#include "ui/liaison-record-section.h"
#include "ui/liaison-rights-line.h"
#include "ui/liaison-service-links.h"
#include "ui/liaison-subscription-line.h"
#include "ui/liaison-users-part.h"

#define MAX_SUBSCRIPTIONS 5

struct _LiaisonRecordView
{
  AdwBin parent_instance;

  LiaisonLostRightsBar *lost_rights_bar;
  GtkBox *columns;
  LiaisonAccountGrid *account;
  LiaisonRecordSection *rights_section;
  LiaisonRightsLine *rights;
  LiaisonRecordSection *subscriptions_section;
  GtkBox *subscriptions_box;
  GtkLabel *subscriptions_label;
  LiaisonUsersPart *users;
  LiaisonRecordSection *services_section;
  LiaisonServiceLinks *services;
  LiaisonNoteSummary *notes;
  GtkActionable *open_button;

  LiaisonCloud *cloud;
  LiaisonCustomer *customer;
  GListModel *subscriptions; /* that the box shows */
};

G_DEFINE_FINAL_TYPE (LiaisonRecordView, liaison_record_view, ADW_TYPE_BIN)

static void
update_rights (LiaisonRecordView *self)
{
  liaison_record_section_show_part (self->rights_section, self->customer, LIAISON_RECORD_ACCOUNT,
                                    NULL);
  liaison_rights_line_show (self->rights, self->customer);
}

static void
fill_subscriptions (LiaisonRecordView *self)
{
  GtkWidget *child;
  guint n_items = g_list_model_get_n_items (self->subscriptions);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->subscriptions_box))) != NULL)
    gtk_box_remove (self->subscriptions_box, child);

  for (guint i = 0; i < MIN (n_items, MAX_SUBSCRIPTIONS); i++)
    {
      g_autoptr(LiaisonSubscription) subscription = g_list_model_get_item (self->subscriptions, i);

      gtk_box_append (self->subscriptions_box, liaison_subscription_line_new (subscription));
    }
}

static void
update_subscriptions (LiaisonRecordView *self)
{
  GListModel *subscriptions = liaison_customer_get_subscriptions (self->customer);
  guint n_items = subscriptions != NULL ? g_list_model_get_n_items (subscriptions) : 0;
  g_autofree char *text = NULL;

  liaison_record_section_show_part (self->subscriptions_section, self->customer,
                                    LIAISON_RECORD_SUBSCRIPTIONS, NULL);
  if (subscriptions == NULL)
    return;

  if (g_set_object (&self->subscriptions, subscriptions))
    fill_subscriptions (self);

  if (n_items == 0)
    text = g_strdup (_ ("No subscriptions"));
  else if (n_items > MAX_SUBSCRIPTIONS)
    text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_items - MAX_SUBSCRIPTIONS),
                            n_items - MAX_SUBSCRIPTIONS);

  gtk_label_set_label (self->subscriptions_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->subscriptions_label), text != NULL);
}

static void
update_services (LiaisonRecordView *self)
{
  g_autoptr(GListModel) links = liaison_portal_links_new (self->cloud, self->customer);

  /* The portals are there for everyone (SRV-1). */
  liaison_record_section_show_part (
    self->services_section, self->customer, LIAISON_RECORD_SERVICES,
    _ ("Without administration privileges these open with your own account only."));
  liaison_service_links_show (self->services, links);
}

static void
record_changed_cb (LiaisonRecordView *self)
{
  liaison_account_grid_show (self->account, self->customer);
  update_rights (self);
  update_subscriptions (self);
  liaison_users_part_show (self->users, self->customer);
  update_services (self);
}

static void
reload_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonRecordView *self = LIAISON_RECORD_VIEW (widget);

  gtk_widget_activate_action (widget, "customers.reload", "s",
                              liaison_customer_get_id (self->customer));
}

/* A press in the record is not one on its row, which would close it. */
static void
pressed_cb (GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
liaison_record_view_dispose (GObject *object)
{
  LiaisonRecordView *self = LIAISON_RECORD_VIEW (object);

  g_clear_object (&self->subscriptions);
  g_clear_object (&self->customer);
  g_clear_object (&self->cloud);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_RECORD_VIEW);

  G_OBJECT_CLASS (liaison_record_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, account);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, columns);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, lost_rights_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, notes);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, open_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, rights);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, rights_section);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, services);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, services_section);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, subscriptions_box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, subscriptions_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, subscriptions_section);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordView, users);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
liaison_record_view_class_init (LiaisonRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_record_view_dispose;

  g_type_ensure (LIAISON_TYPE_ACCOUNT_GRID);
  g_type_ensure (LIAISON_TYPE_LOST_RIGHTS_BAR);
  g_type_ensure (LIAISON_TYPE_NOTE_SUMMARY);
  g_type_ensure (LIAISON_TYPE_RECORD_SECTION);
  g_type_ensure (LIAISON_TYPE_RIGHTS_LINE);
  g_type_ensure (LIAISON_TYPE_SERVICE_LINKS);
  g_type_ensure (LIAISON_TYPE_USERS_PART);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.reload", NULL, reload_action_cb);
}

static void
liaison_record_view_init (LiaisonRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_record_view_new (LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  LiaisonRecordView *self;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (customer), NULL);

  self = g_object_new (LIAISON_TYPE_RECORD_VIEW, NULL);
  self->cloud = g_object_ref (cloud);
  self->customer = g_object_ref (customer);
  g_signal_connect_object (customer, "notify::record", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (customer, "notify::lost-rights", G_CALLBACK (update_rights), self,
                           G_CONNECT_SWAPPED);
  liaison_lost_rights_bar_set_customer (self->lost_rights_bar, customer);
  gtk_actionable_set_action_target (self->open_button, "s", liaison_customer_get_id (customer));
  record_changed_cb (self);

  return GTK_WIDGET (self);
}

void
liaison_record_view_set_narrow (LiaisonRecordView *self, gboolean narrow)
{
  g_return_if_fail (LIAISON_IS_RECORD_VIEW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !narrow);
  gtk_box_set_spacing (self->columns, narrow ? 18 : 24);
}

void
liaison_record_view_set_note (LiaisonRecordView *self, const LiaisonNote *note)
{
  g_return_if_fail (LIAISON_IS_RECORD_VIEW (self));

  liaison_note_summary_show (self->notes, note);
}
