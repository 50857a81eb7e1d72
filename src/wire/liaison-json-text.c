/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-wire"

#include "wire/liaison-json-text.h"

#include <string.h>

#include "model/liaison-error.h"

/* A body of nothing but brackets would exhaust the stack. */
#define DEPTH_MAX 100

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
/* "\u" and four digits. */
#define UNIT_LENGTH 6

typedef struct
{
  const char *text;
  gsize length;
  gsize at; /* the next character */
  guint depth;
  gboolean has_root; /* an object or array that is complete */
  char *repaired;    /* a copy of the text; NULL: it needs none */
} Scan;

/* The UTF-16 unit written as "\uXXXX" at @at; -1: there is none. */
static int
read_unit (const Scan *scan, gsize at)
{
  int unit = 0;

  if (at > scan->length || scan->length - at < UNIT_LENGTH || scan->text[at] != '\\' ||
      scan->text[at + 1] != 'u')
    return -1;

  for (gsize i = 2; i < UNIT_LENGTH; i++)
    {
      int digit = g_ascii_xdigit_value (scan->text[at + i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

static gboolean
is_high (int unit)
{
  return unit >= 0xD800 && unit <= 0xDBFF;
}

static gboolean
is_low (int unit)
{
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* Passes over "\uXXXX", or two of them that make one character. FALSE: it is not well formed. */
static gboolean
scan_units (Scan *scan)
{
  int unit = read_unit (scan, scan->at);

  if (unit < 0)
    return FALSE;

  if (is_high (unit) && is_low (read_unit (scan, scan->at + UNIT_LENGTH)))
    scan->at += UNIT_LENGTH;
  else if (is_high (unit) || is_low (unit))
    {
      if (scan->repaired == NULL)
        scan->repaired = g_memdup2 (scan->text, scan->length);
      memcpy (scan->repaired + scan->at, "\\uFFFD", UNIT_LENGTH);
    }
  scan->at += UNIT_LENGTH;
  return TRUE;
}

/* Passes over the insides of a string and its end. FALSE: it has an escape that is none. */
static gboolean
scan_string (Scan *scan)
{
  while (scan->at < scan->length)
    {
      char c = scan->text[scan->at];
      char next = scan->at + 1 < scan->length ? scan->text[scan->at + 1] : '\0';

      if (c == '\\' && next == 'u')
        {
          if (!scan_units (scan))
            return FALSE;
        }
      else if (c == '\\')
        {
          if (next == '\0' || strchr ("\"\\/bfnrt", next) == NULL)
            return FALSE;
          scan->at += 2;
        }
      else
        {
          scan->at++;
          if (c == '"')
            return TRUE;
        }
    }
  return TRUE;
}

/* Outside of strings: of numbers, words and what separates them. */
static gboolean
is_plain (char c)
{
  switch (c)
    {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case ':':
    case ',':
    case '.':
    case '+':
    case '-':
      return TRUE;
    default:
      return g_ascii_isalnum (c);
    }
}

/* What is wrong from here on, or NULL. */
static const char *
find_fault (Scan *scan)
{
  while (scan->at < scan->length)
    {
      char c = scan->text[scan->at++];

      if (c == '{' || c == '[')
        {
          if (scan->has_root)
            return "The answer is more than one value";
          if (++scan->depth > DEPTH_MAX)
            return "The answer is nested too deeply";
        }
      else if (c == '}' || c == ']')
        {
          if (scan->depth == 0 || --scan->depth == 0)
            scan->has_root = TRUE;
        }
      else if (c == '"')
        {
          if (!scan_string (scan))
            return "The answer has a text that is not JSON";
        }
      else if (!is_plain (c))
        return "The answer is not JSON";
    }
  return NULL;
}

GBytes *
liaison_json_text_prepare (GBytes *body, GError **error)
{
  Scan scan = { 0 };
  gsize skipped = 0;
  const char *fault;

  scan.text = g_bytes_get_data (body, &scan.length);
  if (scan.length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (scan.text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    scan.at = skipped = strlen (BYTE_ORDER_MARK);

  fault = scan.length == skipped ? "The answer is empty" : find_fault (&scan);
  if (fault != NULL)
    {
      g_free (scan.repaired);
      g_propagate_error (error, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, fault));
      return NULL;
    }

  if (scan.repaired != NULL)
    {
      g_autoptr(GBytes) repaired = g_bytes_new_take (scan.repaired, scan.length);

      return g_bytes_new_from_bytes (repaired, skipped, scan.length - skipped);
    }
  return g_bytes_new_from_bytes (body, skipped, scan.length - skipped);
}
