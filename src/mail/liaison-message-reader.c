/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-message-reader.h"

#include <string.h>

#include "mail/liaison-mime.h"
#include "model/liaison-csv-reader.h"
#include "model/liaison-error.h"

/* Of text: a letter has some thousands. */
#define MAX_TEXT_BYTES (2 * 1024 * 1024)

void
liaison_message_free (LiaisonMessage *message)
{
  g_free (message->subject);
  g_strfreev (message->recipients);
  g_free (message->text);
  g_free (message->html);
  g_free (message);
}

static GError *
new_unreadable (const char *why)
{
  return g_error_new (LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "message not read: %s", why);
}

/* ---- Characters */

static char *
convert (const char *bytes, gsize length, const char *charset)
{
  gsize written = 0;
  char *text = g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, &written, NULL);

  if (text != NULL && memchr (text, '\0', written) == NULL && g_utf8_validate (text, -1, NULL))
    return text;
  g_free (text);
  return NULL;
}

/* Every pair of accented letters is a Chinese character as well: which it is, lists of prospects
 * know. */
static char *
guess_characters (const char *bytes, gsize length)
{
  LiaisonCsvEncoding encoding = LIAISON_CSV_AUTOMATIC;
  g_autofree char *lenient = liaison_csv_decode (bytes, length, &encoding);
  char *text = NULL;

  if (encoding == LIAISON_CSV_GB18030)
    text = convert (bytes, length, "GB18030");
  return text != NULL ? text : convert (bytes, length, "WINDOWS-1252");
}

/* @charset: as the message says, or NULL. */
static char *
decode_characters (const char *bytes, gsize length, const char *charset)
{
  char *text = NULL;

  if (length >= 2 && (memcmp (bytes, "\377\376", 2) == 0 || memcmp (bytes, "\376\377", 2) == 0))
    return convert (bytes, length, "UTF-16");
  if (length >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    return decode_characters (bytes + 3, length - 3, charset);

  /* A zero byte is of no text in any of them. */
  if (memchr (bytes, '\0', length) != NULL)
    return NULL;
  if (charset != NULL && g_ascii_strcasecmp (charset, "us-ascii") != 0)
    text = convert (bytes, length, charset);
  if (text == NULL && g_utf8_validate (bytes, (gssize) length, NULL))
    text = g_strndup (bytes, length);
  return text != NULL ? text : guess_characters (bytes, length);
}

static char *
unify_line_ends (const char *text)
{
  GString *unified = g_string_new (text);

  g_string_replace (unified, "\r\n", "\n", 0);
  g_string_replace (unified, "\r", "\n", 0);
  return g_string_free (unified, FALSE);
}

/* RFC 3676: a line that ends in a blank goes on in the next one. */
static char *
unfold_flowed (const char *text, gboolean delete_space)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *unfolded = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);
      gboolean goes_on = length > 0 && lines[i][length - 1] == ' ' &&
                         !g_str_equal (lines[i], "-- ") && lines[i + 1] != NULL;

      g_string_append_len (unfolded, lines[i], goes_on && delete_space ? length - 1 : length);
      if (!goes_on && lines[i + 1] != NULL)
        g_string_append_c (unfolded, '\n');
    }
  return g_string_free (unfolded, FALSE);
}

/* ---- Messages */

/* Decoded from its transfer encoding. */
static GBytes *
dup_content (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  g_autoptr(GMimeStream) stream = g_mime_stream_mem_new ();
  GByteArray *bytes;

  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return g_bytes_new (bytes->data, bytes->len);
}

static char *
dup_part_text (GMimePart *part)
{
  GMimeObject *object = GMIME_OBJECT (part);
  const char *format = g_mime_object_get_content_type_parameter (object, "format");
  const char *del_sp = g_mime_object_get_content_type_parameter (object, "delsp");
  g_autoptr(GBytes) bytes = dup_content (part);
  gsize length = 0;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *decoded = NULL;
  g_autofree char *text = NULL;

  if (length > MAX_TEXT_BYTES)
    return NULL;
  decoded = length > 0
              ? decode_characters (start, length,
                                   g_mime_object_get_content_type_parameter (object, "charset"))
              : g_strdup ("");
  if (decoded == NULL)
    return NULL;
  text = unify_line_ends (decoded);
  if (format != NULL && g_ascii_strcasecmp (format, "flowed") == 0)
    return unfold_flowed (text, del_sp != NULL && g_ascii_strcasecmp (del_sp, "yes") == 0);
  return g_steal_pointer (&text);
}

static void
append_part (char **place, char *text)
{
  if (*place == NULL)
    *place = text;
  else
    {
      char *both = g_strconcat (*place, "\n", text, NULL);

      g_free (*place);
      g_free (text);
      *place = both;
    }
}

static void
part_cb (GMimeObject *parent, GMimeObject *object, gpointer user_data)
{
  LiaisonMessage *self = user_data;
  GMimeContentType *type = g_mime_object_get_content_type (object);
  const char *disposition = g_mime_object_get_disposition (object);
  gboolean html = g_mime_content_type_is_type (type, "text", "html");
  char *text;

  if (!GMIME_IS_PART (object) || (!html && !g_mime_content_type_is_type (type, "text", "plain")) ||
      (disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0))
    return;
  text = dup_part_text (GMIME_PART (object));
  if (text != NULL)
    append_part (html ? &self->html : &self->text, text);
}

/* As anybody may have written them. */
static void
add_addresses (GStrvBuilder *builder, InternetAddressList *list)
{
  for (int i = 0; list != NULL && i < internet_address_list_length (list); i++)
    {
      InternetAddress *entry = internet_address_list_get_address (list, i);
      const char *address = INTERNET_ADDRESS_IS_MAILBOX (entry)
                              ? internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (entry))
                              : NULL;
      g_autofree char *text = address != NULL ? g_utf8_make_valid (address, -1) : NULL;

      if (INTERNET_ADDRESS_IS_GROUP (entry))
        add_addresses (builder,
                       internet_address_group_get_members (INTERNET_ADDRESS_GROUP (entry)));
      else if (text != NULL && *text != '\0')
        g_strv_builder_add (builder, text);
    }
}

static GStrv
find_recipients (GMimeMessage *mail)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  add_addresses (builder, g_mime_message_get_to (mail));
  return g_strv_builder_end (builder);
}

static LiaisonMessage *
read_mail (GBytes *bytes, GError **error)
{
  g_autoptr(LiaisonMessage) self = g_new0 (LiaisonMessage, 1);
  gsize length = 0;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autoptr(GMimeStream) stream = NULL;
  g_autoptr(GMimeParser) parser = NULL;
  g_autoptr(GMimeMessage) mail = NULL;

  liaison_mime_ensure ();
  stream = g_mime_stream_mem_new_with_buffer (start, length);
  parser = g_mime_parser_new_with_stream (stream);
  mail = g_mime_parser_construct_message (parser, NULL);
  self->format = LIAISON_MESSAGE_MAIL;
  if (mail != NULL)
    {
      self->subject = g_strdup (g_mime_message_get_subject (mail));
      self->recipients = find_recipients (mail);
      g_mime_message_foreach (mail, part_cb, self);
    }
  if (self->text == NULL && self->html == NULL)
    {
      g_propagate_error (error, new_unreadable ("it has no part of text"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* ---- What it is */

/* Header fields that nobody writes into a letter by hand. */
static gboolean
is_telling_field (const char *line)
{
  static const char *const fields[] = {
    "MIME-Version:", "Content-Type:", "Received:",         "Return-Path:",
    "Message-ID:",   "X-Unsent:",     "X-Mozilla-Status:",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strncasecmp (line, fields[i], strlen (fields[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_field (const char *line, const char *end)
{
  const char *p = line;

  while (p < end && g_ascii_isgraph (*p) && *p != ':')
    p++;
  return p > line && p < end && *p == ':';
}

/* A header, up to an empty line or the end, with a field that only messages have. */
static gboolean
is_mail (const char *start, gsize length)
{
  const char *end = start + length;
  gboolean telling = FALSE;

  for (const char *line = start; line < end;)
    {
      const char *line_end = memchr (line, '\n', end - line);

      if (line_end == NULL)
        line_end = end;
      if (line_end == line || (*line == '\r' && line_end == line + 1))
        break;
      if (*line != ' ' && *line != '\t')
        {
          gboolean separator = line == start && g_str_has_prefix (line, "From ");

          if (!is_field (line, line_end) && !separator)
            return FALSE;
          telling |= is_telling_field (line);
        }
      line = line_end + 1;
    }
  return telling;
}

static gboolean
is_html (const char *text)
{
  static const char *const beginnings[] = { "<!doctype html", "<html", "<head", "<body", "<meta" };
  const char *start = text + strspn (text, " \t\r\n");

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (start, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  /* A piece of it; a letter may hold "<https://…>". */
  return g_regex_match_simple ("<(a\\s[^>]*href\\s*=|(p|div|br|span)(\\s[^>]*)?/?>)", text,
                               G_REGEX_CASELESS, 0);
}

static LiaisonMessage *
new_from_text (char *text)
{
  LiaisonMessage *self = g_new0 (LiaisonMessage, 1);

  if (is_html (text))
    {
      self->format = LIAISON_MESSAGE_HTML;
      self->html = text;
    }
  else
    {
      self->format = LIAISON_MESSAGE_TEXT;
      self->text = unify_line_ends (text);
      g_free (text);
    }
  return self;
}

/* Editors put a mark of byte order before a header, and people an empty line. */
static gsize
find_beginning (const char *start, gsize length)
{
  gsize i = length >= 3 && memcmp (start, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (i < length && (start[i] == '\r' || start[i] == '\n'))
    i++;
  return i;
}

LiaisonMessage *
liaison_message_read (GBytes *bytes, GError **error)
{
  gsize length = 0;
  gsize header;
  const char *start;
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  start = g_bytes_get_data (bytes, &length);
  if (length > LIAISON_MESSAGE_MAX_BYTES)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG, "message not read: too long");
      return NULL;
    }
  header = find_beginning (start, length);
  if (header < length && is_mail (start + header, length - header))
    {
      g_autoptr(GBytes) mail = g_bytes_new_from_bytes (bytes, header, length - header);

      return read_mail (mail, error);
    }
  if (length > MAX_TEXT_BYTES)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG, "text not read: too long");
      return NULL;
    }

  text = length > 0 ? decode_characters (start, length, NULL) : g_strdup ("");
  if (text == NULL)
    {
      g_propagate_error (error, new_unreadable ("it is no text"));
      return NULL;
    }
  return new_from_text (text);
}

LiaisonMessage *
liaison_message_new (const char *text, const char *html, GError **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LiaisonMessage) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new_static (text, strlen (text));
  if (html == NULL)
    return liaison_message_read (bytes, error);

  if (strlen (text) > MAX_TEXT_BYTES || strlen (html) > MAX_TEXT_BYTES)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG, "text not read: too long");
      return NULL;
    }
  self = g_new0 (LiaisonMessage, 1);
  self->format = LIAISON_MESSAGE_TEXT;
  self->text = unify_line_ends (text);
  self->html = g_utf8_make_valid (html, -1);
  return g_steal_pointer (&self);
}
