/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-template.h"

#include <string.h>

#include "model/liaison-letter-composer.h"
#include "model/liaison-letter-placeholders.h"

struct _LiaisonLetterTemplate
{
  GObject parent_instance;

  char *id;
  char *name;
  char *language;
  char *subject;
  char *body;
  LiaisonLetterPurpose purpose;
  LiaisonLetterRights rights;
  LiaisonJoint joint;
  gboolean reminder;
};

G_DEFINE_FINAL_TYPE (LiaisonLetterTemplate, liaison_letter_template, G_TYPE_OBJECT)

enum
{
  PROP_NAME = 1,
  PROP_LANGUAGE,
  PROP_SUBJECT,
  PROP_BODY,
  PROP_PURPOSE,
  PROP_RIGHTS,
  PROP_JOINT,
  PROP_REMINDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char **
get_text (LiaisonLetterTemplate *self, guint id)
{
  switch (id)
    {
    case PROP_NAME:
      return &self->name;
    case PROP_LANGUAGE:
      return &self->language;
    case PROP_SUBJECT:
      return &self->subject;
    case PROP_BODY:
      return &self->body;
    default:
      return NULL;
    }
}

/* Texts come from files and from the clipboard. Only the body has lines. */
static char *
dup_clean (const char *text, gboolean has_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr(GString) clean = g_string_new (valid);

  g_string_replace (clean, "\r\n", "\n", 0);
  g_strdelimit (clean->str, "\r", '\n');
  if (!has_lines)
    g_strdelimit (clean->str, "\n\t", ' ');
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static void
set_text (LiaisonLetterTemplate *self, guint id, const char *text)
{
  char **member = get_text (self, id);
  g_autofree char *clean = dup_clean (text, id == PROP_BODY);

  if (g_strcmp0 (*member, clean) == 0)
    return;
  g_free (*member);
  *member = g_steal_pointer (&clean);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
liaison_letter_template_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonLetterTemplate *self = LIAISON_LETTER_TEMPLATE (object);

  switch (id)
    {
    case PROP_NAME:
    case PROP_LANGUAGE:
    case PROP_SUBJECT:
    case PROP_BODY:
      g_value_set_string (value, *get_text (self, id));
      break;
    case PROP_PURPOSE:
      g_value_set_int (value, (int) self->purpose);
      break;
    case PROP_RIGHTS:
      g_value_set_int (value, (int) self->rights);
      break;
    case PROP_JOINT:
      g_value_set_int (value, (int) self->joint);
      break;
    case PROP_REMINDER:
      g_value_set_boolean (value, self->reminder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_letter_template_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  LiaisonLetterTemplate *self = LIAISON_LETTER_TEMPLATE (object);

  switch (id)
    {
    case PROP_NAME:
    case PROP_LANGUAGE:
    case PROP_SUBJECT:
    case PROP_BODY:
      set_text (self, id, g_value_get_string (value));
      break;
    case PROP_PURPOSE:
      if (self->purpose == (LiaisonLetterPurpose) g_value_get_int (value))
        break;
      self->purpose = (LiaisonLetterPurpose) g_value_get_int (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_RIGHTS:
      if (self->rights == (LiaisonLetterRights) g_value_get_int (value))
        break;
      self->rights = (LiaisonLetterRights) g_value_get_int (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_JOINT:
      if (self->joint == (LiaisonJoint) g_value_get_int (value))
        break;
      self->joint = (LiaisonJoint) g_value_get_int (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_REMINDER:
      if (self->reminder == g_value_get_boolean (value))
        break;
      self->reminder = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_letter_template_notify (GObject *object, GParamSpec *pspec)
{
  if (G_OBJECT_CLASS (liaison_letter_template_parent_class)->notify != NULL)
    G_OBJECT_CLASS (liaison_letter_template_parent_class)->notify (object, pspec);
  g_signal_emit (object, signals[CHANGED], 0);
}

static void
liaison_letter_template_finalize (GObject *object)
{
  LiaisonLetterTemplate *self = LIAISON_LETTER_TEMPLATE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->language);
  g_free (self->subject);
  g_free (self->body);

  G_OBJECT_CLASS (liaison_letter_template_parent_class)->finalize (object);
}

static void
liaison_letter_template_class_init (LiaisonLetterTemplateClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_letter_template_get_property;
  object_class->set_property = liaison_letter_template_set_property;
  object_class->notify = liaison_letter_template_notify;
  object_class->finalize = liaison_letter_template_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  properties[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, NULL, flags);
  properties[PROP_BODY] = g_param_spec_string ("body", NULL, NULL, NULL, flags);
  properties[PROP_PURPOSE] =
    g_param_spec_int ("purpose", NULL, NULL, 0, LIAISON_LETTER_N_PURPOSES - 1, 0, flags);
  properties[PROP_RIGHTS] =
    g_param_spec_int ("rights", NULL, NULL, 0, LIAISON_LETTER_RIGHTS_LATER, 0, flags);
  properties[PROP_JOINT] =
    g_param_spec_int ("joint", NULL, NULL, 0, LIAISON_JOINT_RESELLER, 0, flags);
  properties[PROP_REMINDER] = g_param_spec_boolean ("reminder", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", LIAISON_TYPE_LETTER_TEMPLATE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_letter_template_init (LiaisonLetterTemplate *self)
{
  self->name = g_strdup ("");
  self->language = g_strdup ("en");
  self->subject = g_strdup ("");
  self->body = g_strdup ("");
}

static gboolean
is_name (const char *text)
{
  g_autofree char *name = liaison_letter_dup_value (text);

  return name != NULL;
}

static LiaisonJoint
get_joint_of (const LiaisonLetterRequest *request)
{
  if (is_name (request->provider_name))
    return LIAISON_JOINT_PROVIDER;
  return is_name (request->reseller_name) ? LIAISON_JOINT_RESELLER : LIAISON_JOINT_NONE;
}

LiaisonLetterTemplate *
liaison_letter_template_new (const char *id)
{
  LiaisonLetterTemplate *self = g_object_new (LIAISON_TYPE_LETTER_TEMPLATE, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  return self;
}

LiaisonLetterTemplate *
liaison_letter_template_new_from_library (LiaisonLetterLibrary *library,
                                          const LiaisonLetterRequest *request)
{
  g_autoptr(LiaisonLetterText) text = liaison_letter_library_compose_pattern (library, request);
  LiaisonLetterTemplate *self = liaison_letter_template_new (NULL);

  g_object_set (self, "language", request->language, "subject", text->subject, "body", text->body,
                "purpose", (int) request->purpose, "rights",
                (int) liaison_letter_request_get_rights (request), "reminder", request->reminder,
                "joint", (int) get_joint_of (request), NULL);
  return self;
}

const char *
liaison_letter_template_get_id (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);

  return self->id;
}

const char *
liaison_letter_template_get_name (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);

  return self->name;
}

const char *
liaison_letter_template_get_language (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);

  return self->language;
}

LiaisonLetterPurpose
liaison_letter_template_get_purpose (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), LIAISON_LETTER_NEW_CUSTOMER);

  return self->purpose;
}

LiaisonLetterRights
liaison_letter_template_get_rights (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), LIAISON_LETTER_RIGHTS_NONE);

  return self->rights;
}

gboolean
liaison_letter_template_get_reminder (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), FALSE);

  return self->reminder;
}

LiaisonJoint
liaison_letter_template_get_joint (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), LIAISON_JOINT_NONE);

  return self->joint;
}

const char *
liaison_letter_template_get_subject (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);

  return self->subject;
}

const char *
liaison_letter_template_get_body (LiaisonLetterTemplate *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);

  return self->body;
}

/* Whoever is a customer of ours without having lost the privileges gets the words for those who
 * are asked again, as with the shipped letters. */
static LiaisonLetterPurpose
get_purpose_of (const LiaisonLetterRequest *request)
{
  return request->purpose == LIAISON_LETTER_NEW_CUSTOMER && request->existing_customer
           ? LIAISON_LETTER_RIGHTS_AGAIN
           : request->purpose;
}

gboolean
liaison_letter_template_fits (LiaisonLetterTemplate *self, const LiaisonLetterRequest *request)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), FALSE);

  return g_strcmp0 (self->language, request->language) == 0 &&
         self->purpose == get_purpose_of (request) && self->reminder == request->reminder &&
         self->joint == get_joint_of (request) &&
         self->rights == liaison_letter_request_get_rights (request);
}

/* Without them a letter is whole: LTR-14, LTR-17. */
static gboolean
is_optional (const char *placeholder)
{
  static const char *const optional[] = { "{due_date}",     "{reference}",    "{sender_mail}",
                                          "{sender_phone}", "{sender_title}", NULL };

  return g_strv_contains (optional, placeholder);
}

static gboolean
vanishes (const char *line, GHashTable *values)
{
  g_auto(GStrv) placeholders = liaison_letter_find_placeholders (line);
  gboolean lacks = FALSE;

  for (gsize i = 0; placeholders[i] != NULL; i++)
    {
      if (!is_optional (placeholders[i]))
        return FALSE;
      lacks |= !g_hash_table_contains (values, placeholders[i]);
    }
  return lacks;
}

/* A paragraph that vanished leaves one blank line, not two. */
static char *
fill_lines (const char *text, GHashTable *values)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GString) filled = g_string_new (NULL);
  gboolean vanished = FALSE;
  gboolean first = TRUE;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = NULL;

      if (vanishes (lines[i], values))
        {
          vanished = TRUE;
          continue;
        }
      if (vanished && *lines[i] == '\0' &&
          (filled->len == 0 || g_str_has_suffix (filled->str, "\n")))
        continue;
      if (*lines[i] != '\0')
        vanished = FALSE;
      line = liaison_letter_fill (lines[i], values);
      if (!first)
        g_string_append_c (filled, '\n');
      g_string_append (filled, line);
      first = FALSE;
    }
  if (vanished)
    while (g_str_has_suffix (filled->str, "\n"))
      g_string_truncate (filled, filled->len - 1);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

LiaisonLetterText *
liaison_letter_template_compose (LiaisonLetterTemplate *self,
                                 LiaisonLetterLibrary *library,
                                 const LiaisonLetterRequest *request)
{
  g_autoptr(GHashTable) values = NULL;
  LiaisonLetterText *text;

  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (library), NULL);

  values = liaison_letter_composer_collect_values (library, request);
  text = g_new0 (LiaisonLetterText, 1);
  text->subject = liaison_letter_fill (self->subject, values);
  if (request->link != NULL)
    g_hash_table_insert (values, (gpointer) "{link}", g_strdup (request->link));
  text->body = fill_lines (self->body, values);
  return text;
}
