/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-grants.h"

G_BEGIN_DECLS

/* The sign-ins that wait for a confirmation in another browser (RFC 8628, "sign-in.md": Device
 * authorization grant). */
typedef struct _LiaisonSandboxDevices LiaisonSandboxDevices;

#define LIAISON_SANDBOX_DEVICE_LIFETIME_SECONDS 900

typedef struct
{
  char *device_code;
  char *user_code; /* nine capitals and digits */
  char *client_id;
  char *scope;
  guint interval;                /* seconds between two polls */
  LiaisonSandboxSignIn *sign_in; /* once approved */
} LiaisonSandboxDevice;

/* What a poll comes to. */
typedef enum
{
  LIAISON_SANDBOX_POLL_UNKNOWN,
  LIAISON_SANDBOX_POLL_PENDING,
  LIAISON_SANDBOX_POLL_TOO_FAST, /* the interval has grown */
  LIAISON_SANDBOX_POLL_DENIED,
  LIAISON_SANDBOX_POLL_EXPIRED,
  LIAISON_SANDBOX_POLL_BLOCKED, /* by Conditional Access */
  LIAISON_SANDBOX_POLL_USED,
  LIAISON_SANDBOX_POLL_GRANTED, /* this once */
} LiaisonSandboxPoll;

/* @interval: seconds, 0: 5. @is_patient: a poll is never too fast. */
LiaisonSandboxDevices *liaison_sandbox_devices_new (LiaisonSandboxGrants *grants,
                                                    guint interval,
                                                    gboolean is_patient);
void liaison_sandbox_devices_free (LiaisonSandboxDevices *devices);

const LiaisonSandboxDevice *liaison_sandbox_devices_begin (LiaisonSandboxDevices *devices,
                                                           const char *client_id,
                                                           const char *scope);
/* Whether somebody may still decide about @user_code (any case; blanks and dashes do not count). */
gboolean liaison_sandbox_devices_wait_for (LiaisonSandboxDevices *devices, const char *user_code);
/* "approve" as the person @key (NULL: the default), "deny", or "expire". FALSE when nobody waits
 * for @user_code, for other words, and for a person who may not sign in at all. */
gboolean liaison_sandbox_devices_decide (LiaisonSandboxDevices *devices,
                                         const char *user_code,
                                         const char *decision,
                                         const char *key);

/* One poll by @client_id. *@device: set if it is known. */
LiaisonSandboxPoll liaison_sandbox_devices_poll (LiaisonSandboxDevices *devices,
                                                 const char *device_code,
                                                 const char *client_id,
                                                 const LiaisonSandboxDevice **device);
/* The grant that a poll found was not given after all: it may be asked for again. */
void liaison_sandbox_devices_give_back (LiaisonSandboxDevices *devices,
                                        const LiaisonSandboxDevice *device);

G_END_DECLS
