/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invitations-page.h"

struct _LiaisonInvitationsPage
{
  AdwBin parent_instance;

  LiaisonSession *session;
  guint n_attention;
};

G_DEFINE_FINAL_TYPE (LiaisonInvitationsPage, liaison_invitations_page, ADW_TYPE_BIN)

enum
{
  PROP_SESSION = 1,
  PROP_N_ATTENTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CONTINUE_DRAFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
liaison_invitations_page_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_N_ATTENTION:
      g_value_set_uint (value, self->n_attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_invitations_page_set_property (GObject *object,
                                       guint prop_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      liaison_invitations_page_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_invitations_page_dispose (GObject *object)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITATIONS_PAGE);
  G_OBJECT_CLASS (liaison_invitations_page_parent_class)->dispose (object);
}

static void
liaison_invitations_page_class_init (LiaisonInvitationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_invitations_page_get_property;
  object_class->set_property = liaison_invitations_page_set_property;
  object_class->dispose = liaison_invitations_page_dispose;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, LIAISON_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ATTENTION] = g_param_spec_uint ("n-attention", NULL, NULL, 0, G_MAXUINT, 0,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONTINUE_DRAFT] =
    g_signal_new ("continue-draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invitations-page.ui");
}

static void
liaison_invitations_page_init (LiaisonInvitationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_invitations_page_set_session (LiaisonInvitationsPage *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_INVITATIONS_PAGE (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
