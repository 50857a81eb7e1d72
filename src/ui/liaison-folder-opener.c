/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-folder-opener.h"

#define FILE_MANAGER "org.freedesktop.FileManager1"

/* Asking:
 *
 *   show → bus_got → shown
 *
 * and from any of them, when nobody answers, open_folder.
 */
typedef struct
{
  GFile *file;
  GWeakRef parent;
} ShowOp;

static void bus_got_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void shown_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
show_op_free (ShowOp *op)
{
  g_weak_ref_clear (&op->parent);
  g_object_unref (op->file);
  g_free (op);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShowOp, show_op_free)

/* From within a sandbox this goes through the desktop's portal. */
static void
open_folder (ShowOp *op)
{
  g_autoptr(GFile) folder = g_file_get_parent (op->file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;
  g_autoptr(GtkWindow) parent = g_weak_ref_get (&op->parent);

  if (uri != NULL)
    gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

static void
bus_got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(ShowOp) op = user_data;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = g_file_get_uri (op->file);
  const char *uris[] = { uri, NULL };

  if (bus == NULL)
    {
      open_folder (op);
      return;
    }

  g_dbus_connection_call (bus, FILE_MANAGER, "/org/freedesktop/FileManager1", FILE_MANAGER,
                          "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, g_steal_pointer (&op));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(ShowOp) op = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer =
               g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    return;

  g_debug ("no file manager: %s", error->message);
  open_folder (op);
}

void
liaison_folder_opener_show (GFile *file, GtkWindow *parent)
{
  ShowOp *op;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  op = g_new0 (ShowOp, 1);
  op->file = g_object_ref (file);
  g_weak_ref_init (&op->parent, parent);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_got_cb, op);
}
