/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-template.h"

#include <string.h>

#include "model/liaison-error.h"

#define FORMAT_KEY "Liaison-Letter-Template"
#define FORMAT 1
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static const char *const rights_words[] = {
  [LIAISON_LETTER_RIGHTS_NONE] = "none",
  [LIAISON_LETTER_RIGHTS_GRANTED] = "granted",
  [LIAISON_LETTER_RIGHTS_LATER] = "later",
};

static const char *
to_word (gboolean value)
{
  return value ? "yes" : "no";
}

char *
liaison_letter_template_to_file (LiaisonLetterTemplate *self)
{
  LiaisonJoint joint;

  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);

  joint = liaison_letter_template_get_joint (self);
  return g_strdup_printf (
    FORMAT_KEY ": %d\nName: %s\nLanguage: %s\nPurpose: %s\nReminder: %s\nRights: %s\n"
               "Provider: %s\n%sSubject: %s\n\n%s\n",
    FORMAT, liaison_letter_template_get_name (self), liaison_letter_template_get_language (self),
    liaison_letter_purpose_to_word (liaison_letter_template_get_purpose (self)),
    to_word (liaison_letter_template_get_reminder (self)),
    rights_words[liaison_letter_template_get_rights (self)],
    to_word (joint == LIAISON_JOINT_PROVIDER),
    joint == LIAISON_JOINT_RESELLER ? "Reseller: yes\n" : "",
    liaison_letter_template_get_subject (self), liaison_letter_template_get_body (self));
}

static gboolean
complain (GError **error, const char *what)
{
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "letter template: %s", what);
  return FALSE;
}

/* LF line ends, no mark of byte order. NULL: no text. */
static char *
dup_text (GBytes *bytes)
{
  gsize size = 0;
  const char *start = g_bytes_get_data (bytes, &size);
  g_autoptr(GString) text = NULL;

  if (start == NULL || !g_utf8_validate (start, (gssize) size, NULL))
    return NULL;

  text = g_string_new_len (start, (gssize) size);
  if (g_str_has_prefix (text->str, BYTE_ORDER_MARK))
    g_string_erase (text, 0, strlen (BYTE_ORDER_MARK));
  g_string_replace (text, "\r\n", "\n", 0);
  g_strdelimit (text->str, "\r", '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Key: value" lines. NULL: a line is none, or a key stands twice. */
static GHashTable *
read_head (const char *head)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) lines = g_strsplit (head, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      g_autofree char *key = NULL;

      if (colon == NULL || colon == lines[i])
        return NULL;
      key = g_ascii_strdown (lines[i], colon - lines[i]);
      if (g_hash_table_contains (values, key))
        return NULL;
      g_hash_table_insert (values, g_steal_pointer (&key),
                           g_strdup (colon + 1 + (colon[1] == ' ' ? 1 : 0)));
    }
  return g_steal_pointer (&values);
}

static gboolean
check_format (GHashTable *head, GError **error)
{
  const char *format = g_hash_table_lookup (head, "liaison-letter-template");
  guint64 number = 0;

  if (format == NULL || !g_ascii_string_to_unsigned (format, 10, 1, G_MAXUINT, &number, NULL))
    return complain (error, "no format");
  if (number <= FORMAT)
    return TRUE;
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE, "letter template: format %s",
               format);
  return FALSE;
}

static gboolean
read_flag (GHashTable *head, const char *key, gboolean *value, GError **error)
{
  const char *word = g_hash_table_lookup (head, key);

  if (word == NULL || (!g_str_equal (word, "yes") && !g_str_equal (word, "no")))
    return complain (error, key);
  *value = g_str_equal (word, "yes");
  return TRUE;
}

/* A word that we do not know is damage, not a new customer: it could be chosen for others. */
static gboolean
read_purpose (GHashTable *head, LiaisonLetterPurpose *purpose, GError **error)
{
  const char *word = g_hash_table_lookup (head, "purpose");

  *purpose = liaison_letter_purpose_from_word (word);
  if (word == NULL || !g_str_equal (word, liaison_letter_purpose_to_word (*purpose)))
    return complain (error, "purpose");
  return TRUE;
}

static gboolean
read_rights (GHashTable *head, LiaisonLetterRights *rights, GError **error)
{
  const char *word = g_hash_table_lookup (head, "rights");

  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (rights_words); i++)
    if (g_str_equal (word, rights_words[i]))
      {
        *rights = (LiaisonLetterRights) i;
        return TRUE;
      }
  return complain (error, "rights");
}

/* "Reseller" came after the first files: it stands only where it says yes. */
static gboolean
read_joint (GHashTable *head, LiaisonJoint *joint, GError **error)
{
  gboolean provider = FALSE;
  gboolean reseller = FALSE;

  if (!read_flag (head, "provider", &provider, error))
    return FALSE;
  if (g_hash_table_contains (head, "reseller") && !read_flag (head, "reseller", &reseller, error))
    return FALSE;
  if (provider && reseller)
    return complain (error, "provider and reseller");
  if (provider)
    *joint = LIAISON_JOINT_PROVIDER;
  else
    *joint = reseller ? LIAISON_JOINT_RESELLER : LIAISON_JOINT_NONE;
  return TRUE;
}

static gboolean
fill_from_head (LiaisonLetterTemplate *self, GHashTable *head, GError **error)
{
  const char *language = g_hash_table_lookup (head, "language");
  LiaisonLetterPurpose purpose = LIAISON_LETTER_NEW_CUSTOMER;
  LiaisonLetterRights rights = LIAISON_LETTER_RIGHTS_NONE;
  LiaisonJoint joint = LIAISON_JOINT_NONE;
  gboolean reminder = FALSE;

  if (language == NULL || *language == '\0')
    return complain (error, "language");
  if (!read_purpose (head, &purpose, error) || !read_rights (head, &rights, error) ||
      !read_flag (head, "reminder", &reminder, error) || !read_joint (head, &joint, error))
    return FALSE;

  g_object_set (self, "name", g_hash_table_lookup (head, "name"), "language", language, "subject",
                g_hash_table_lookup (head, "subject"), "purpose", (int) purpose, "rights",
                (int) rights, "reminder", reminder, "joint", (int) joint, NULL);
  return TRUE;
}

LiaisonLetterTemplate *
liaison_letter_template_new_from_file (const char *id, GBytes *bytes, GError **error)
{
  g_autoptr(LiaisonLetterTemplate) self = NULL;
  g_autoptr(GHashTable) head = NULL;
  g_autofree char *text = NULL;
  g_autofree char *head_text = NULL;
  const char *gap;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = dup_text (bytes);
  gap = text != NULL ? strstr (text, "\n\n") : NULL;
  if (gap == NULL)
    {
      complain (error, text == NULL ? "not UTF-8" : "no blank line before the letter");
      return NULL;
    }

  head_text = g_strndup (text, (gsize) (gap - text));
  head = read_head (head_text);
  if (head == NULL)
    {
      complain (error, "a line before the letter is not “Key: value”");
      return NULL;
    }
  if (!check_format (head, error))
    return NULL;

  self = liaison_letter_template_new (id);
  if (!fill_from_head (self, head, error))
    return NULL;
  /* The last line end is the file's. */
  if (g_str_has_suffix (gap + 2, "\n"))
    text[strlen (text) - 1] = '\0';
  g_object_set (self, "body", gap + 2, NULL);
  return g_steal_pointer (&self);
}
