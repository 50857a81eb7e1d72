/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Why requests stand still for a while. */
typedef enum
{
  LIAISON_WAIT_NONE,
  LIAISON_WAIT_LOST,        /* the connection broke; it is tried again */
  LIAISON_WAIT_UNAVAILABLE, /* the service has a trouble of its own; it is tried again */
  LIAISON_WAIT_BUDGET,      /* more would be more than the service allows in a minute */
  LIAISON_WAIT_THROTTLED,   /* the service asked for the pause */
} LiaisonWaitReason;
