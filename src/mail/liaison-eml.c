/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-eml.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mail/liaison-mailto.h"
#include "mail/liaison-mime.h"

#define MAX_FILE_NAME 100
#define FILE_SUFFIX ".eml"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeFormatOptions, g_mime_format_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMultipart, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimePart, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InternetAddress, g_object_unref)

/* A GMimeTextPart would choose a charset by itself. */
static void
add_text_part (GMimeMultipart *parts, const char *subtype, const char *text)
{
  g_autoptr(GMimePart) part = g_mime_part_new_with_type ("text", subtype);
  g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer (text, strlen (text));
  g_autoptr(GMimeDataWrapper) content =
               g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);

  g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "charset", "utf-8");
  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_multipart_add (parts, GMIME_OBJECT (part));
}

static void
add_recipient (GMimeMessage *message, const char *to, const char *to_name)
{
  g_autofree char *address = liaison_mail_dup_ascii_address (to);
  g_autofree char *name = to_name != NULL ? liaison_mail_dup_header_text (to_name) : NULL;
  g_autoptr(InternetAddress) mailbox = internet_address_mailbox_new (
    name != NULL && *name != '\0' ? name : NULL, address != NULL ? address : to);

  internet_address_set_charset (mailbox, "utf-8");
  internet_address_list_add (g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_TO),
                             mailbox);
}

static GBytes *
write_message (GMimeMessage *message)
{
  g_autoptr(GMimeFormatOptions) format = g_mime_format_options_new ();
  g_autoptr(GMimeStream) stream = g_mime_stream_mem_new ();
  GByteArray *bytes;

  g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_object_write_to_stream (GMIME_OBJECT (message), format, stream);

  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return g_bytes_new (bytes->data, bytes->len);
}

GBytes *
liaison_eml_new (const char *to,
                 const char *to_name,
                 const char *subject,
                 const char *body,
                 const char *link)
{
  g_autoptr(GMimeMessage) message = NULL;
  g_autoptr(GMimeMultipart) parts = NULL;
  g_autofree char *header = NULL;
  g_autofree char *html = NULL;

  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);

  liaison_mime_ensure ();
  header = liaison_mail_dup_header_text (subject);
  html = liaison_letter_to_html (body, link);
  parts = g_mime_multipart_new_with_subtype ("alternative");
  add_text_part (parts, "plain", body);
  add_text_part (parts, "html", html);

  message = g_mime_message_new (FALSE);
  g_mime_object_set_header (GMIME_OBJECT (message), "X-Unsent", "1", NULL);
  if (to != NULL)
    add_recipient (message, to, to_name);
  g_mime_message_set_subject (message, header, "utf-8");
  g_mime_message_set_mime_part (message, GMIME_OBJECT (parts));

  return write_message (message);
}

/* The link stands once in a letter that passed the link guard; every copy becomes an anchor. */
static void
append_line (GString *html, const char *line, const char *link)
{
  g_auto(GStrv) pieces = NULL;
  g_autofree char *address = NULL;

  if (link == NULL || *link == '\0')
    {
      g_autofree char *escaped = g_markup_escape_text (line, -1);

      g_string_append (html, escaped);
      return;
    }

  pieces = g_strsplit (line, link, -1);
  address = g_markup_escape_text (link, -1);
  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (pieces[i], -1);

      if (i > 0)
        g_string_append_printf (html, "<a href=\"%s\">%s</a>", address, address);
      g_string_append (html, escaped);
    }
}

char *
liaison_letter_to_html (const char *body, const char *link)
{
  g_autoptr(GString) html = g_string_new ("<html><head><meta charset=\"utf-8\"></head><body>\n");
  g_auto(GStrv) lines = NULL;
  gboolean inside = FALSE;

  g_return_val_if_fail (body != NULL, NULL);

  lines = g_strsplit (body, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      gboolean blank = lines[i][strspn (lines[i], " \t")] == '\0';

      if (blank)
        g_string_append (html, inside ? "</p>\n" : "");
      else
        {
          g_string_append (html, inside ? "<br>\n" : "<p>");
          append_line (html, lines[i], link);
        }
      inside = !blank;
    }
  g_string_append (html, inside ? "</p>\n</body></html>\n" : "</body></html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

/* What may stand in a file name on any disk a draft is saved to. */
static gboolean
is_file_name_character (gunichar c)
{
  return !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT && c != 0x2028 &&
         c != 0x2029 && (c >= 0x80 || strchr ("/\\:*?\"<>|", (int) c) == NULL);
}

char *
liaison_eml_dup_file_name (const char *company)
{
  g_autofree char *valid = company != NULL ? g_utf8_make_valid (company, -1) : g_strdup ("");
  g_autoptr(GString) name = g_string_new (NULL);
  const char *start;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (name, is_file_name_character (c) ? c : ' ');
    }
  while (name->len > MAX_FILE_NAME - strlen (FILE_SUFFIX))
    g_string_truncate (name, g_utf8_find_prev_char (name->str, name->str + name->len) - name->str);

  g_strchomp (name->str);
  start = name->str + strspn (name->str, ". ");
  /* Translators: Name of the file a letter is saved to when the customer's company is not known. */
  return g_strconcat (*start != '\0' ? start : _ ("Invitation"), FILE_SUFFIX, NULL);
}
