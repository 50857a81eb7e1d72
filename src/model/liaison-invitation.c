/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-invitation.h"

/* Strings and booleans live in arrays in the order of their properties. */
enum
{
  PROP_CONTACT_NAME = 1,
  PROP_CONTACT_MAIL,
  PROP_COMPANY,
  PROP_DOMAIN,
  PROP_COUNTRY,
  PROP_LANGUAGE,
  PROP_DUE_DATE,
  PROP_SUBJECT,
  PROP_BODY,
  PROP_LINK,
  PROP_WANTS_RIGHTS,
  PROP_REGION_OVERRIDDEN,
  PROP_EXISTING_CUSTOMER,
  PROP_TEXT_EDITED,
  PROP_STATE,
  N_PROPS
};

#define FIRST_STRING PROP_CONTACT_NAME
#define N_STRINGS (PROP_LINK - FIRST_STRING + 1)
#define FIRST_FLAG PROP_WANTS_RIGHTS
#define N_FLAGS (PROP_TEXT_EDITED - FIRST_FLAG + 1)

struct _LiaisonInvitation
{
  GObject parent_instance;

  char *id;
  char *account;
  char *cloud;
  char *strings[N_STRINGS];
  gboolean flags[N_FLAGS];
  LiaisonInvitationState state;
  gint64 created;
  gint64 updated;
  gint64 done;
  GPtrArray *handoffs;
};

G_DEFINE_FINAL_TYPE (LiaisonInvitation, liaison_invitation, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

enum
{
  HANDOFFS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

LiaisonHandoff *
liaison_handoff_copy (const LiaisonHandoff *handoff)
{
  LiaisonHandoff *copy = g_memdup2 (handoff, sizeof *handoff);

  copy->destination = g_strdup (handoff->destination);
  copy->subject = g_strdup (handoff->subject);
  copy->body = g_strdup (handoff->body);
  copy->link = g_strdup (handoff->link);
  copy->digest = g_strdup (handoff->digest);
  return copy;
}

void
liaison_handoff_free (LiaisonHandoff *handoff)
{
  g_free ((char *) handoff->destination);
  g_free ((char *) handoff->subject);
  g_free ((char *) handoff->body);
  g_free ((char *) handoff->link);
  g_free ((char *) handoff->digest);
  g_free (handoff);
}

static const char *
get_string (LiaisonInvitation *self, guint prop)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);
  return self->strings[prop - FIRST_STRING];
}

static void
set_string (LiaisonInvitation *self, guint prop, const char *value)
{
  char **at = NULL;
  char *copy = NULL;

  g_return_if_fail (LIAISON_IS_INVITATION (self));

  at = &self->strings[prop - FIRST_STRING];
  if (g_strcmp0 (*at, value) == 0)
    return;
  copy = g_strdup (value);
  g_free (*at);
  *at = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static gboolean
get_flag (LiaisonInvitation *self, guint prop)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), FALSE);
  return self->flags[prop - FIRST_FLAG];
}

static void
set_flag (LiaisonInvitation *self, guint prop, gboolean value)
{
  g_return_if_fail (LIAISON_IS_INVITATION (self));

  value = !!value;
  if (self->flags[prop - FIRST_FLAG] == value)
    return;
  self->flags[prop - FIRST_FLAG] = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
liaison_invitation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonInvitation *self = LIAISON_INVITATION (object);

  if (id == PROP_STATE)
    g_value_set_enum (value, (int) self->state);
  else if (id >= FIRST_FLAG && id < FIRST_FLAG + N_FLAGS)
    g_value_set_boolean (value, get_flag (self, id));
  else if (id >= FIRST_STRING && id < FIRST_STRING + N_STRINGS)
    g_value_set_string (value, get_string (self, id));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_invitation_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaisonInvitation *self = LIAISON_INVITATION (object);

  if (id == PROP_STATE)
    liaison_invitation_set_state (self, (LiaisonInvitationState) g_value_get_enum (value));
  else if (id >= FIRST_FLAG && id < FIRST_FLAG + N_FLAGS)
    set_flag (self, id, g_value_get_boolean (value));
  else if (id >= FIRST_STRING && id < FIRST_STRING + N_STRINGS)
    set_string (self, id, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_invitation_finalize (GObject *object)
{
  LiaisonInvitation *self = LIAISON_INVITATION (object);

  g_free (self->id);
  g_free (self->account);
  g_free (self->cloud);
  for (gsize i = 0; i < N_STRINGS; i++)
    g_free (self->strings[i]);
  g_ptr_array_unref (self->handoffs);

  G_OBJECT_CLASS (liaison_invitation_parent_class)->finalize (object);
}

static void
liaison_invitation_class_init (LiaisonInvitationClass *klass)
{
  static const char *const string_names[N_STRINGS] = { "contact-name", "contact-mail", "company",
                                                       "domain",       "country",      "language",
                                                       "due-date",     "subject",      "body",
                                                       "link" };
  static const char *const flag_names[N_FLAGS] = { "wants-rights", "region-overridden",
                                                   "existing-customer", "text-edited" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_invitation_get_property;
  object_class->set_property = liaison_invitation_set_property;
  object_class->finalize = liaison_invitation_finalize;

  for (gsize i = 0; i < N_STRINGS; i++)
    properties[FIRST_STRING + i] = g_param_spec_string (string_names[i], NULL, NULL, NULL, flags);
  for (gsize i = 0; i < N_FLAGS; i++)
    properties[FIRST_FLAG + i] = g_param_spec_boolean (flag_names[i], NULL, NULL, FALSE, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, LIAISON_TYPE_INVITATION_STATE,
                                              LIAISON_INVITATION_DRAFT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[HANDOFFS_CHANGED] = g_signal_new ("handoffs-changed", LIAISON_TYPE_INVITATION,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_invitation_init (LiaisonInvitation *self)
{
  self->handoffs = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_handoff_free);
}

LiaisonInvitation *
liaison_invitation_new (const char *id, const char *account, const char *cloud, gint64 now)
{
  LiaisonInvitation *self = g_object_new (LIAISON_TYPE_INVITATION, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->account = g_strdup (account);
  self->cloud = g_strdup (cloud);
  self->created = now;
  self->updated = now;
  return self;
}

const char *
liaison_invitation_get_id (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);
  return self->id;
}

const char *
liaison_invitation_get_account (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);
  return self->account;
}

const char *
liaison_invitation_get_cloud (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);
  return self->cloud;
}

const char *
liaison_invitation_get_contact_name (LiaisonInvitation *self)
{
  return get_string (self, PROP_CONTACT_NAME);
}

void
liaison_invitation_set_contact_name (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_CONTACT_NAME, value);
}

const char *
liaison_invitation_get_contact_mail (LiaisonInvitation *self)
{
  return get_string (self, PROP_CONTACT_MAIL);
}

void
liaison_invitation_set_contact_mail (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_CONTACT_MAIL, value);
}

const char *
liaison_invitation_get_company (LiaisonInvitation *self)
{
  return get_string (self, PROP_COMPANY);
}

void
liaison_invitation_set_company (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_COMPANY, value);
}

const char *
liaison_invitation_get_domain (LiaisonInvitation *self)
{
  return get_string (self, PROP_DOMAIN);
}

void
liaison_invitation_set_domain (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_DOMAIN, value);
}

const char *
liaison_invitation_get_country (LiaisonInvitation *self)
{
  return get_string (self, PROP_COUNTRY);
}

void
liaison_invitation_set_country (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_COUNTRY, value);
}

const char *
liaison_invitation_get_language (LiaisonInvitation *self)
{
  return get_string (self, PROP_LANGUAGE);
}

void
liaison_invitation_set_language (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_LANGUAGE, value);
}

const char *
liaison_invitation_get_due_date (LiaisonInvitation *self)
{
  return get_string (self, PROP_DUE_DATE);
}

void
liaison_invitation_set_due_date (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_DUE_DATE, value);
}

const char *
liaison_invitation_get_subject (LiaisonInvitation *self)
{
  return get_string (self, PROP_SUBJECT);
}

void
liaison_invitation_set_subject (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_SUBJECT, value);
}

const char *
liaison_invitation_get_body (LiaisonInvitation *self)
{
  return get_string (self, PROP_BODY);
}

void
liaison_invitation_set_body (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_BODY, value);
}

const char *
liaison_invitation_get_link (LiaisonInvitation *self)
{
  return get_string (self, PROP_LINK);
}

void
liaison_invitation_set_link (LiaisonInvitation *self, const char *value)
{
  set_string (self, PROP_LINK, value);
}

gboolean
liaison_invitation_get_wants_rights (LiaisonInvitation *self)
{
  return get_flag (self, PROP_WANTS_RIGHTS);
}

void
liaison_invitation_set_wants_rights (LiaisonInvitation *self, gboolean value)
{
  set_flag (self, PROP_WANTS_RIGHTS, value);
}

gboolean
liaison_invitation_get_region_overridden (LiaisonInvitation *self)
{
  return get_flag (self, PROP_REGION_OVERRIDDEN);
}

void
liaison_invitation_set_region_overridden (LiaisonInvitation *self, gboolean value)
{
  set_flag (self, PROP_REGION_OVERRIDDEN, value);
}

gboolean
liaison_invitation_get_existing_customer (LiaisonInvitation *self)
{
  return get_flag (self, PROP_EXISTING_CUSTOMER);
}

void
liaison_invitation_set_existing_customer (LiaisonInvitation *self, gboolean value)
{
  set_flag (self, PROP_EXISTING_CUSTOMER, value);
}

gboolean
liaison_invitation_get_text_edited (LiaisonInvitation *self)
{
  return get_flag (self, PROP_TEXT_EDITED);
}

void
liaison_invitation_set_text_edited (LiaisonInvitation *self, gboolean value)
{
  set_flag (self, PROP_TEXT_EDITED, value);
}

LiaisonInvitationState
liaison_invitation_get_state (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), LIAISON_INVITATION_DRAFT);
  return self->state;
}

void
liaison_invitation_set_state (LiaisonInvitation *self, LiaisonInvitationState state)
{
  g_return_if_fail (LIAISON_IS_INVITATION (self));
  g_return_if_fail (state <= LIAISON_INVITATION_SUPERSEDED);

  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

gboolean
liaison_invitation_can_move (LiaisonInvitation *self, LiaisonInvitationState to)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), FALSE);
  return liaison_invitation_state_leads_to (self->state, to);
}

gboolean
liaison_invitation_move (LiaisonInvitation *self, LiaisonInvitationState to, gint64 now)
{
  if (!liaison_invitation_can_move (self, to))
    return FALSE;

  /* Reopening is not pressing Done a second time. */
  if (to == LIAISON_INVITATION_WAITING && self->done == 0)
    self->done = now;
  self->updated = now;
  liaison_invitation_set_state (self, to);
  return TRUE;
}

gboolean
liaison_invitation_is_overdue (LiaisonInvitation *self, const char *today)
{
  const char *due = liaison_invitation_get_due_date (self);

  g_return_val_if_fail (today != NULL, FALSE);

  /* ISO dates sort as text. */
  return self->state == LIAISON_INVITATION_WAITING && due != NULL && *due != '\0' &&
         strcmp (due, today) < 0;
}

gboolean
liaison_invitation_is_blank (LiaisonInvitation *self)
{
  /* The other strings are made from these or have a default. */
  static const guint typed[] = { PROP_CONTACT_NAME, PROP_CONTACT_MAIL, PROP_COMPANY, PROP_DOMAIN };

  g_return_val_if_fail (LIAISON_IS_INVITATION (self), TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const char *value = get_string (self, typed[i]);

      if (value != NULL && *value != '\0')
        return FALSE;
    }
  return !liaison_invitation_get_text_edited (self) && self->handoffs->len == 0;
}

gint64
liaison_invitation_get_created (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), 0);
  return self->created;
}

gint64
liaison_invitation_get_updated (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), 0);
  return self->updated;
}

gint64
liaison_invitation_get_first_handed_off (LiaisonInvitation *self)
{
  const LiaisonHandoff *first = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITATION (self), 0);

  first = liaison_invitation_get_handoff (self, 0);
  return first != NULL ? first->time : 0;
}

gint64
liaison_invitation_get_done (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), 0);
  return self->done;
}

void
liaison_invitation_set_times (LiaisonInvitation *self, gint64 created, gint64 updated, gint64 done)
{
  g_return_if_fail (LIAISON_IS_INVITATION (self));

  self->created = created;
  self->updated = updated;
  self->done = done;
}

void
liaison_invitation_add_handoff (LiaisonInvitation *self, const LiaisonHandoff *handoff)
{
  g_return_if_fail (LIAISON_IS_INVITATION (self));
  g_return_if_fail (handoff != NULL);

  g_ptr_array_add (self->handoffs, liaison_handoff_copy (handoff));
  g_signal_emit (self, signals[HANDOFFS_CHANGED], 0);
}

guint
liaison_invitation_get_n_handoffs (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), 0);
  return self->handoffs->len;
}

const LiaisonHandoff *
liaison_invitation_get_handoff (LiaisonInvitation *self, guint i)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);
  return i < self->handoffs->len ? g_ptr_array_index (self->handoffs, i) : NULL;
}
