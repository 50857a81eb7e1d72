/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-crypto.h"
#include "sandbox/liaison-sandbox-devices.h"
#include "sandbox/liaison-sandbox-faults.h"
#include "sandbox/liaison-sandbox-grants.h"
#include "sandbox/liaison-sandbox-guard.h"
#include "sandbox/liaison-sandbox-server.h"

G_BEGIN_DECLS

/* What one sandbox consists of, for those who answer its requests. Owned by the server. */
typedef struct
{
  LiaisonSandboxWorld *world;
  LiaisonSandboxGrants *grants;
  LiaisonSandboxDevices *devices;
  LiaisonSandboxGuard *guard;
  LiaisonSandboxFaults *faults;
  const LiaisonSandboxCrypto *crypto; /* or NULL */
  char *base;                         /* "http://127.0.0.1:PORT", once it listens */
  guint n_requests;                   /* to Partner Center */
  guint page_size_max;                /* of Partner Center */
} LiaisonSandboxParts;

LiaisonSandboxParts *liaison_sandbox_server_get_parts (LiaisonSandboxServer *self);

G_END_DECLS
