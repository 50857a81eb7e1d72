/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"
#include "ui/liaison-invite-opener.h"
#include "ui/liaison-session-view.h"

G_BEGIN_DECLS

/* What a window shows of its one account: its views, that it is being opened, why it cannot be; or
 * the welcome page if there is no account.
 *
 * Properties: "narrow" (boolean, writable). Signals: "changed": it is another account, or at
 * another point of its way. */
#define LIAISON_TYPE_ACCOUNT_PANE (liaison_account_pane_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountPane, liaison_account_pane, LIAISON, ACCOUNT_PANE, AdwBin)

/* Id of the account that is open or being opened, or NULL. */
const char *liaison_account_pane_get_account (LiaisonAccountPane *self);
/* All NULL if there is none. Owned by the pane. */
LiaisonSession *liaison_account_pane_get_session (LiaisonAccountPane *self);
GSettings *liaison_account_pane_get_settings (LiaisonAccountPane *self);
/* NULL before the first account is open. */
LiaisonSessionView *liaison_account_pane_get_view (LiaisonAccountPane *self);
LiaisonInviteOpener *liaison_account_pane_get_opener (LiaisonAccountPane *self);
/* Why the account cannot be worked with at present, or NULL. Owned by the pane. */
const GError *liaison_account_pane_get_trouble (LiaisonAccountPane *self);
/* Its views are shown. */
gboolean liaison_account_pane_is_ready (LiaisonAccountPane *self);
/* No session was given or is on its way. */
gboolean liaison_account_pane_is_unused (LiaisonAccountPane *self);

/* These three only while there is no session. */
void liaison_account_pane_show_welcome (LiaisonAccountPane *self);
/* A session is being made for this account. */
void liaison_account_pane_show_starting (LiaisonAccountPane *self, const char *account);
/* Starts @session and shows it. @settings: of its account. */
void liaison_account_pane_set_session (LiaisonAccountPane *self,
                                       LiaisonSession *session,
                                       GSettings *settings);
/* A session could not be made or started. */
void liaison_account_pane_show_failure (LiaisonAccountPane *self, const GError *error);

/* Starts the session once more: what had failed is tried again, what is shown stays. */
void liaison_account_pane_restart (LiaisonAccountPane *self);
/* Does what helps against the trouble. */
void liaison_account_pane_solve (LiaisonAccountPane *self);
/* Ends when there is no session any more and everything is on the disk. */
void liaison_account_pane_end_session_async (LiaisonAccountPane *self,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean liaison_account_pane_end_session_finish (LiaisonAccountPane *self,
                                                  GAsyncResult *result,
                                                  GError **error);

/* Shows @text (plain) for a moment; with a button if @button_label is not NULL, which activates
 * @action with @target. */
void liaison_account_pane_add_toast (LiaisonAccountPane *self,
                                     const char *text,
                                     const char *button_label,
                                     const char *action,
                                     const char *target);
/* Where that is shown as long as the pane itself is not seen; NULL: in the pane. */
void liaison_account_pane_set_toast_overlay (LiaisonAccountPane *self, AdwToastOverlay *overlay);

G_END_DECLS
