/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-rights-page.h"

#include <glib/gi18n.h>

#include "app/liaison-invite-rules.h"
#include "ui/invite/liaison-joint-link-group.h"
#include "ui/invite/liaison-link-trouble.h"
#include "ui/liaison-role-words.h"
#include "ui/liaison-sentences.h"

struct _LiaisonInviteRightsPage
{
  AdwBin parent_instance;

  GtkSwitch *rights_switch;
  AdwActionRow *locked_row;
  AdwActionRow *no_grant_row;
  AdwActionRow *with_row;
  AdwActionRow *without_row;
  GtkLabel *with_label;
  GtkLabel *without_label;
  AdwExpanderRow *letter_row;
  GtkLabel *link_label;
  GtkSpinner *link_spinner;
  GtkButton *retry_button;
  LiaisonJointLinkGroup *joint_link_group;

  LiaisonInvite *invite;
};

G_DEFINE_FINAL_TYPE (LiaisonInviteRightsPage, liaison_invite_rights_page, ADW_TYPE_BIN)

enum
{
  PROP_REASON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LiaisonLetterText *
compose (LiaisonInviteRightsPage *self, gboolean wants_rights)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);
  LiaisonSession *session = liaison_invite_get_session (self->invite);
  LiaisonPartner *partner = liaison_session_get_partner (session);
  LiaisonJoint joint = liaison_invitation_get_joint_party (invitation).kind;
  const char *joint_name = liaison_invitation_get_joint_name (invitation);
  LiaisonLetterRequest request = {
    .language = liaison_invitation_get_language (invitation),
    .cloud = liaison_session_get_cloud (session),
    .wants_rights = wants_rights,
    .purpose = liaison_letter_purpose_from_word (liaison_invitation_get_purpose (invitation)),
    .existing_customer = liaison_invitation_get_existing_customer (invitation),
    .contact_name = liaison_invitation_get_contact_name (invitation),
    .customer_company = liaison_invitation_get_company (invitation),
    .partner_name = partner != NULL ? liaison_partner_get_spec (partner)->company_name : NULL,
    .provider_name = joint == LIAISON_JOINT_PROVIDER ? joint_name : NULL,
    .reseller_name = joint == LIAISON_JOINT_RESELLER ? joint_name : NULL,
  };

  return liaison_letter_library_compose (
    liaison_catalog_get_letters (liaison_session_get_catalog (session)), &request);
}

/* The lines of @letter that @other does not have. */
static char *
dup_own_lines (const LiaisonLetterText *letter, const LiaisonLetterText *other)
{
  g_auto(GStrv) lines = g_strsplit (letter->body, "\n", -1);
  g_auto(GStrv) other_lines = g_strsplit (other->body, "\n", -1);
  g_autoptr(GPtrArray) own = g_ptr_array_new ();

  for (gsize i = 0; lines[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) other_lines, lines[i]))
      g_ptr_array_add (own, lines[i]);
  g_ptr_array_add (own, NULL);
  return g_strjoinv ("\n", (GStrv) own->pdata);
}

static void
show_difference (LiaisonInviteRightsPage *self)
{
  g_autoptr(LiaisonLetterText) with = compose (self, TRUE);
  g_autoptr(LiaisonLetterText) without = compose (self, FALSE);
  g_autofree char *with_lines = dup_own_lines (with, without);
  g_autofree char *without_lines = dup_own_lines (without, with);

  gtk_label_set_label (self->with_label, with_lines);
  gtk_label_set_label (self->without_label, without_lines);
}

static void
show_link (LiaisonInviteRightsPage *self)
{
  LiaisonInviteLinkState state = liaison_invite_get_link_state (self->invite);
  gboolean loading = state == LIAISON_INVITE_LINK_LOADING;
  gboolean ready = state == LIAISON_INVITE_LINK_READY || state == LIAISON_INVITE_LINK_CACHED;
  /* Else the link at hand is that of an earlier choice. */
  const char *link = ready ? liaison_invite_get_link (self->invite) : NULL;
  g_autofree char *sentence = NULL;

  if (link == NULL && loading)
    sentence = g_strdup (_ ("Asking the service…"));
  else if (link == NULL && state == LIAISON_INVITE_LINK_FAILED)
    sentence = liaison_link_trouble_dup_sentence (self->invite);
  else if (link == NULL)
    sentence = g_strdup ("");

  gtk_label_set_label (self->link_label, link != NULL ? link : sentence);
  gtk_label_set_wrap_mode (self->link_label, link != NULL ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  gtk_spinner_set_spinning (self->link_spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (self->link_spinner), loading);
  gtk_button_set_label (self->retry_button, liaison_link_trouble_get_label (self->invite));
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), state == LIAISON_INVITE_LINK_FAILED);
}

static void
update (LiaisonInviteRightsPage *self)
{
  show_link (self);
  show_difference (self);
}

/* Why the switch cannot be moved, or NULL. */
static char *
dup_lock (LiaisonSession *session)
{
  LiaisonRoles needed;
  g_autofree char *name = NULL;

  switch (liaison_invite_rules_get_rights (session, &needed))
    {
    case LIAISON_INVITE_RIGHTS_DEMANDED:
      name = liaison_cloud_to_name (liaison_session_get_cloud (session));
      /* Translators: %1$s is the name of a cloud ("US Government"). */
      return g_strdup_printf (_ ("In %1$s privileges cannot be left out of the request."), name);
    case LIAISON_INVITE_RIGHTS_BARRED:
      return liaison_roles_to_demand (needed);
    case LIAISON_INVITE_RIGHTS_FREE:
    default:
      return NULL;
    }
}

static void
set_title (AdwActionRow *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/* IND-5: whoever is invited for gets the privileges, and not its provider. */
static void
show_meaning (LiaisonInviteRightsPage *self)
{
  gboolean theirs =
    liaison_invitation_get_reseller (liaison_invite_get_invitation (self->invite)) != NULL;

  set_title (self->no_grant_row,
             theirs ? _ ("In this cloud the link no longer grants privileges. The reseller asks "
                         "for granular privileges (GDAP) after the customer has accepted.")
                    : _ ("In this cloud the link no longer grants privileges. Ask for granular "
                         "privileges (GDAP) after the customer has accepted."));
  set_title (self->with_row, theirs
             ? _ ("With it the reseller’s staff can manage users and licences, reset passwords, "
                    "check the state of services and open service requests on the customer’s "
                    "behalf. You get no privileges.")
             : _ ("With it your staff can manage users and licences, reset passwords, check the "
                    "state of services and open service requests on the customer’s behalf."));
  set_title (self->without_row,
             theirs ? _ ("Without it the reseller only manages the subscriptions that it provides "
                         "through you, including Azure subscriptions. It cannot sign in to the "
                         "customer’s organisation.")
                    : _ ("Without it you only manage the subscriptions that you provide, "
                         "including Azure subscriptions. You cannot sign in to the customer’s "
                         "organisation."));
}

static void
show_rules (LiaisonInviteRightsPage *self)
{
  LiaisonSession *session = liaison_invite_get_session (self->invite);
  LiaisonInviteRights rights = liaison_invite_rules_get_rights (session, NULL);
  gboolean is_free = rights == LIAISON_INVITE_RIGHTS_FREE;
  gboolean grants = liaison_invite_link_grants_rights (self->invite);
  g_autofree char *lock = dup_lock (session);

  show_meaning (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rights_switch), is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->locked_row), lock != NULL);
  /* What it would bring is not promised where the link does not bring it. */
  gtk_widget_set_visible (GTK_WIDGET (self->with_row),
                          grants && rights != LIAISON_INVITE_RIGHTS_BARRED);
  gtk_widget_set_visible (GTK_WIDGET (self->without_row),
                          grants && rights != LIAISON_INVITE_RIGHTS_DEMANDED);
  gtk_widget_set_visible (GTK_WIDGET (self->letter_row), is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->no_grant_row), !grants);
  if (lock != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->locked_row), lock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rights_switch),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, lock != NULL ? lock : "",
                                  -1);
}

static void
retry_cb (LiaisonInviteRightsPage *self)
{
  liaison_link_trouble_solve (self->invite, GTK_WIDGET (self));
}

static void
liaison_invite_rights_page_get_property (GObject *object,
                                         guint prop_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_REASON:
      g_value_set_string (value, NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
liaison_invite_rights_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIAISON_INVITE_RIGHTS_PAGE (widget)->rights_switch));
}

static void
liaison_invite_rights_page_dispose (GObject *object)
{
  LiaisonInviteRightsPage *self = LIAISON_INVITE_RIGHTS_PAGE (object);

  g_clear_object (&self->invite);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITE_RIGHTS_PAGE);
  G_OBJECT_CLASS (liaison_invite_rights_page_parent_class)->dispose (object);
}

static void
liaison_invite_rights_page_class_init (LiaisonInviteRightsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_invite_rights_page_get_property;
  object_class->dispose = liaison_invite_rights_page_dispose;
  widget_class->grab_focus = liaison_invite_rights_page_grab_focus;

  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIAISON_TYPE_JOINT_LINK_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-rights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, rights_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, locked_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, no_grant_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, with_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, without_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, with_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, without_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, letter_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, link_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, link_spinner);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteRightsPage, joint_link_group);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
liaison_invite_rights_page_init (LiaisonInviteRightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_invite_rights_page_set_invite (LiaisonInviteRightsPage *self, LiaisonInvite *invite)
{
  g_return_if_fail (LIAISON_IS_INVITE_RIGHTS_PAGE (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  g_object_bind_property (liaison_invite_get_invitation (invite), "wants-rights",
                          self->rights_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (invite, "notify::link-state", G_CALLBACK (show_link), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_session (invite), "notify::refusal",
                           G_CALLBACK (show_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (invite, "letter-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_invitation (invite), "notify::language",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_invitation (invite), "notify::purpose",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_invitation (invite), "notify::provider",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_invitation (invite), "notify::reseller",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_invitation (invite), "notify::reseller",
                           G_CALLBACK (show_meaning), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_invitation (invite), "notify::wants-rights",
                           G_CALLBACK (show_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_session (invite), "notify::roles",
                           G_CALLBACK (show_rules), self, G_CONNECT_SWAPPED);
  liaison_joint_link_group_set_invite (self->joint_link_group, invite);
  show_rules (self);
  update (self);
}
