/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-server.h"

G_BEGIN_DECLS

/* The sandbox in a thread and main context of its own, for the demonstration: its work never
 * holds the interface up. Methods may be called from the main thread. */
#define LIAISON_TYPE_SANDBOX_THREAD (liaison_sandbox_thread_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSandboxThread,
                      liaison_sandbox_thread,
                      LIAISON,
                      SANDBOX_THREAD,
                      GObject)

/* Starts thread and server on a free port. The world is generated in that thread. */
void liaison_sandbox_thread_start_async (const LiaisonSandboxOptions *options,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
LiaisonSandboxThread *liaison_sandbox_thread_start_finish (GAsyncResult *result, GError **error);

const char *liaison_sandbox_thread_get_base (LiaisonSandboxThread *self);
/* See liaison_sandbox_server_accept_as (). G_IO_ERROR_NOT_FOUND: nobody has that id. */
void liaison_sandbox_thread_accept_async (LiaisonSandboxThread *self,
                                          const LiaisonSandboxAcceptance *acceptance,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
char *liaison_sandbox_thread_accept_finish (LiaisonSandboxThread *self,
                                            GAsyncResult *result,
                                            GError **error);
/* It happens to somebody. Transfer full; G_IO_ERROR_NOT_FOUND: there is nobody. */
void liaison_sandbox_thread_happen_async (LiaisonSandboxThread *self,
                                          LiaisonSandboxEvent event,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
LiaisonSandboxHappening *liaison_sandbox_thread_happen_finish (LiaisonSandboxThread *self,
                                                               GAsyncResult *result,
                                                               GError **error);
/* See liaison_sandbox_world_travel (). */
void liaison_sandbox_thread_travel_async (LiaisonSandboxThread *self,
                                          gint64 seconds,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean liaison_sandbox_thread_travel_finish (LiaisonSandboxThread *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
