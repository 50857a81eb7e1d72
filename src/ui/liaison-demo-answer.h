/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-acceptance.h"
#include "ui/liaison-demo.h"

G_BEGIN_DECLS

/* What the demonstration's customers do. One that is asked for rights alone is known by its id.
 * Transfer full. */
LiaisonSandboxAcceptance *liaison_demo_answer_make (LiaisonInvitation *invitation,
                                                    LiaisonDemoAnswer how);
/* The @n-th company that nobody invited. Transfer full. */
LiaisonSandboxAcceptance *liaison_demo_answer_make_stranger (guint n);

G_END_DECLS
