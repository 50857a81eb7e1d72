/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* A session in a window, from its first start to its end.
 *
 * Signals: "started"; "failed" (GError): it could not be started. Neither comes after the end. */
#define LIAISON_TYPE_SESSION_RUN (liaison_session_run_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSessionRun, liaison_session_run, LIAISON, SESSION_RUN, GObject)

LiaisonSessionRun *liaison_session_run_new (LiaisonSession *session);
LiaisonSession *liaison_session_run_get_session (LiaisonSessionRun *self);

/* May be called again after a failure. */
void liaison_session_run_start (LiaisonSessionRun *self);
/* Ends when everything is on the disk. */
void liaison_session_run_end_async (LiaisonSessionRun *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean liaison_session_run_end_finish (LiaisonSessionRun *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
