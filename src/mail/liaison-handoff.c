/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-handoff.h"

#include <string.h>

#include "mail/liaison-mailto.h"
#include "model/liaison-error.h"

/* Inside a Flatpak the host's programs are not to be seen; the portal finds one. */
static gboolean
may_have_mail_app (void)
{
  g_autoptr(GAppInfo) mail_app = g_app_info_get_default_for_uri_scheme ("mailto");

  return mail_app != NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    g_task_return_new_error (task, LIAISON_ERROR, LIAISON_ERROR_NO_MAIL_APP, "%s", error->message);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

char *
liaison_handoff_dup_mail_app_name (void)
{
  g_autoptr(GAppInfo) mail_app = g_app_info_get_default_for_uri_scheme ("mailto");

  return mail_app != NULL ? g_strdup (g_app_info_get_display_name (mail_app)) : NULL;
}

void
liaison_handoff_open_async (const char *mailto,
                            GAppLaunchContext *context,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (mailto != NULL && g_str_has_prefix (mailto, "mailto:"));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_handoff_open_async);

  if (strlen (mailto) > LIAISON_MAILTO_MAX)
    g_task_return_new_error (task, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG,
                             "the address has %" G_GSIZE_FORMAT " bytes of at most %d",
                             strlen (mailto), LIAISON_MAILTO_MAX);
  else if (!may_have_mail_app ())
    g_task_return_new_error (task, LIAISON_ERROR, LIAISON_ERROR_NO_MAIL_APP,
                             "no program is registered for mailto");
  else
    g_app_info_launch_default_for_uri_async (mailto, context, cancellable, launched_cb,
                                             g_object_ref (task));
}

gboolean
liaison_handoff_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
liaison_handoff_dup_digest (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
