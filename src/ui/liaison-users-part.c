/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-users-part.h"

#include <glib/gi18n.h>

#include "ui/liaison-record-section.h"

struct _LiaisonUsersPart
{
  AdwBin parent_instance;

  LiaisonRecordSection *users_section;
  GtkLabel *users_label;
  LiaisonRecordSection *licences_section;
  GtkLabel *licences_label;

  gboolean dated;
};

G_DEFINE_FINAL_TYPE (LiaisonUsersPart, liaison_users_part, ADW_TYPE_BIN)

enum
{
  PROP_DATED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_users (LiaisonUsersPart *self, LiaisonCustomer *customer)
{
  /* MSG-17 */
  const char *refused = _ ("You have no administration privileges for this customer, so users and "
                           "licences cannot be shown.");
  g_autofree char *text = NULL;
  guint n_users;
  gboolean complete;

  liaison_record_section_show_part (self->users_section, customer, LIAISON_RECORD_USERS, refused);
  if (!liaison_customer_get_users (customer, &n_users, &complete))
    return;

  if (complete)
    text = g_strdup_printf (ngettext ("%'u user", "%'u users", n_users), n_users);
  else
    text = g_strdup_printf (
      /* Translators: the service told only the first %u of them. */
      ngettext ("more than %'u user", "more than %'u users", n_users), n_users);
  gtk_label_set_label (self->users_label, text);
}

/* Licences stand under the users: what keeps both from being read is said once. */
static gboolean
licences_are_shown (LiaisonCustomer *customer)
{
  LiaisonPartState users = liaison_customer_get_part_state (customer, LIAISON_RECORD_USERS);
  LiaisonPartState licences = liaison_customer_get_part_state (customer, LIAISON_RECORD_LICENCES);

  return licences != users || licences == LIAISON_PART_READ ||
         liaison_customer_get_licences (customer, NULL, NULL);
}

static void
show_licences (LiaisonUsersPart *self, LiaisonCustomer *customer)
{
  g_autofree char *text = NULL;
  gint64 assigned, total;
  int n_assigned, n_total;

  liaison_record_section_show_part (self->licences_section, customer, LIAISON_RECORD_LICENCES,
                                    NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->licences_section), licences_are_shown (customer));
  if (!liaison_customer_get_licences (customer, &assigned, &total))
    return;

  n_assigned = (int) CLAMP (assigned, 0, G_MAXINT);
  n_total = (int) CLAMP (total, 0, G_MAXINT);
  if (n_total == 0 && n_assigned == 0)
    text = g_strdup (_ ("No licences"));
  else
    text = g_strdup_printf (
      /* Translators: the number of licences in use, then of those there are. */
      ngettext ("%1$'d of %2$'d licence used", "%1$'d of %2$'d licences used", (gulong) n_total),
      n_assigned, n_total);
  gtk_label_set_label (self->licences_label, text);
}

static void
liaison_users_part_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DATED)
    g_value_set_boolean (value, LIAISON_USERS_PART (object)->dated);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_users_part_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DATED)
    LIAISON_USERS_PART (object)->dated = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_users_part_class_init (LiaisonUsersPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_users_part_get_property;
  object_class->set_property = liaison_users_part_set_property;

  properties[PROP_DATED] =
    g_param_spec_boolean ("dated", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIAISON_TYPE_RECORD_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-users-part.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonUsersPart, licences_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonUsersPart, licences_section);
  gtk_widget_class_bind_template_child (widget_class, LiaisonUsersPart, users_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonUsersPart, users_section);
}

static void
liaison_users_part_init (LiaisonUsersPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_users_part_show (LiaisonUsersPart *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_USERS_PART (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  show_users (self, customer);
  show_licences (self, customer);
}
