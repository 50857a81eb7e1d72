/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-prospect.h"

#include <string.h>

typedef enum
{
  CHOICE_NONE,
  CHOICE_IN,
  CHOICE_OUT,
} Choice;

struct _LiaisonProspect
{
  GObject parent_instance;

  GPtrArray *rows;
  guint row;
  guint line;
  GArray *columns;
  char **typed; /* a place for each field; NULL: nothing was corrected */
  LiaisonProspectMarks marks;
  Choice choice;
};

G_DEFINE_FINAL_TYPE (LiaisonProspect, liaison_prospect, G_TYPE_OBJECT)

enum
{
  PROP_MARKS = 1,
  PROP_INCLUDED,
  PROP_TEXTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Owned by the prospect. */
static const char *
get_raw (LiaisonProspect *self, LiaisonProspectField field)
{
  const char *const *cells = liaison_prospect_get_cells (self);
  int column = g_array_index (self->columns, int, field);

  if (self->typed != NULL && self->typed[field] != NULL)
    return self->typed[field];
  if (column < 0 || (guint) column >= g_strv_length ((GStrv) cells))
    return "";
  return cells[column];
}

/* On one line; runs of blanks are one. */
static char *
tidy (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xfeff)
        {
          blank = TRUE;
          continue;
        }
      if (blank && line->len > 0)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

/* "Li Lei <li.lei@beichen.example>" and "mailto:…". */
static char *
dup_mail (const char *text)
{
  g_autofree char *line = tidy (text);
  const char *open = strrchr (line, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;

  if (close != NULL)
    return g_strstrip (g_strndup (open + 1, (gsize) (close - open - 1)));
  return g_strdup (g_ascii_strncasecmp (line, "mailto:", 7) == 0 ? line + 7 : line);
}

/* What stands before the address. */
static char *
dup_name_beside_mail (const char *text)
{
  g_autofree char *line = tidy (text);
  char *open = strrchr (line, '<');

  if (open == NULL)
    return g_strdup ("");
  *open = '\0';
  g_strstrip (line);
  if (line[0] == '"' && line[1] != '\0' && line[strlen (line) - 1] == '"')
    {
      line[strlen (line) - 1] = '\0';
      return g_strdup (line + 1);
    }
  return g_steal_pointer (&line);
}

/* "https://www.beichen.example/home" → "beichen.example". */
static char *
dup_domain (const char *text)
{
  g_autofree char *line = tidy (text);
  const char *scheme = strstr (line, "://");
  const char *host = scheme != NULL ? scheme + 3 : line;
  g_autofree char *domain = g_strndup (host, strcspn (host, "/?#: "));
  g_autofree char *lower = g_utf8_strdown (domain, -1);
  const char *start = *lower == '@' ? lower + 1 : lower;

  return g_strdup (g_str_has_prefix (start, "www.") ? start + 4 : start);
}

static void
notify_all (LiaisonProspect *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXTS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
}

static void
liaison_prospect_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonProspect *self = LIAISON_PROSPECT (object);

  switch (id)
    {
    case PROP_MARKS:
      g_value_set_uint (value, self->marks);
      break;
    case PROP_INCLUDED:
      g_value_set_boolean (value, liaison_prospect_is_included (self));
      break;
    case PROP_TEXTS:
      g_value_set_boolean (value, TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_prospect_finalize (GObject *object)
{
  LiaisonProspect *self = LIAISON_PROSPECT (object);

  for (guint i = 0; self->typed != NULL && i < LIAISON_PROSPECT_N_FIELDS; i++)
    g_free (self->typed[i]);
  g_free (self->typed);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->columns);

  G_OBJECT_CLASS (liaison_prospect_parent_class)->finalize (object);
}

static void
liaison_prospect_class_init (LiaisonProspectClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_prospect_get_property;
  object_class->finalize = liaison_prospect_finalize;

  properties[PROP_MARKS] = g_param_spec_uint ("marks", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_INCLUDED] = g_param_spec_boolean ("included", NULL, NULL, FALSE, readable);
  properties[PROP_TEXTS] = g_param_spec_boolean ("texts", NULL, NULL, TRUE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_prospect_init (LiaisonProspect *self)
{
}

LiaisonProspect *
liaison_prospect_new (GPtrArray *rows, guint row, GArray *columns, guint line)
{
  LiaisonProspect *self;

  g_return_val_if_fail (rows != NULL && row < rows->len, NULL);
  g_return_val_if_fail (columns != NULL && columns->len == LIAISON_PROSPECT_N_FIELDS, NULL);

  self = g_object_new (LIAISON_TYPE_PROSPECT, NULL);
  self->rows = g_ptr_array_ref (rows);
  self->row = row;
  self->columns = g_array_ref (columns);
  self->line = line;
  return self;
}

guint
liaison_prospect_get_line (LiaisonProspect *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT (self), 0);

  return self->line;
}

const char *const *
liaison_prospect_get_cells (LiaisonProspect *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT (self), NULL);

  return g_ptr_array_index (self->rows, self->row);
}

char *
liaison_prospect_dup_text (LiaisonProspect *self, LiaisonProspectField field)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (LIAISON_IS_PROSPECT (self), NULL);
  g_return_val_if_fail (field < LIAISON_PROSPECT_N_FIELDS, NULL);

  if (field == LIAISON_PROSPECT_CONTACT_MAIL)
    return dup_mail (get_raw (self, field));
  if (field == LIAISON_PROSPECT_DOMAIN)
    return dup_domain (get_raw (self, field));

  text = tidy (get_raw (self, field));
  if (field == LIAISON_PROSPECT_CONTACT_NAME && *text == '\0')
    return dup_name_beside_mail (get_raw (self, LIAISON_PROSPECT_CONTACT_MAIL));
  return g_steal_pointer (&text);
}

void
liaison_prospect_set_text (LiaisonProspect *self, LiaisonProspectField field, const char *text)
{
  g_return_if_fail (LIAISON_IS_PROSPECT (self));
  g_return_if_fail (field < LIAISON_PROSPECT_N_FIELDS);
  g_return_if_fail (text != NULL);

  if (g_str_equal (get_raw (self, field), text))
    return;
  if (self->typed == NULL)
    self->typed = g_new0 (char *, LIAISON_PROSPECT_N_FIELDS);
  g_free (self->typed[field]);
  self->typed[field] = g_strdup (text);
  notify_all (self);
}

gboolean
liaison_prospect_take_corrections (LiaisonProspect *self, LiaisonProspect *former)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT (self), FALSE);
  g_return_val_if_fail (LIAISON_IS_PROSPECT (former), FALSE);

  if (former->typed == NULL)
    return FALSE;
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    if (former->typed[i] != NULL)
      liaison_prospect_set_text (self, i, former->typed[i]);
  return TRUE;
}

LiaisonProspectMarks
liaison_prospect_get_marks (LiaisonProspect *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT (self), 0);

  return self->marks;
}

void
liaison_prospect_set_marks (LiaisonProspect *self, LiaisonProspectMarks marks)
{
  g_return_if_fail (LIAISON_IS_PROSPECT (self));

  if (self->marks == marks)
    return;
  self->marks = marks;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
}

gboolean
liaison_prospect_is_included (LiaisonProspect *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT (self), FALSE);

  if (self->marks & LIAISON_PROSPECT_ERRORS || self->choice == CHOICE_OUT)
    return FALSE;
  return self->choice == CHOICE_IN || (self->marks & LIAISON_PROSPECT_DOUBTS) == 0;
}

void
liaison_prospect_set_included (LiaisonProspect *self, gboolean included)
{
  Choice choice = included ? CHOICE_IN : CHOICE_OUT;

  g_return_if_fail (LIAISON_IS_PROSPECT (self));

  if (self->choice == choice)
    return;
  self->choice = choice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
}
