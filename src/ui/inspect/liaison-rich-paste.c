/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/inspect/liaison-rich-paste.h"

#include <string.h>

#define HTML_TYPE "text/html"

/*   read → html_opened → html_read → text_read
 *              └─ no HTML: text_read ─┘
 */
typedef struct
{
  char *html;
  char *text;
} PasteOp;

static void
paste_op_free (PasteOp *op)
{
  g_free (op->html);
  g_free (op->text);
  g_free (op);
}

gboolean
liaison_rich_paste_has_html (GdkClipboard *clipboard)
{
  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), FALSE);

  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), HTML_TYPE);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  PasteOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  op->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  /* HTML alone is good enough. */
  if (error != NULL && op->html != NULL)
    g_clear_error (&error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_text (GTask *task)
{
  gdk_clipboard_read_text_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                                 text_read_cb, task);
}

/* Some programs give UTF-16; the text alone is checked then. */
static char *
dup_html (GBytes *bytes)
{
  gsize length = 0;
  const char *start = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return NULL;
  /* Some end it with a zero. */
  if (start[length - 1] == '\0')
    length--;
  return g_utf8_validate (start, (gssize) length, NULL) ? g_strndup (start, length) : NULL;
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PasteOp *op = g_task_get_task_data (task);
  g_autoptr(GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
      op->html = dup_html (bytes);
    }
  read_text (task);
}

static void
html_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr(GInputStream) stream =
               gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr(GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      read_text (task);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
    memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
    G_PRIORITY_DEFAULT, g_task_get_cancellable (task), html_read_cb, task);
}

void
liaison_rich_paste_read_async (GdkClipboard *clipboard,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const char *types[] = { HTML_TYPE, NULL };
  GTask *task;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_rich_paste_read_async);
  g_task_set_task_data (task, g_new0 (PasteOp, 1), (GDestroyNotify) paste_op_free);
  if (liaison_rich_paste_has_html (clipboard))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, cancellable, html_opened_cb,
                              task);
  else
    read_text (task);
}

char *
liaison_rich_paste_read_finish (GdkClipboard *clipboard,
                                GAsyncResult *result,
                                char **html,
                                GError **error)
{
  PasteOp *op;

  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  op = g_task_get_task_data (G_TASK (result));
  *html = g_steal_pointer (&op->html);
  return op->text != NULL ? g_steal_pointer (&op->text) : g_strdup ("");
}
