/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-table.h"

#include <string.h>

#include "model/liaison-error.h"

struct _LiaisonTable
{
  char *path;
  char *text;
  JsonParser *parser;
};

#define MAX_DEPTH 32

/* json-glib keeps no positions, and names the token before a mistake instead of the mistake. So the
 * text is walked by ourselves: once for its syntax, and again to find the line of a complaint. */
typedef struct
{
  const char *at;
  guint line;
  guint depth;
  const char *problem; /* the first mistake; the walk ends there, at its line */

  const char *where; /* what is looked for */
  GString *place;    /* where we are */
  gsize best;        /* length of the longest place around @where that was met … */
  guint found;       /* … and its line */
} Walk;

static void walk_value (Walk *walk);

static void
fail (Walk *walk, const char *problem)
{
  if (walk->problem != NULL)
    return;
  walk->problem = *walk->at == '\0' ? "the file ends too early" : problem;
  walk->at += strlen (walk->at);
}

static void
skip_over (Walk *walk, const char *end)
{
  for (; walk->at < end; walk->at++)
    walk->line += *walk->at == '\n';
}

static void
skip_blank (Walk *walk)
{
  skip_over (walk, walk->at + strspn (walk->at, " \t\r\n"));
}

static void
expect (Walk *walk, char character, const char *problem)
{
  if (*walk->at == character)
    walk->at++;
  else
    fail (walk, problem);
}

static void
skip_string (Walk *walk)
{
  const char *end = walk->at + 1;

  while (*end != '\0' && *end != '"' && *end != '\n')
    end += *end == '\\' && end[1] != '\0' ? 2 : 1;
  walk->at = end;
  expect (walk, '"', "a text must end on its line");
}

static void
note_place (Walk *walk)
{
  gsize length = walk->place->len;

  if (length >= walk->best && strncmp (walk->where, walk->place->str, length) == 0 &&
      (walk->where[length] == '/' || walk->where[length] == '\0'))
    {
      walk->best = length;
      walk->found = walk->line;
    }
}

static void
walk_member (Walk *walk)
{
  const char *name = walk->at + 1;

  if (*walk->at != '"')
    {
      fail (walk, "a field in quotation marks must stand here");
      return;
    }
  skip_string (walk);
  if (walk->problem != NULL)
    return;
  g_string_append_c (walk->place, '/');
  g_string_append_len (walk->place, name, walk->at - 1 - name);
  note_place (walk);
  skip_blank (walk);
  expect (walk, ':', "“:” is missing");
  skip_blank (walk);
  walk_value (walk);
}

/* An object or an array; the members of an object have their names for a place, the elements of an
 * array their numbers. */
static void
walk_container (Walk *walk, char close)
{
  gsize around = walk->place->len;

  walk->at++;
  skip_blank (walk);
  if (*walk->at == close)
    {
      walk->at++;
      return;
    }
  for (guint n = 0; walk->problem == NULL; n++)
    {
      skip_blank (walk);
      if (close == '}')
        walk_member (walk);
      else
        {
          g_string_append_printf (walk->place, "/%u", n);
          note_place (walk);
          walk_value (walk);
        }
      g_string_truncate (walk->place, around);

      skip_blank (walk);
      if (*walk->at == close)
        {
          walk->at++;
          return;
        }
      expect (walk, ',', close == '}' ? "“,” or “}” is missing" : "“,” or “]” is missing");
    }
}

static void
walk_value (Walk *walk)
{
  const char *end = walk->at + strcspn (walk->at, ",:{}[]\" \t\r\n");
  g_autofree char *word = g_strndup (walk->at, end - walk->at);
  char *number_end = NULL;

  if (walk->problem != NULL)
    return;
  if (++walk->depth > MAX_DEPTH)
    fail (walk, "there are too many brackets inside brackets");
  else if (*walk->at == '{')
    walk_container (walk, '}');
  else if (*walk->at == '[')
    walk_container (walk, ']');
  else if (*walk->at == '"')
    skip_string (walk);
  else if (g_ascii_isdigit (*word) || *word == '-')
    {
      g_ascii_strtod (word, &number_end);
      if (*number_end == '\0')
        walk->at = end;
      else
        fail (walk, "this is no number");
    }
  else if (g_str_equal (word, "true") || g_str_equal (word, "false") || g_str_equal (word, "null"))
    walk->at = end;
  else
    fail (walk, "a value must stand here");
  walk->depth--;
}

static void
walk_text (Walk *walk)
{
  skip_blank (walk);
  walk_value (walk);
  skip_blank (walk);
  if (*walk->at != '\0')
    fail (walk, "nothing may follow the last bracket");
}

static guint
find_line (const char *text, const char *where)
{
  g_autoptr(GString) place = g_string_new (NULL);
  Walk walk = { .at = text, .line = 1, .where = where, .place = place, .found = 1 };

  walk_text (&walk);
  return walk.found;
}

static gboolean
check_syntax (LiaisonTable *self, gsize length, GError **error)
{
  g_autoptr(GString) place = g_string_new (NULL);
  Walk walk = { .at = self->text, .line = 1, .where = "", .place = place };
  const char *end = NULL;

  if (g_utf8_validate (self->text, (gssize) length, &end))
    walk_text (&walk);
  else
    {
      skip_over (&walk, end);
      walk.problem = "the file must be UTF-8 text";
    }
  if (walk.problem == NULL)
    return TRUE;
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s:%u: %s", self->path, walk.line,
               walk.problem);
  return FALSE;
}

LiaisonTable *
liaison_table_load (const char *path, GError **error)
{
  g_autoptr(LiaisonTable) self = g_new0 (LiaisonTable, 1);
  g_autoptr(GError) parse_error = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  if (!g_file_get_contents (path, &self->text, &length, error) ||
      !check_syntax (self, length, error))
    return NULL;

  /* Whatever it should still refuse, it cannot tell better than we can. */
  self->parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (self->parser, self->text, (gssize) length, &parse_error))
    {
      liaison_table_complain (self, error, "", "%s", parse_error->message);
      return NULL;
    }
  if (liaison_table_get_root (self) == NULL)
    {
      liaison_table_complain (self, error, "", "the file must hold one object, “{ … }”");
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
liaison_table_free (LiaisonTable *self)
{
  g_clear_object (&self->parser);
  g_free (self->text);
  g_free (self->path);
  g_free (self);
}

JsonObject *
liaison_table_get_root (LiaisonTable *self)
{
  JsonNode *root = json_parser_get_root (self->parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

void
liaison_table_complain (LiaisonTable *self,
                        GError **error,
                        const char *where,
                        const char *format,
                        ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s:%u: %s", self->path,
               find_line (self->text, where), message);
}

const char *
liaison_table_text (JsonNode *node)
{
  const char *text = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return text != NULL && *text != '\0' ? text : NULL;
}
