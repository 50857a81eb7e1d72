/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-body.h"

#include <stdarg.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _LiaisonSandboxBody
{
  GString *text;
};

/* No comma after an opening bracket. A text ends with its quotation mark, so that a bracket as the
 * last byte is always one of ours. */
static void
begin_member (LiaisonSandboxBody *body, const char *name)
{
  char last = body->text->str[body->text->len - 1];

  if (last != '{' && last != '[')
    g_string_append_c (body->text, ',');
  if (name != NULL)
    {
      g_string_append_c (body->text, '"');
      g_string_append (body->text, name);
      g_string_append (body->text, "\":");
    }
}

static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  while (*value != '\0')
    {
      gsize plain = 0;

      while ((guchar) value[plain] >= 0x20 && value[plain] != '"' && value[plain] != '\\')
        plain++;
      g_string_append_len (text, value, plain);
      value += plain;
      if (*value == '\0')
        break;
      if (*value == '"' || *value == '\\')
        g_string_append_printf (text, "\\%c", *value);
      else
        g_string_append_printf (text, "\\u%04x", (guint) *value);
      value++;
    }
  g_string_append_c (text, '"');
}

LiaisonSandboxBody *
liaison_sandbox_body_new (void)
{
  LiaisonSandboxBody *body = g_new0 (LiaisonSandboxBody, 1);

  body->text = g_string_sized_new (1024);
  g_string_append (body->text, BYTE_ORDER_MARK "{");
  return body;
}

void
liaison_sandbox_body_free (LiaisonSandboxBody *body)
{
  if (body->text != NULL)
    g_string_free (body->text, TRUE);
  g_free (body);
}

GBytes *
liaison_sandbox_body_end (LiaisonSandboxBody *body)
{
  GBytes *bytes;

  g_string_append_c (body->text, '}');
  bytes = g_string_free_to_bytes (g_steal_pointer (&body->text));
  liaison_sandbox_body_free (body);
  return bytes;
}

void
liaison_sandbox_body_open (LiaisonSandboxBody *body, const char *name)
{
  begin_member (body, name);
  g_string_append_c (body->text, '{');
}

void
liaison_sandbox_body_close (LiaisonSandboxBody *body)
{
  g_string_append_c (body->text, '}');
}

void
liaison_sandbox_body_open_array (LiaisonSandboxBody *body, const char *name)
{
  begin_member (body, name);
  g_string_append_c (body->text, '[');
}

void
liaison_sandbox_body_close_array (LiaisonSandboxBody *body)
{
  g_string_append_c (body->text, ']');
}

void
liaison_sandbox_body_add_text (LiaisonSandboxBody *body, const char *name, const char *text)
{
  if (text == NULL)
    return;

  begin_member (body, name);
  append_quoted (body->text, text);
}

void
liaison_sandbox_body_add_null (LiaisonSandboxBody *body, const char *name)
{
  begin_member (body, name);
  g_string_append (body->text, "null");
}

static void
add_vformat (LiaisonSandboxBody *body, const char *name, const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  liaison_sandbox_body_add_text (body, name, text);
}

void
liaison_sandbox_body_add_format (LiaisonSandboxBody *body,
                                 const char *name,
                                 const char *format,
                                 ...)
{
  va_list args;

  va_start (args, format);
  add_vformat (body, name, format, args);
  va_end (args);
}

void
liaison_sandbox_body_add_number (LiaisonSandboxBody *body, const char *name, gint64 number)
{
  begin_member (body, name);
  g_string_append_printf (body->text, "%" G_GINT64_FORMAT, number);
}

void
liaison_sandbox_body_add_flag (LiaisonSandboxBody *body, const char *name, gboolean flag)
{
  begin_member (body, name);
  g_string_append (body->text, flag ? "true" : "false");
}

void
liaison_sandbox_body_add_link (LiaisonSandboxBody *body, const char *name, const char *format, ...)
{
  va_list args;

  liaison_sandbox_body_open (body, name);
  va_start (args, format);
  add_vformat (body, "uri", format, args);
  va_end (args);
  liaison_sandbox_body_add_text (body, "method", "GET");
  liaison_sandbox_body_open_array (body, "headers");
  liaison_sandbox_body_close_array (body);
  liaison_sandbox_body_close (body);
}

void
liaison_sandbox_body_add_attributes (LiaisonSandboxBody *body,
                                     const char *object_type,
                                     const char *etag)
{
  liaison_sandbox_body_open (body, "attributes");
  liaison_sandbox_body_add_text (body, "etag", etag);
  liaison_sandbox_body_add_text (body, "objectType", object_type);
  liaison_sandbox_body_close (body);
}
