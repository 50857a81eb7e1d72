/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include <string.h>

#include "app/liaison-invite-letter.h"
#include "app/liaison-invite-private.h"
#include "mail/liaison-handoff.h"

/* The letter as it stands */

LiaisonGuardReport *
liaison_invite_check (LiaisonInvite *self)
{
  LiaisonSession *session;
  const char *link;
  LiaisonGuardReport *report;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  session = liaison_invite_get_session (self);
  link = liaison_invite_get_link (self);
  if (link != NULL)
    {
      g_autofree char *text =
        liaison_invite_letter_dup_checked_text (liaison_invite_get_invitation (self));

      return liaison_link_guard_check (liaison_session_get_cloud (session), link, text);
    }
  report = g_new0 (LiaisonGuardReport, 1);
  report->verdict = LIAISON_GUARD_MISSING;
  return report;
}

GStrv
liaison_invite_find_placeholders (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return liaison_invite_letter_find_placeholders (liaison_invite_get_invitation (self));
}

gboolean
liaison_invite_day_is_past (LiaisonInvite *self)
{
  const char *day;
  g_autofree char *today = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  day = liaison_invitation_get_due_date (liaison_invite_get_invitation (self));
  today = liaison_session_dup_day (liaison_invite_get_session (self), 0);
  return liaison_invite_get_reminded (self) == NULL && day != NULL && strcmp (day, today) < 0;
}

gsize
liaison_invite_get_mailto_size (LiaisonInvite *self)
{
  LiaisonInvitation *invitation;
  g_autofree char *mailto = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), 0);

  invitation = liaison_invite_get_invitation (self);
  mailto =
    liaison_invite_letter_dup_mailto (invitation, liaison_invitation_get_subject (invitation),
                                      liaison_invitation_get_body (invitation));
  return strlen (mailto);
}

/* One hand-off on its way. The words are copied when they were checked: what the user types
 * meanwhile has not left. */
typedef struct
{
  LiaisonHandoffMethod method;
  char *destination;
  char *subject;
  char *body;
  char *link;
} HandoffOp;

static HandoffOp *
handoff_op_new (LiaisonInvite *self, LiaisonHandoffMethod method)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self);
  HandoffOp *op = g_new0 (HandoffOp, 1);

  op->method = method;
  op->subject = g_strdup (liaison_invitation_get_subject (invitation));
  op->body = g_strdup (liaison_invitation_get_body (invitation));
  op->link = g_strdup (liaison_invitation_get_link (invitation));
  return op;
}

static void
handoff_op_free (HandoffOp *op)
{
  g_free (op->destination);
  g_free (op->subject);
  g_free (op->body);
  g_free (op->link);
  g_free (op);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HandoffOp, handoff_op_free)

static void
record (LiaisonInvite *self, HandoffOp *op)
{
  g_autofree char *digest = liaison_handoff_dup_digest (op->body != NULL ? op->body : "");
  LiaisonHandoff handoff = {
    .method = op->method,
    .time = liaison_session_get_now (liaison_invite_get_session (self)),
    .destination = op->destination,
    .subject = op->subject,
    .body = op->body,
    .link = op->link,
    .digest = digest,
  };

  liaison_invite_record (self, &handoff);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_invite_flush_finish (LIAISON_INVITE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The text has left: now it is recorded, whoever has lost interest since. */
static void
record_and_return (GTask *task)
{
  LiaisonInvite *self = g_task_get_source_object (task);

  g_task_set_check_cancellable (task, FALSE);
  record (self, g_task_get_task_data (task));
  liaison_invite_flush_async (self, recorded_cb, g_object_ref (task));
}

static gboolean
put_checked_text_on_clipboard (LiaisonInvite *self,
                               gboolean accept_doubled,
                               HandoffOp *op,
                               LiaisonClipboardFunc put_on_clipboard,
                               gpointer clipboard_data,
                               GError **error)
{
  LiaisonCloud *cloud = liaison_session_get_cloud (liaison_invite_get_session (self));
  g_autofree char *html = liaison_letter_to_html (op->body, op->link);

  if (!liaison_invite_letter_check_html (cloud, liaison_invite_get_invitation (self), html,
                                         accept_doubled, error))
    return FALSE;
  put_on_clipboard (op->body, html, clipboard_data);
  return TRUE;
}

/* The mail program:
 *
 *   checked (too long: on the clipboard first) → launched → recorded
 */
static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_handoff_open_finish (result, &error))
    record_and_return (task);
  else
    g_task_return_error (task, error);
}

/* The address to launch: the whole letter's, or a short draft's with the letter on the clipboard.
 */
static char *
make_mailto (LiaisonInvite *self,
             gboolean accept_doubled,
             HandoffOp *op,
             LiaisonClipboardFunc put_on_clipboard,
             gpointer clipboard_data,
             GError **error)
{
  LiaisonSession *session = liaison_invite_get_session (self);
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self);
  g_autofree char *mailto = liaison_invite_letter_dup_mailto (invitation, op->subject, op->body);

  if (!liaison_invite_letter_check_mailto (liaison_session_get_cloud (session), invitation, mailto,
                                           accept_doubled, error))
    return NULL;
  if (strlen (mailto) <= LIAISON_MAILTO_MAX)
    return g_steal_pointer (&mailto);

  if (!put_checked_text_on_clipboard (self, accept_doubled, op, put_on_clipboard, clipboard_data,
                                      error))
    return NULL;
  op->method = LIAISON_HANDOFF_MAIL_APP_SHORT;
  return liaison_invite_letter_dup_short_mailto (
    session, invitation, liaison_invite_get_sender (self), liaison_invite_get_first_day (self));
}

void
liaison_invite_open_in_mail_app_async (LiaisonInvite *self,
                                       gboolean accept_doubled,
                                       GAppLaunchContext *context,
                                       LiaisonClipboardFunc put_on_clipboard,
                                       gpointer clipboard_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *mailto = NULL;
  GError *error = NULL;
  HandoffOp *op;

  g_return_if_fail (LIAISON_IS_INVITE (self));
  g_return_if_fail (put_on_clipboard != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_invite_open_in_mail_app_async);
  op = handoff_op_new (self, LIAISON_HANDOFF_MAIL_APP);
  op->destination = liaison_handoff_dup_mail_app_name ();
  g_task_set_task_data (task, op, (GDestroyNotify) handoff_op_free);

  if (liaison_invite_check_letter (self, accept_doubled, &error))
    mailto = make_mailto (self, accept_doubled, op, put_on_clipboard, clipboard_data, &error);
  if (mailto == NULL)
    g_task_return_error (task, error);
  else
    liaison_handoff_open_async (mailto, context, cancellable, launched_cb, g_object_ref (task));
}

gboolean
liaison_invite_open_in_mail_app_finish (LiaisonInvite *self,
                                        GAsyncResult *result,
                                        LiaisonHandoffMethod *method,
                                        GError **error)
{
  HandoffOp *op;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  op = g_task_get_task_data (G_TASK (result));
  *method = op->method;
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
liaison_invite_copy (LiaisonInvite *self,
                     gboolean accept_doubled,
                     LiaisonClipboardFunc put_on_clipboard,
                     gpointer clipboard_data,
                     GError **error)
{
  g_autoptr(HandoffOp) op = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);
  g_return_val_if_fail (put_on_clipboard != NULL, FALSE);

  op = handoff_op_new (self, LIAISON_HANDOFF_CLIPBOARD);
  if (!liaison_invite_check_letter (self, accept_doubled, error) ||
      !put_checked_text_on_clipboard (self, accept_doubled, op, put_on_clipboard, clipboard_data,
                                      error))
    return FALSE;
  record (self, op);
  liaison_invite_flush_async (self, NULL, NULL);
  return TRUE;
}

static void
file_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    record_and_return (task);
  else
    g_task_return_error (task, error);
}

/* The file's two parts are the text and its HTML. */
static GBytes *
make_eml (LiaisonInvite *self, gboolean accept_doubled, HandoffOp *op, GError **error)
{
  LiaisonCloud *cloud = liaison_session_get_cloud (liaison_invite_get_session (self));
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self);
  const char *to = liaison_invitation_get_contact_mail (invitation);
  g_autofree char *html = NULL;

  if (!liaison_invite_check_letter (self, accept_doubled, error))
    return NULL;
  html = liaison_letter_to_html (op->body, op->link);
  if (!liaison_invite_letter_check_html (cloud, invitation, html, accept_doubled, error))
    return NULL;
  return liaison_eml_new (to != NULL && *to != '\0' ? to : NULL,
                          liaison_invitation_get_contact_name (invitation),
                          op->subject != NULL ? op->subject : "", op->body, op->link);
}

void
liaison_invite_save_file_async (LiaisonInvite *self,
                                gboolean accept_doubled,
                                GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GBytes) eml = NULL;
  GError *error = NULL;
  HandoffOp *op;

  g_return_if_fail (LIAISON_IS_INVITE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_invite_save_file_async);
  op = handoff_op_new (self, LIAISON_HANDOFF_FILE);
  op->destination = g_file_get_parse_name (file);
  g_task_set_task_data (task, op, (GDestroyNotify) handoff_op_free);

  eml = make_eml (self, accept_doubled, op, &error);
  if (eml == NULL)
    g_task_return_error (task, error);
  else
    g_file_replace_contents_bytes_async (file, eml, NULL, FALSE, G_FILE_CREATE_NONE, cancellable,
                                         file_written_cb, g_object_ref (task));
}

gboolean
liaison_invite_save_file_finish (LiaisonInvite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_invite_note_other_way (LiaisonInvite *self)
{
  g_autoptr(HandoffOp) op = NULL;

  g_return_if_fail (LIAISON_IS_INVITE (self));

  op = handoff_op_new (self, LIAISON_HANDOFF_OTHER_WAY);
  record (self, op);
  liaison_invite_flush_async (self, NULL, NULL);
}
