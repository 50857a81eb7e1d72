/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-customer.h"

/* How one part of the record stands. A part that is being read is LOADING whatever came before;
 * otherwise the error and the time tell its state. */
typedef struct
{
  gboolean loading;
  GDateTime *time;
  GError *error;
} RecordPart;

/* Made when the row is first expanded: most of a hundred thousand rows never are. */
typedef struct
{
  RecordPart parts[LIAISON_RECORD_N_PARTS];
  char *country;
  GListModel *subscriptions;
  GListModel *services;
  guint n_users;
  gboolean users_complete;
  gint64 licences_assigned;
  gint64 licences_total;
  guint revision;
} Record;

struct _LiaisonCustomer
{
  GObject parent_instance;

  char *id;
  char *name;
  char *domain;
  char *relationship_text; /* a GRefString: nearly every row has the same word */
  LiaisonRelationship relationship;
  gboolean expanded;
  gboolean fresh;
  gboolean gone;
  LiaisonAnswer delegated_admin;
  gboolean rights_were_lost; /* as far as is known; counts while there are none */
  Record *record;
};

G_DEFINE_FINAL_TYPE (LiaisonCustomer, liaison_customer, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_DOMAIN,
  PROP_RELATIONSHIP,
  PROP_DELEGATED_ADMIN,
  PROP_LOST_RIGHTS,
  PROP_EXPANDED,
  PROP_FRESH,
  PROP_GONE,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
record_free (Record *record)
{
  for (gsize i = 0; i < LIAISON_RECORD_N_PARTS; i++)
    {
      g_clear_pointer (&record->parts[i].time, g_date_time_unref);
      g_clear_error (&record->parts[i].error);
    }
  g_free (record->country);
  g_clear_object (&record->subscriptions);
  g_clear_object (&record->services);
  g_free (record);
}

static Record *
ensure_record (LiaisonCustomer *self)
{
  if (self->record == NULL)
    self->record = g_new0 (Record, 1);
  return self->record;
}

static void
record_changed (LiaisonCustomer *self)
{
  self->record->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static gboolean
part_was_read (LiaisonCustomer *self, LiaisonRecordPart part)
{
  return self->record != NULL && self->record->parts[part].time != NULL;
}

static void
mark_read (LiaisonCustomer *self, LiaisonRecordPart part, GDateTime *now)
{
  RecordPart *at = &ensure_record (self)->parts[part];

  /* References first: @now may be the very time we hold. */
  g_date_time_ref (now);
  g_clear_pointer (&at->time, g_date_time_unref);
  at->time = now;
  at->loading = FALSE;
  g_clear_error (&at->error);
  record_changed (self);
}

static void
liaison_customer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonCustomer *self = LIAISON_CUSTOMER (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DOMAIN:
      g_value_set_string (value, self->domain);
      break;
    case PROP_RELATIONSHIP:
      g_value_set_int (value, (int) self->relationship);
      break;
    case PROP_DELEGATED_ADMIN:
      g_value_set_int (value, (int) liaison_customer_get_delegated_admin (self));
      break;
    case PROP_LOST_RIGHTS:
      g_value_set_boolean (value, liaison_customer_has_lost_rights (self));
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    case PROP_FRESH:
      g_value_set_boolean (value, self->fresh);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, self->gone);
      break;
    case PROP_RECORD:
      g_value_set_uint (value, self->record != NULL ? self->record->revision : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_customer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaisonCustomer *self = LIAISON_CUSTOMER (object);

  switch (id)
    {
    case PROP_EXPANDED:
      liaison_customer_set_expanded (self, g_value_get_boolean (value));
      break;
    case PROP_FRESH:
      liaison_customer_set_fresh (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_customer_finalize (GObject *object)
{
  LiaisonCustomer *self = LIAISON_CUSTOMER (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->domain);
  g_clear_pointer (&self->relationship_text, g_ref_string_release);
  g_clear_pointer (&self->record, record_free);

  G_OBJECT_CLASS (liaison_customer_parent_class)->finalize (object);
}

static void
liaison_customer_class_init (LiaisonCustomerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = liaison_customer_get_property;
  object_class->set_property = liaison_customer_set_property;
  object_class->finalize = liaison_customer_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  properties[PROP_DOMAIN] = g_param_spec_string ("domain", NULL, NULL, NULL, readable);
  properties[PROP_RELATIONSHIP] =
    g_param_spec_int ("relationship", NULL, NULL, 0, LIAISON_RELATIONSHIP_NONE, 0, readable);
  properties[PROP_DELEGATED_ADMIN] =
    g_param_spec_int ("delegated-admin", NULL, NULL, 0, LIAISON_ANSWER_YES, 0, readable);
  properties[PROP_LOST_RIGHTS] = g_param_spec_boolean ("lost-rights", NULL, NULL, FALSE, readable);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, writable);
  properties[PROP_FRESH] = g_param_spec_boolean ("fresh", NULL, NULL, FALSE, writable);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, readable);
  properties[PROP_RECORD] = g_param_spec_uint ("record", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_customer_init (LiaisonCustomer *self)
{
}

LiaisonCustomer *
liaison_customer_new (const char *id,
                      const char *name,
                      const char *domain,
                      LiaisonRelationship relationship,
                      const char *relationship_text)
{
  LiaisonCustomer *self = g_object_new (LIAISON_TYPE_CUSTOMER, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->domain = g_strdup (domain);
  self->relationship = relationship;
  if (relationship_text != NULL)
    self->relationship_text = g_ref_string_new_intern (relationship_text);
  return self;
}

static void
set_string (LiaisonCustomer *self, char **at, const char *value, guint prop)
{
  char *copy = NULL;

  if (g_strcmp0 (*at, value) == 0)
    return;
  copy = g_strdup (value);
  g_free (*at);
  *at = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
liaison_customer_set_row (LiaisonCustomer *self,
                          const char *name,
                          const char *domain,
                          LiaisonRelationship relationship,
                          const char *relationship_text)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));

  set_string (self, &self->name, name, PROP_NAME);
  set_string (self, &self->domain, domain, PROP_DOMAIN);

  if (self->relationship == relationship &&
      g_strcmp0 (self->relationship_text, relationship_text) == 0)
    return;
  self->relationship = relationship;
  g_clear_pointer (&self->relationship_text, g_ref_string_release);
  if (relationship_text != NULL)
    self->relationship_text = g_ref_string_new_intern (relationship_text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RELATIONSHIP]);
}

const char *
liaison_customer_get_id (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  return self->id;
}

const char *
liaison_customer_get_name (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  return self->name;
}

const char *
liaison_customer_get_domain (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  return self->domain;
}

LiaisonRelationship
liaison_customer_get_relationship (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), LIAISON_RELATIONSHIP_UNKNOWN);
  return self->relationship;
}

const char *
liaison_customer_get_relationship_text (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  return self->relationship_text;
}

gboolean
liaison_customer_is_expanded (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), FALSE);
  return self->expanded;
}

void
liaison_customer_set_expanded (LiaisonCustomer *self, gboolean expanded)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

gboolean
liaison_customer_is_gone (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), FALSE);
  return self->gone;
}

void
liaison_customer_set_gone (LiaisonCustomer *self, gboolean gone)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));

  gone = !!gone;
  if (self->gone == gone)
    return;
  self->gone = gone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GONE]);
}

void
liaison_customer_set_known_rights (LiaisonCustomer *self, LiaisonAnswer delegated_admin)
{
  gboolean had_lost;

  g_return_if_fail (LIAISON_IS_CUSTOMER (self));

  if (self->delegated_admin == delegated_admin)
    return;

  had_lost = liaison_customer_has_lost_rights (self);
  if (delegated_admin == LIAISON_ANSWER_YES)
    self->rights_were_lost = FALSE;
  else if (self->delegated_admin == LIAISON_ANSWER_YES && delegated_admin == LIAISON_ANSWER_NO)
    self->rights_were_lost = TRUE;
  self->delegated_admin = delegated_admin;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELEGATED_ADMIN]);
  if (liaison_customer_has_lost_rights (self) != had_lost)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOST_RIGHTS]);
}

void
liaison_customer_note_lost_rights (LiaisonCustomer *self)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));

  if (self->rights_were_lost || self->delegated_admin == LIAISON_ANSWER_YES)
    return;
  self->rights_were_lost = TRUE;
  if (liaison_customer_has_lost_rights (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOST_RIGHTS]);
}

gboolean
liaison_customer_has_lost_rights (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), FALSE);

  return self->rights_were_lost && self->delegated_admin == LIAISON_ANSWER_NO;
}

gboolean
liaison_customer_is_fresh (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), FALSE);
  return self->fresh;
}

void
liaison_customer_set_fresh (LiaisonCustomer *self, gboolean fresh)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));

  fresh = !!fresh;
  if (self->fresh == fresh)
    return;
  self->fresh = fresh;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRESH]);
}

LiaisonPartState
liaison_customer_get_part_state (LiaisonCustomer *self, LiaisonRecordPart part)
{
  RecordPart *at = NULL;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), LIAISON_PART_UNREAD);
  g_return_val_if_fail (part < LIAISON_RECORD_N_PARTS, LIAISON_PART_UNREAD);

  if (self->record == NULL)
    return LIAISON_PART_UNREAD;
  at = &self->record->parts[part];
  if (at->loading)
    return LIAISON_PART_LOADING;
  if (at->error != NULL)
    return LIAISON_PART_FAILED;
  return at->time != NULL ? LIAISON_PART_READ : LIAISON_PART_UNREAD;
}

GDateTime *
liaison_customer_get_part_time (LiaisonCustomer *self, LiaisonRecordPart part)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  g_return_val_if_fail (part < LIAISON_RECORD_N_PARTS, NULL);
  return self->record != NULL ? self->record->parts[part].time : NULL;
}

const GError *
liaison_customer_get_part_error (LiaisonCustomer *self, LiaisonRecordPart part)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  g_return_val_if_fail (part < LIAISON_RECORD_N_PARTS, NULL);
  return self->record != NULL ? self->record->parts[part].error : NULL;
}

void
liaison_customer_set_part_loading (LiaisonCustomer *self, LiaisonRecordPart part)
{
  RecordPart *at = NULL;

  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (part < LIAISON_RECORD_N_PARTS);

  at = &ensure_record (self)->parts[part];
  if (at->loading)
    return;
  at->loading = TRUE;
  g_clear_error (&at->error);
  record_changed (self);
}

void
liaison_customer_set_part_failed (LiaisonCustomer *self,
                                  LiaisonRecordPart part,
                                  const GError *error)
{
  RecordPart *at = NULL;
  GError *copy = NULL;

  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (part < LIAISON_RECORD_N_PARTS);
  g_return_if_fail (error != NULL);

  at = &ensure_record (self)->parts[part];
  copy = g_error_copy (error);
  g_clear_error (&at->error);
  at->error = copy;
  at->loading = FALSE;
  record_changed (self);
}

void
liaison_customer_cancel_part (LiaisonCustomer *self, LiaisonRecordPart part)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (part < LIAISON_RECORD_N_PARTS);

  if (self->record == NULL || !self->record->parts[part].loading)
    return;
  self->record->parts[part].loading = FALSE;
  record_changed (self);
}

void
liaison_customer_set_account (LiaisonCustomer *self,
                              const char *country,
                              LiaisonAnswer delegated_admin,
                              GDateTime *now)
{
  Record *record = NULL;
  char *copy = NULL;

  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (now != NULL);

  record = ensure_record (self);
  copy = g_strdup (country);
  g_free (record->country);
  record->country = copy;
  liaison_customer_set_known_rights (self, delegated_admin);
  mark_read (self, LIAISON_RECORD_ACCOUNT, now);
}

void
liaison_customer_set_subscriptions (LiaisonCustomer *self,
                                    GListModel *subscriptions,
                                    GDateTime *now)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (G_IS_LIST_MODEL (subscriptions));
  g_return_if_fail (now != NULL);

  g_set_object (&ensure_record (self)->subscriptions, subscriptions);
  mark_read (self, LIAISON_RECORD_SUBSCRIPTIONS, now);
}

void
liaison_customer_set_users (LiaisonCustomer *self, guint n_users, gboolean complete, GDateTime *now)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (now != NULL);

  ensure_record (self)->n_users = n_users;
  self->record->users_complete = complete;
  mark_read (self, LIAISON_RECORD_USERS, now);
}

void
liaison_customer_set_licences (LiaisonCustomer *self, gint64 assigned, gint64 total, GDateTime *now)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (now != NULL);

  ensure_record (self)->licences_assigned = assigned;
  self->record->licences_total = total;
  mark_read (self, LIAISON_RECORD_LICENCES, now);
}

void
liaison_customer_set_services (LiaisonCustomer *self, GListModel *services, GDateTime *now)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER (self));
  g_return_if_fail (G_IS_LIST_MODEL (services));
  g_return_if_fail (now != NULL);

  g_set_object (&ensure_record (self)->services, services);
  mark_read (self, LIAISON_RECORD_SERVICES, now);
}

const char *
liaison_customer_get_country (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  return self->record != NULL ? self->record->country : NULL;
}

LiaisonAnswer
liaison_customer_get_delegated_admin (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), LIAISON_ANSWER_UNKNOWN);
  return self->delegated_admin;
}

GListModel *
liaison_customer_get_subscriptions (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  return self->record != NULL ? self->record->subscriptions : NULL;
}

gboolean
liaison_customer_get_users (LiaisonCustomer *self, guint *n_users, gboolean *complete)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), FALSE);

  if (!part_was_read (self, LIAISON_RECORD_USERS))
    return FALSE;
  if (n_users != NULL)
    *n_users = self->record->n_users;
  if (complete != NULL)
    *complete = self->record->users_complete;
  return TRUE;
}

gboolean
liaison_customer_get_licences (LiaisonCustomer *self, gint64 *assigned, gint64 *total)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), FALSE);

  if (!part_was_read (self, LIAISON_RECORD_LICENCES))
    return FALSE;
  if (assigned != NULL)
    *assigned = self->record->licences_assigned;
  if (total != NULL)
    *total = self->record->licences_total;
  return TRUE;
}

GListModel *
liaison_customer_get_services (LiaisonCustomer *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (self), NULL);
  return self->record != NULL ? self->record->services : NULL;
}

LiaisonRelationship
liaison_relationship_from_text (const char *text)
{
  static const struct
  {
    const char *word;
    LiaisonRelationship relationship;
  } words[] = {
    { "reseller", LIAISON_RELATIONSHIP_RESELLER },
    { "advisor", LIAISON_RELATIONSHIP_ADVISOR },
    { "syndication", LIAISON_RELATIONSHIP_SYNDICATION },
    { "microsoft_support", LIAISON_RELATIONSHIP_MICROSOFT_SUPPORT },
    { "none", LIAISON_RELATIONSHIP_NONE },
  };

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].word, text) == 0)
      return words[i].relationship;
  return LIAISON_RELATIONSHIP_UNKNOWN;
}
