/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-invitation.h"

#include <string.h>

#include "model/liaison-company-name.h"

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
  PROP_PURPOSE,
  PROP_TEMPLATE,
  PROP_CUSTOMER,
  PROP_PROVIDER,
  PROP_PROVIDER_NAME,
  PROP_RESELLER,
  PROP_RESELLER_NAME,
  PROP_BATCH,
  PROP_REMINDER_DAY,
  PROP_REFERENCE,
  PROP_WANTS_RIGHTS,
  PROP_REGION_OVERRIDDEN,
  PROP_EXISTING_CUSTOMER,
  PROP_TEXT_EDITED,
  PROP_STATE,
  N_PROPS
};

#define FIRST_STRING PROP_CONTACT_NAME
#define N_STRINGS (PROP_REFERENCE - FIRST_STRING + 1)
#define FIRST_FLAG PROP_WANTS_RIGHTS
#define N_FLAGS (PROP_TEXT_EDITED - FIRST_FLAG + 1)

struct _LiaisonInvitation
{
  GObject parent_instance;

  char *id;
  char *account;
  char *cloud;
  char *strings[N_STRINGS];
  char *company_key; /* NULL: nobody has asked since the company was set */
  gboolean flags[N_FLAGS];
  LiaisonInvitationState state;
  gint64 created;
  gint64 updated;
  gint64 done;
  GPtrArray *handoffs;
  GPtrArray *steps;
};

G_DEFINE_FINAL_TYPE (LiaisonInvitation, liaison_invitation, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

enum
{
  HANDOFFS_CHANGED,
  STEPS_CHANGED,
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
  if (prop == PROP_COMPANY)
    g_clear_pointer (&self->company_key, g_free);
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
  g_free (self->company_key);
  g_ptr_array_unref (self->handoffs);
  g_ptr_array_unref (self->steps);

  G_OBJECT_CLASS (liaison_invitation_parent_class)->finalize (object);
}

static void
liaison_invitation_class_init (LiaisonInvitationClass *klass)
{
  static const char *const string_names[N_STRINGS] = {
    "contact-name", "contact-mail",  "company",  "domain",       "country",
    "language",     "due-date",      "subject",  "body",         "link",
    "purpose",      "template",      "customer", "provider",     "provider-name",
    "reseller",     "reseller-name", "batch",    "reminder-day", "reference",
  };
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
  signals[STEPS_CHANGED] = g_signal_new ("steps-changed", LIAISON_TYPE_INVITATION,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_invitation_init (LiaisonInvitation *self)
{
  self->handoffs = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_handoff_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_invitation_step_free);
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

#define DEFINE_STRING(name, PROP)                                                                  \
  const char *liaison_invitation_get_##name (LiaisonInvitation *self)                              \
  {                                                                                                \
    return get_string (self, PROP);                                                                \
  }                                                                                                \
  void liaison_invitation_set_##name (LiaisonInvitation *self, const char *value)                  \
  {                                                                                                \
    set_string (self, PROP, value);                                                                \
  }

#define DEFINE_FLAG(name, PROP)                                                                    \
  gboolean liaison_invitation_get_##name (LiaisonInvitation *self)                                 \
  {                                                                                                \
    return get_flag (self, PROP);                                                                  \
  }                                                                                                \
  void liaison_invitation_set_##name (LiaisonInvitation *self, gboolean value)                     \
  {                                                                                                \
    set_flag (self, PROP, value);                                                                  \
  }

DEFINE_STRING (contact_name, PROP_CONTACT_NAME)
DEFINE_STRING (contact_mail, PROP_CONTACT_MAIL)
DEFINE_STRING (company, PROP_COMPANY)
DEFINE_STRING (domain, PROP_DOMAIN)
DEFINE_STRING (country, PROP_COUNTRY)
DEFINE_STRING (language, PROP_LANGUAGE)
DEFINE_STRING (due_date, PROP_DUE_DATE)
DEFINE_STRING (subject, PROP_SUBJECT)
DEFINE_STRING (body, PROP_BODY)
DEFINE_STRING (link, PROP_LINK)
DEFINE_STRING (purpose, PROP_PURPOSE)
DEFINE_STRING (template, PROP_TEMPLATE)
DEFINE_STRING (customer, PROP_CUSTOMER)
DEFINE_STRING (provider, PROP_PROVIDER)
DEFINE_STRING (provider_name, PROP_PROVIDER_NAME)
DEFINE_STRING (reseller, PROP_RESELLER)
DEFINE_STRING (reseller_name, PROP_RESELLER_NAME)
DEFINE_STRING (batch, PROP_BATCH)
DEFINE_STRING (reminder_day, PROP_REMINDER_DAY)
DEFINE_STRING (reference, PROP_REFERENCE)
DEFINE_FLAG (wants_rights, PROP_WANTS_RIGHTS)
DEFINE_FLAG (region_overridden, PROP_REGION_OVERRIDDEN)
DEFINE_FLAG (existing_customer, PROP_EXISTING_CUSTOMER)
DEFINE_FLAG (text_edited, PROP_TEXT_EDITED)

#undef DEFINE_STRING
#undef DEFINE_FLAG

LiaisonJointParty
liaison_invitation_get_joint_party (LiaisonInvitation *self)
{
  const char *provider = liaison_invitation_get_provider (self);
  const char *reseller = liaison_invitation_get_reseller (self);

  if (reseller != NULL)
    return (LiaisonJointParty){ LIAISON_JOINT_RESELLER, reseller };
  if (provider != NULL)
    return (LiaisonJointParty){ LIAISON_JOINT_PROVIDER, provider };
  return (LiaisonJointParty){ LIAISON_JOINT_NONE, NULL };
}

const char *
liaison_invitation_get_joint_name (LiaisonInvitation *self)
{
  LiaisonJointParty party = liaison_invitation_get_joint_party (self);
  const char *name = party.kind == LIAISON_JOINT_RESELLER
                       ? liaison_invitation_get_reseller_name (self)
                       : liaison_invitation_get_provider_name (self);

  if (party.kind == LIAISON_JOINT_NONE)
    return NULL;
  return name != NULL && *name != '\0' ? name : party.id;
}

/* Whoever is told of one of the four finds all of them changed. */
void
liaison_invitation_set_joint_party (LiaisonInvitation *self,
                                    LiaisonJointParty party,
                                    const char *name)
{
  gboolean is_provider = party.kind == LIAISON_JOINT_PROVIDER;
  gboolean is_reseller = party.kind == LIAISON_JOINT_RESELLER;

  g_return_if_fail (LIAISON_IS_INVITATION (self));

  g_object_freeze_notify (G_OBJECT (self));
  liaison_invitation_set_provider (self, is_provider ? party.id : NULL);
  liaison_invitation_set_provider_name (self, is_provider ? name : NULL);
  liaison_invitation_set_reseller (self, is_reseller ? party.id : NULL);
  liaison_invitation_set_reseller_name (self, is_reseller ? name : NULL);
  g_object_thaw_notify (G_OBJECT (self));
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

static gboolean
moves (const LiaisonInvitationStep *step)
{
  return step->kind == LIAISON_STEP_MOVED || step->kind == LIAISON_STEP_DETECTED;
}

void
liaison_invitation_add_step (LiaisonInvitation *self, const LiaisonInvitationStep *step)
{
  g_return_if_fail (LIAISON_IS_INVITATION (self));
  g_return_if_fail (step != NULL);

  g_ptr_array_add (self->steps, liaison_invitation_step_copy (step));
  g_signal_emit (self, signals[STEPS_CHANGED], 0);
}

static void
arrive (LiaisonInvitation *self, const LiaisonInvitationStep *step)
{
  self->updated = step->time;
  liaison_invitation_add_step (self, step);
  liaison_invitation_set_state (self, step->to);
}

gboolean
liaison_invitation_is_unproven (LiaisonInvitation *self)
{
  const LiaisonInvitationStep *step;

  g_return_val_if_fail (LIAISON_IS_INVITATION (self), FALSE);

  if (self->state != LIAISON_INVITATION_ACCEPTED)
    return FALSE;
  step = liaison_invitation_get_undoable (self);
  return step != NULL && step->kind == LIAISON_STEP_MOVED && step->customer == NULL;
}

static gboolean
is_proof (LiaisonInvitation *self, const LiaisonInvitationStep *step)
{
  return step->to == self->state && step->customer != NULL && liaison_invitation_is_unproven (self);
}

gboolean
liaison_invitation_take_step (LiaisonInvitation *self, const LiaisonInvitationStep *step)
{
  LiaisonInvitationStep taken;

  g_return_val_if_fail (LIAISON_IS_INVITATION (self), FALSE);
  g_return_val_if_fail (step != NULL && step->kind != LIAISON_STEP_UNDONE, FALSE);

  taken = *step;
  taken.from = self->state;
  if (!moves (step))
    taken.to = self->state;
  else if (!liaison_invitation_can_move (self, step->to) && !is_proof (self, step))
    return FALSE;

  /* Reopening is not pressing Done a second time. */
  if (taken.to == LIAISON_INVITATION_WAITING && self->done == 0)
    self->done = taken.time;
  arrive (self, &taken);
  return TRUE;
}

gboolean
liaison_invitation_move (LiaisonInvitation *self,
                         LiaisonInvitationState to,
                         const char *who,
                         gint64 now)
{
  const LiaisonInvitationStep step = { .kind = LIAISON_STEP_MOVED,
                                       .time = now,
                                       .who = who,
                                       .to = to,
                                       .handoff = -1 };

  return liaison_invitation_take_step (self, &step);
}

const LiaisonInvitationStep *
liaison_invitation_get_undoable (LiaisonInvitation *self)
{
  guint n_undone = 0;

  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);

  for (guint i = self->steps->len; i > 0; i--)
    {
      const LiaisonInvitationStep *step = g_ptr_array_index (self->steps, i - 1);

      if (step->kind == LIAISON_STEP_UNDONE)
        n_undone++;
      else if (moves (step) && n_undone > 0)
        n_undone--;
      else if (moves (step))
        /* What left the program cannot be called back. */
        return step->to == LIAISON_INVITATION_HANDED_OFF ? NULL : step;
    }
  return NULL;
}

gboolean
liaison_invitation_undo (LiaisonInvitation *self, const char *who, gint64 now)
{
  const LiaisonInvitationStep *undone = liaison_invitation_get_undoable (self);
  LiaisonInvitationStep step = { .kind = LIAISON_STEP_UNDONE, .handoff = -1 };

  if (undone == NULL)
    return FALSE;

  step.time = now;
  step.who = who;
  step.from = self->state;
  step.to = undone->from;
  if (step.to == LIAISON_INVITATION_HANDED_OFF)
    self->done = 0;
  arrive (self, &step);
  return TRUE;
}

guint
liaison_invitation_get_n_steps (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), 0);
  return self->steps->len;
}

const LiaisonInvitationStep *
liaison_invitation_get_step (LiaisonInvitation *self, guint i)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);
  return i < self->steps->len ? g_ptr_array_index (self->steps, i) : NULL;
}

static gboolean
is_past (const char *day, const char *today)
{
  /* ISO dates sort as text. */
  return day != NULL && *day != '\0' && strcmp (day, today) < 0;
}

gboolean
liaison_invitation_is_unfinished (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), FALSE);

  return self->state == LIAISON_INVITATION_DRAFT || self->state == LIAISON_INVITATION_HANDED_OFF;
}

gboolean
liaison_invitation_is_unanswered (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), FALSE);

  return self->state == LIAISON_INVITATION_HANDED_OFF || self->state == LIAISON_INVITATION_WAITING;
}

gboolean
liaison_invitation_is_overdue (LiaisonInvitation *self, const char *today)
{
  const char *reminder_day;

  g_return_val_if_fail (LIAISON_IS_INVITATION (self), FALSE);
  g_return_val_if_fail (today != NULL, FALSE);

  reminder_day = liaison_invitation_get_reminder_day (self);
  return self->state == LIAISON_INVITATION_WAITING &&
         is_past (liaison_invitation_get_due_date (self), today) &&
         (reminder_day == NULL || strcmp (reminder_day, today) <= 0);
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

const char *
liaison_invitation_get_company_key (LiaisonInvitation *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (self), NULL);

  if (self->company_key == NULL)
    self->company_key = liaison_company_name_to_key (liaison_invitation_get_company (self));
  return self->company_key;
}

const char *
liaison_invitation_get_contact_domain (LiaisonInvitation *self)
{
  const char *mail = liaison_invitation_get_contact_mail (self);
  const char *at = mail != NULL ? strrchr (mail, '@') : NULL;

  return at != NULL ? at + 1 : "";
}
