/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sandbox/liaison-sandbox-story.h"

G_BEGIN_DECLS

/* A pretended Microsoft cloud on a loopback port, speaking only HTTP: sign-in, Partner Center,
 * and of Graph who somebody is. It runs in the thread-default main context of the thread that
 * starts it. */
#define LIAISON_TYPE_SANDBOX_SERVER (liaison_sandbox_server_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSandboxServer,
                      liaison_sandbox_server,
                      LIAISON,
                      SANDBOX_SERVER,
                      GObject)

typedef struct _LiaisonSandboxCrypto LiaisonSandboxCrypto;

typedef struct
{
  guint n_customers;          /* 0 to 1 000 000 */
  guint32 seed;               /* same seed and same day, same world */
  gint64 now;                 /* seconds since 1970 of that day; 0: the clock */
  const char *cloud;          /* "global", "usgov", "china", "germany"; NULL: global */
  guint n_providers;          /* indirect providers of the partner, 2 at the most */
  guint latency_ms;           /* added to every answer */
  guint page_size_max;        /* 0: 500 */
  guint device_interval;      /* seconds between two polls of a device sign-in; 0: 5 */
  gboolean device_is_patient; /* no poll comes too early, for clients whose clock runs fast */
  const char *tls;            /* https with a bad certificate: "self-signed", "expired",
                                 "wrong-host"; NULL: http */
  const LiaisonSandboxCrypto *crypto; /* needed for tls; NULL: nobody can check the id tokens */
} LiaisonSandboxOptions;

LiaisonSandboxServer *liaison_sandbox_server_new (const LiaisonSandboxOptions *options);

/* Listens on 127.0.0.1 (@port 0: a free one). */
gboolean liaison_sandbox_server_start (LiaisonSandboxServer *self, guint port, GError **error);
void liaison_sandbox_server_stop (LiaisonSandboxServer *self);
/* "http://127.0.0.1:PORT", https with tls; NULL before start. */
const char *liaison_sandbox_server_get_base (LiaisonSandboxServer *self);
/* A bearer token that is good for an hour. Transfer full. */
char *liaison_sandbox_server_dup_token (LiaisonSandboxServer *self);

/* Whoever @acceptance tells of accepts. Returns its Microsoft ID, transfer full; NULL: nobody has
 * the id that is asked for. */
char *liaison_sandbox_server_accept_as (LiaisonSandboxServer *self,
                                        const LiaisonSandboxAcceptance *acceptance);
/* A customer accepts: a new record appears in the list. @rights: whether delegated administration
 * privileges were granted. @country NULL: the partner's. Returns the new Microsoft ID, transfer
 * full. */
char *liaison_sandbox_server_accept (LiaisonSandboxServer *self,
                                     const char *company,
                                     const char *domain,
                                     const char *country,
                                     gboolean rights);

/* See liaison_sandbox_happen (). */
LiaisonSandboxHappening *liaison_sandbox_server_happen (LiaisonSandboxServer *self,
                                                        LiaisonSandboxEvent event,
                                                        const char *id,
                                                        const char *name);

/* See liaison_sandbox_world_travel (). */
void liaison_sandbox_server_travel (LiaisonSandboxServer *self, gint64 seconds);
/* How many indirect providers the partner has from now on, 2 at the most, and whether a link that
 * is asked for with one of them, or with an indirect reseller, comes without it. */
void liaison_sandbox_server_set_providers (LiaisonSandboxServer *self,
                                           guint n_providers,
                                           gboolean ignored);
/* How what happens from now on gets into the audit records. */
void liaison_sandbox_server_set_audit_mode (LiaisonSandboxServer *self,
                                            const LiaisonSandboxAuditMode *mode);

/* Test knobs. The next @count requests whose path and query contain @path (NULL: any to Partner
 * Center) …
 * An error without @service_code has no body (429: the gateway's); @status 0 drops the connection.
 */
void liaison_sandbox_server_fail_next (LiaisonSandboxServer *self,
                                       const char *path,
                                       guint status,
                                       const char *service_code,
                                       guint count); /* … answer an error body */
void liaison_sandbox_server_answer_next (LiaisonSandboxServer *self,
                                         const char *path,
                                         const char *body,
                                         const char *content_type,
                                         guint count); /* … answer 200 with this */
/* A fault as "liaison-sandbox --help" explains: "throttle,path=/users,count=2,seconds=10". Errors:
 * G_OPTION_ERROR. */
gboolean liaison_sandbox_server_add_fault (LiaisonSandboxServer *self,
                                           const char *spec,
                                           GError **error);
/* Requests to /v1 answered so far. */
guint liaison_sandbox_server_get_n_requests (LiaisonSandboxServer *self);
/* Requests of any kind but /sandbox whose path contains @path; NULL: all. */
guint liaison_sandbox_server_count_requests (LiaisonSandboxServer *self, const char *path);

G_END_DECLS
